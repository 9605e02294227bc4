package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A straight line between the weights that a network was given and others that it learned going on from there: what
/// the network makes in between lies in between, too (network interpolation, Wang et al., ESRGAN, 2018). Not for
/// several threads at once.
public final class WeightBlend {

    private static final NDIndex EVERYWHERE = new NDIndex("...");

    private record Line(Parameter parameter, float[] near, float[] far) {

        void set(double share) {
            float[] values = new float[near.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (near[i] + share * (far[i] - near[i]));
            }
            NDArray array = parameter.getArray();
            try (NDArray blended = array.getManager().create(values, array.getShape())) {
                // Copied into the array, as libtorch warns of values that it is set to.
                array.set(EVERYWHERE, blended);
            }
        }
    }

    private final List<Line> lines;
    private double share;

    private WeightBlend(List<Line> lines) {
        this.lines = lines;
    }

    /// @param network stays as it is for now
    /// @param file    the other weights; parameters that it does not hold are the same at both ends
    /// @throws SafetensorsException when a tensor is surplus, of another shape, or not finite
    public static WeightBlend towards(NetworkBlock network, SafetensorsFile file) throws SafetensorsException {
        Map<String, Parameter> parameters = network.namedParameters();
        Weights.requireKnown(parameters, file);
        List<Line> lines = new ArrayList<>();
        for (String name : file.names()) {
            Parameter parameter = parameters.get(name);
            lines.add(new Line(
                    parameter, parameter.getArray().toFloatArray(), Weights.values(parameter, name, file)));
        }
        return new WeightBlend(List.copyOf(lines));
    }

    /// @param wanted 0 for the weights that the network was given, 1 for the other ones
    public void set(double wanted) {
        if (wanted != share) {
            lines.forEach(line -> line.set(wanted));
            share = wanted;
        }
    }
}
