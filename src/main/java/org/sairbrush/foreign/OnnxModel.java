package org.sairbrush.foreign;

import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// An ONNX model, run by ONNX Runtime on the CPU.
final class OnnxModel implements ForeignModel {

    private static final Map<InpainterContract.ElementType, OnnxJavaType> TYPES = Map.of(
            InpainterContract.ElementType.FLOAT32, OnnxJavaType.FLOAT,
            InpainterContract.ElementType.UINT8, OnnxJavaType.UINT8);

    private final String name;
    private final OrtSession session;
    private final String output;

    private OnnxModel(String name, OrtSession session, String output) {
        this.name = name;
        this.session = session;
        this.output = output;
    }

    static OnnxModel open(Path file, InpainterContract contract) throws ForeignModelException {
        String name = file.getFileName().toString();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // as many threads as PyTorch was given, which wait for each other without burning the processor
            options.setIntraOpNumThreads(JniUtils.getNumThreads());
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            try {
                return new OnnxModel(name, session, fit(session, contract, name));
            } catch (ForeignModelException | OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ForeignModelException("%s is no ONNX model that can be run (%s): fetch or import it again."
                    .formatted(file, ForeignModelException.reason(e)), e);
        }
    }

    /// @return the name of the output
    private static String fit(OrtSession session, InpainterContract contract, String model)
            throws OrtException, ForeignModelException {
        Set<String> wanted = contract.inputs().stream().map(InpainterContract.Input::name).collect(Collectors.toSet());
        if (!wanted.equals(session.getInputNames())) {
            throw new ForeignModelException("The contract names the inputs %s, but %s has %s: correct pack.json."
                    .formatted(names(wanted), model, names(session.getInputNames())));
        }
        for (InpainterContract.Input input : contract.inputs()) {
            fit(session.getInputInfo().get(input.name()), input, contract.size(), model);
        }
        String named = contract.output().name();
        if (named != null && !session.getOutputNames().contains(named)) {
            throw new ForeignModelException("The contract names the output '%s', but %s has %s: correct pack.json."
                    .formatted(named, model, names(session.getOutputNames())));
        }
        return named != null ? named : session.getOutputNames().iterator().next();
    }

    private static String names(Set<String> names) {
        return names.stream().sorted().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    private static void fit(
            NodeInfo node, InpainterContract.Input input, InpainterContract.Size size, String model)
            throws ForeignModelException {
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != TYPES.get(input.type())) {
            throw new ForeignModelException(
                    "The contract says that the input '%s' of %s is %s, which it is not: correct pack.json."
                            .formatted(input.name(), model, words(input.type())));
        }
        long[] shape = tensor.getShape();
        boolean channelsFirst = input.layout() == InpainterContract.Layout.NCHW;
        boolean fits = shape.length == 4 && free(shape[channelsFirst ? 1 : 3], input.channels());
        if (!fits) {
            throw new ForeignModelException(
                    "The input '%s' of %s is a tensor of %s, which the contract's %d channels do not fit: correct it."
                            .formatted(input.name(), model, Tensor.words(shape), input.channels()));
        }
        Set<Long> sides = new HashSet<>(channelsFirst ? List.of(shape[2], shape[3]) : List.of(shape[1], shape[2]));
        sides.remove(-1L);
        if (!sides.isEmpty() && (size.fixed() == null || !sides.equals(Set.of((long) size.fixed())))) {
            String wanted = sides.stream().sorted().map("%d pixels"::formatted).collect(Collectors.joining(" by "));
            throw new ForeignModelException(
                    "%s takes pictures of %s only, which the contract's \"fixed\" does not say: correct pack.json."
                            .formatted(model, wanted));
        }
    }

    private static String words(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /// Dimensions that the model leaves open are -1.
    private static boolean free(long dimension, long wanted) {
        return dimension < 0 || dimension == wanted;
    }

    @Override
    public Tensor run(List<Tensor> inputs) throws ForeignModelException {
        Map<String, OnnxTensor> arguments = new LinkedHashMap<>();
        try {
            for (Tensor input : inputs) {
                arguments.put(input.name(), tensor(input));
            }
            try (OrtSession.Result results = session.run(arguments, Set.of(output))) {
                return result(results.get(0));
            }
        } catch (OrtException e) {
            throw new ForeignModelException("%s failed on this picture (%s): its contract may not be the model's."
                    .formatted(name, ForeignModelException.reason(e)), e);
        } finally {
            arguments.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(Tensor input) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return input.type() == InpainterContract.ElementType.UINT8
                ? OnnxTensor.createTensor(environment, input.bytes(), input.shape(), OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), input.shape());
    }

    private Tensor result(OnnxValue value) throws ForeignModelException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new ForeignModelException("%s gives no tensor as '%s': correct pack.json.".formatted(name, output));
        }
        long[] shape = tensor.getInfo().getShape();
        return switch (tensor.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16 -> {
                FloatBuffer buffer = tensor.getFloatBuffer();
                float[] values = new float[buffer.remaining()];
                buffer.get(values);
                yield new Tensor(output, InpainterContract.ElementType.FLOAT32, shape, values);
            }
            case UINT8 -> {
                ByteBuffer buffer = tensor.getByteBuffer();
                float[] values = new float[buffer.remaining()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = buffer.get(i) & 0xFF;
                }
                yield new Tensor(output, InpainterContract.ElementType.UINT8, shape, values);
            }
            default -> throw new ForeignModelException("%s gives '%s' as %s, which is no picture: correct pack.json."
                    .formatted(name, output, words(tensor.getInfo().type)));
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
