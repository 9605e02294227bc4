package org.sairbrush.foreign;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Inpainters that compute what can be computed by hand: the mean of the known pixels. The TorchScript ones are written
/// by `src/test/resources/torch/tiny_inpainters.py`, the ONNX ones here.
public final class TinyInpainters {

    private TinyInpainters() {}

    /// Copies a TorchScript archive: `mean`, `joined`, `nan`, `half` or `picky`.
    public static Path torchScript(String name, Path file) throws IOException {
        try (InputStream resource = TinyInpainters.class.getResourceAsStream("/torch/inpainter-" + name + ".pt")) {
            Files.copy(resource, file);
            return file;
        }
    }

    /// As LaMa's export: `image` in [0, 1], `mask` with 1 for hole, `output` in [0, 255].
    ///
    /// @param side that the model is made for, or -1 for any
    public static Path onnx(Path file, int side) throws IOException {
        return mean(new OnnxGraph()
                        .input("image", OnnxGraph.FLOAT, 1, 3, side, side)
                        .input("mask", OnnxGraph.FLOAT, 1, 1, side, side)
                        .constant("range", 255f)
                        .node("Sub", "known", "one", "mask")
                        .node("Identity", "colours", "image"))
                .node("Mul", "output", "filled", "range")
                .output("output", OnnxGraph.FLOAT, 1, 3, side, side)
                .write(file);
    }

    /// As MI-GAN's pipeline: bytes, `mask` with 255 for known, `result`.
    public static Path bytesOnnx(Path file) throws IOException {
        return mean(new OnnxGraph()
                        .input("image", OnnxGraph.UINT8, 1, 3, -1, -1)
                        .input("mask", OnnxGraph.UINT8, 1, 1, -1, -1)
                        .constant("range", 255f)
                        .cast("given", "mask", OnnxGraph.FLOAT)
                        .node("Div", "known", "given", "range")
                        .cast("colours", "image", OnnxGraph.FLOAT))
                .node("Round", "whole", "filled")
                .cast("result", "whole", OnnxGraph.UINT8)
                .output("result", OnnxGraph.UINT8, 1, 3, -1, -1)
                .write(file);
    }

    /// `filled` from `known` and `colours`.
    private static OnnxGraph mean(OnnxGraph graph) {
        return graph.constant("one", 1f)
                .indices("axes", 2, 3)
                .node("Mul", "seen", "colours", "known")
                .node("ReduceSum", "sum", "seen", "axes")
                .node("ReduceSum", "count", "known", "axes")
                .node("Div", "mean", "sum", "count")
                .node("Sub", "holes", "one", "known")
                .node("Mul", "guessed", "mean", "holes")
                .node("Add", "filled", "seen", "guessed");
    }

    public static InpainterContract contract(String json) {
        return InpainterContract.register(new GsonBuilder()).create().fromJson(json, InpainterContract.class);
    }
}
