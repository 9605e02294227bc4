package org.sairbrush.clip;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsWriter;
import org.sairbrush.nn.TorchArchiveWriter;

/// A CLIP model of random weights, the same in every file that is written of it. All numbers fit F16, so that files of
/// half and of single precision hold the same.
public final class SyntheticClip {

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final long seed;

    public SyntheticClip(ClipConfig config, long seed) {
        this.seed = seed;
        new ClipVisionTransformer(config)
                .namedParameters()
                .forEach((name, parameter) -> shapes.put("visual." + name, parameter.getShape()));
        new ClipTextTransformer(config)
                .namedParameters()
                .forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
        shapes.put("logit_scale", new Shape());
    }

    /// A small build for which every vocabulary of as many tokens will do.
    public static SyntheticClip small(int vocabulary) {
        return new SyntheticClip(
                new ClipConfig(
                        16,
                        new ClipConfig.Vision(64, 2, 1, 16, 4),
                        new ClipConfig.Text(64, 2, 1, 77, vocabulary),
                        ClipConfig.NonLinearity.QUICK_GELU,
                        1e-5f),
                5);
    }

    public long parameters() {
        return shapes.values().stream().mapToLong(Shape::size).sum();
    }

    /// As OpenAI publishes its models: a scripted module, F16 but for layer normalisations and embeddings.
    public void writeTorchScript(Path file) throws IOException {
        TorchArchiveWriter.write(
                file, shapes, this::values,
                name -> !name.matches(".*(ln_|embedding|logit_scale).*") || name.contains("conv1"));
    }

    /// As open_clip publishes its models, with the file that tells the activation.
    public void writeOpenClip(Path file, boolean quickGelu) throws IOException {
        write(file, ClipNaming.OPENAI, true);
        Files.writeString(file.resolveSibling("open_clip_config.json"), """
                {"model_cfg": {"embed_dim": 512, "quick_gelu": %s,
                 "vision_cfg": {"image_size": 224, "layers": 12, "width": 768, "patch_size": 16},
                 "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 512, "heads": 8, "layers": 12}},
                 "preprocess_cfg": {"mean": [0.48145466, 0.4578275, 0.40821073]}}
                """.formatted(quickGelu));
    }

    /// As Hugging Face's transformers keep CLIP, with `config.json`.
    public void writeHuggingFace(Path file) throws IOException {
        write(file, ClipNaming.HUGGING_FACE, false);
        Files.writeString(file.resolveSibling("config.json"), """
                {"model_type": "clip", "projection_dim": 512,
                 "text_config": {"hidden_act": "quick_gelu", "layer_norm_eps": 1e-05, "num_attention_heads": 8},
                 "vision_config": {"hidden_act": "quick_gelu", "layer_norm_eps": 1e-05, "num_attention_heads": 12}}
                """);
    }

    private void write(Path file, ClipNaming naming, boolean half) throws IOException {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> tensor : shapes.entrySet()) {
            ClipNaming.Source source = naming.source(tensor.getKey());
            float[] values = values(tensor.getKey());
            long[] sizes = tensor.getValue().getShape().clone();
            if (source.transposed()) {
                values = transposed(values, (int) sizes[0], (int) sizes[1]);
                sizes = new long[] {sizes[1], sizes[0]};
            }
            List<String> names = source.names();
            if (names.size() > 1) {
                sizes[0] /= names.size();
            }
            int part = values.length / names.size();
            for (int index = 0; index < names.size(); index++) {
                float[] own = new float[part];
                System.arraycopy(values, index * part, own, 0, part);
                tensors.put(names.get(index), new FloatTensor(new Shape(sizes), own));
            }
        }
        SafetensorsWriter.write(file, tensors, Map.of("format", "pt"), half);
    }

    /// Weights small enough for the layers to add up to something of about 1.
    private float[] values(String name) {
        if (name.equals("logit_scale")) {
            return new float[] {4.605f};
        }
        Shape shape = shapes.get(name);
        float scale = shape.dimension() == 1 ? 0.1f : 1.7f / (float) Math.sqrt(shape.get(shape.dimension() - 1));
        float mean = name.matches(".*ln_\\w+\\.weight") ? 1 : 0;
        SplittableRandom random = new SplittableRandom(seed ^ name.hashCode());
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int index = 0; index < values.length; index++) {
            float value = mean + scale * (2 * random.nextFloat() - 1);
            values[index] = Float.float16ToFloat(Float.floatToFloat16(value));
        }
        return values;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }
        return transposed;
    }
}
