package org.sairbrush.foreign;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sairbrush.foreign.InpainterContract.Channels;
import org.sairbrush.foreign.InpainterContract.Content;
import org.sairbrush.foreign.InpainterContract.Input;
import org.sairbrush.foreign.InpainterContract.Layout;
import org.sairbrush.foreign.InpainterContract.Output;
import org.sairbrush.foreign.InpainterContract.Plane;
import org.sairbrush.nn.Membrane;

/// Somebody else's inpainter, run as its contract says. It knows no semantics. Not for several threads at once.
public final class ForeignInpainter implements AutoCloseable {

    /// A model may overshoot a little; beyond this share of the range the contract is wrong.
    private static final double OVERSHOOT = 1;

    private final String name;
    private final InpainterContract contract;
    private final ForeignModel model;

    private ForeignInpainter(String name, InpainterContract contract, ForeignModel model) {
        this.name = name;
        this.contract = contract;
        this.model = model;
    }

    /// @param device where PyTorch runs; ONNX Runtime takes the CPU
    /// @throws ForeignModelException when the file is no such model, or the contract not that model's, in one sentence
    public static ForeignInpainter open(Path file, InpainterContract contract, Device device)
            throws ForeignModelException {
        if (contract == null) {
            throw new ForeignModelException("%s has no contract in pack.json: import the pack again.".formatted(file));
        }
        contract.require();
        ForeignModel model = switch (contract.engine()) {
            case TORCHSCRIPT -> TorchScriptModel.open(file, device);
            case ONNX -> OnnxModel.open(file, contract);
        };
        return new ForeignInpainter(file.getFileName().toString(), contract, model);
    }

    public InpainterContract contract() {
        return contract;
    }

    /// Completes a picture.
    ///
    /// @param rgb   planar (3, height, width) in [0, 1]; what lies in the holes is not looked at
    /// @param holes (height, width), hole where above 0
    /// @return the whole picture as the model gives it, (3, height, width), about [0, 1]
    /// @throws ForeignModelException when it fails, in one sentence
    public float[] fill(float[] rgb, float[] holes, int width, int height) throws ForeignModelException {
        Frame frame = Frame.of(width, height, contract.size(), name);
        float[] picture = continued(rgb, holes, width, height);
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : contract.inputs()) {
            inputs.add(input(input, picture, holes, frame));
        }
        return picture(model.run(inputs), frame);
    }

    /// The known colours, continued smoothly into the holes, so that no damage shines through where a model blends.
    private static float[] continued(float[] rgb, float[] holes, int width, int height) {
        int plane = holes.length;
        float[] known = new float[plane];
        for (int i = 0; i < plane; i++) {
            known[i] = holes[i] > 0 ? 0 : 1;
        }
        float[] picture = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            float[] values = Arrays.copyOfRange(rgb, channel * plane, (channel + 1) * plane);
            for (int i = 0; i < plane; i++) {
                values[i] *= known[i];
            }
            Membrane.fill(values, known, width, height);
            System.arraycopy(values, 0, picture, channel * plane, plane);
        }
        return picture;
    }

    private static Tensor input(Input input, float[] picture, float[] holes, Frame frame) {
        float[] values = new float[input.channels() * frame.pixels()];
        int first = 0;
        for (Plane plane : input.planes()) {
            int channels = plane.of() == Content.IMAGE ? 3 : 1;
            for (int channel = 0; channel < channels; channel++) {
                for (int pixel = 0; pixel < frame.pixels(); pixel++) {
                    int at = index(input.layout(), first + channel, pixel, input.channels(), frame.pixels());
                    values[at] = (float) value(plane, channel, frame.source(pixel), picture, holes);
                }
            }
            first += channels;
        }
        return new Tensor(input.name(), input.type(), shape(input.layout(), input.channels(), frame), values);
    }

    private static double value(Plane plane, int channel, int source, float[] picture, float[] holes) {
        boolean hole = holes[source] > 0;
        double share;
        if (plane.of() == Content.MASK) {
            share = hole ? 1 : 0;
        } else if (hole && plane.hole() != null) {
            return plane.hole();
        } else {
            share = picture[ordered(plane.channels(), channel) * holes.length + source];
        }
        return plane.low() + share * (plane.high() - plane.low());
    }

    private static int ordered(Channels channels, int channel) {
        return channels == Channels.RGB ? channel : 2 - channel;
    }

    private static int index(Layout layout, int channel, int pixel, int channels, int pixels) {
        return layout == Layout.NCHW ? channel * pixels + pixel : pixel * channels + channel;
    }

    private static long[] shape(Layout layout, int channels, Frame frame) {
        return layout == Layout.NCHW
                ? new long[] {1, channels, frame.paddedHeight(), frame.paddedWidth()}
                : new long[] {1, frame.paddedHeight(), frame.paddedWidth(), channels};
    }

    private float[] picture(Tensor result, Frame frame) throws ForeignModelException {
        Output output = contract.output();
        long[] wanted = shape(output.layout(), 3, frame);
        if (!Arrays.equals(wanted, result.shape())) {
            throw new ForeignModelException("%s gave a tensor of %s and not of %s: its contract is not the model's."
                    .formatted(name, Tensor.words(result.shape()), Tensor.words(wanted)));
        }
        int plane = frame.width() * frame.height();
        float[] picture = new float[3 * plane];
        for (int y = 0, i = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++, i++) {
                for (int channel = 0; channel < 3; channel++) {
                    int at = index(output.layout(), channel, y * frame.paddedWidth() + x, 3, frame.pixels());
                    double value = (result.values()[at] - output.low()) / (output.high() - output.low());
                    check(value, result.values()[at]);
                    picture[ordered(output.channels(), channel) * plane + i] = (float) value;
                }
            }
        }
        return picture;
    }

    private void check(double value, float given) throws ForeignModelException {
        if (!Double.isFinite(value)) {
            throw new ForeignModelException(
                    "%s gave colours that are not numbers: it may be damaged, or its contract not the model's."
                            .formatted(name));
        }
        if (value < -OVERSHOOT || value > 1 + OVERSHOOT) {
            throw new ForeignModelException(
                    "%s gave the value %s, far outside of %s to %s: its contract is not the model's."
                            .formatted(name, given, contract.output().low(), contract.output().high()));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
