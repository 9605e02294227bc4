package org.sairbrush.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Moves the parameters of networks from and to safetensors files, by their dotted names.
public final class Weights {

    private Weights() {}

    /// Fills a network from a file that holds its parameters and nothing else; no gradient is tracked.
    ///
    /// @param manager owns the parameters from then on, on its device
    /// @throws SafetensorsException when a tensor is missing, surplus, of another shape, or not finite
    public static void load(NetworkBlock network, SafetensorsFile file, NDManager manager) throws SafetensorsException {
        Map<String, Parameter> parameters = network.namedParameters();
        requireKnown(parameters, file);
        for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
            Parameter parameter = entry.getValue();
            float[] values = values(parameter, entry.getKey(), file);
            parameter.freeze(true);
            set(parameter, values, manager);
        }
    }

    static void requireKnown(Map<String, Parameter> parameters, SafetensorsFile file) throws SafetensorsException {
        for (String name : file.names()) {
            if (!parameters.containsKey(name)) {
                throw new SafetensorsException(
                        file.path(), "tensor '%s' belongs to no part of the network".formatted(name));
            }
        }
    }

    /// A parameter's values in a file.
    ///
    /// @throws SafetensorsException when they are missing, of another shape, or not finite
    static float[] values(Parameter parameter, String name, SafetensorsFile file) throws SafetensorsException {
        if (!file.info(name).shape().equals(parameter.getShape())) {
            throw new SafetensorsException(
                    file.path(),
                    "tensor '%s' has shape %s where the network needs %s"
                            .formatted(name, file.info(name).shape(), parameter.getShape()));
        }
        return finite(name, file);
    }

    /// A tensor of floats.
    ///
    /// @throws SafetensorsException when it is missing, holds whole numbers, or not finite ones
    public static float[] finite(String name, SafetensorsFile file) throws SafetensorsException {
        float[] values = file.floats(name);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new SafetensorsException(
                        file.path(), "tensor '%s' holds numbers that are not finite".formatted(name));
            }
        }
        return values;
    }

    /// Gives an initialised network the weights of a file where names and shapes fit, and leaves the rest as it is.
    ///
    /// @return number of parameters that were given values
    public static int start(NetworkBlock network, SafetensorsFile file) throws SafetensorsException {
        int fitting = 0;
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            String name = entry.getKey();
            if (file.contains(name) && file.info(name).shape().equals(entry.getValue().getShape())) {
                entry.getValue().getArray().set(file.floats(name));
                fitting++;
            }
        }
        return fitting;
    }

    /// Gives a parameter that has no array yet its values.
    public static void set(Parameter parameter, float[] values, NDManager manager) {
        parameter.setInitializer((owner, shape, type) -> owner.create(values, shape));
        parameter.initialize(manager, DataType.FLOAT32);
        // The values would be held in Java's memory, too.
        parameter.setInitializer(null);
    }

    /// Writes the parameters that a network has otherwise than a file of them, as F16 and as far as that shows it: the
    /// far end of a [WeightBlend].
    public static void saveDifference(
            NetworkBlock network, SafetensorsFile from, Path file, Map<String, String> metadata) throws IOException {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            FloatTensor tensor = FloatTensor.of(entry.getValue().getArray());
            if (!Arrays.equals(halves(tensor.values()), halves(from.floats(entry.getKey())))) {
                tensors.put(entry.getKey(), tensor);
            }
        }
        SafetensorsWriter.write(file, tensors, metadata, true);
    }

    private static short[] halves(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            halves[i] = Float.floatToFloat16(values[i]);
        }
        return halves;
    }

    /// Writes all parameters of a network.
    ///
    /// @param half as F16, half the size
    public static void save(NetworkBlock network, Path file, Map<String, String> metadata, boolean half)
            throws IOException {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        network.namedParameters().forEach((name, parameter) -> tensors.put(name, FloatTensor.of(parameter.getArray())));
        SafetensorsWriter.write(file, tensors, metadata, half);
    }
}
