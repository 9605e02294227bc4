package org.sairbrush.clip;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.TensorFile;
import org.sairbrush.nn.TensorFileException;
import org.sairbrush.nn.Weights;

/// A CLIP model in a safetensors or PyTorch file, under OpenAI's, open_clip's or Hugging Face's names. By the time it
/// is open, every tensor is known to be there, none is left over, and all have the shapes of [#config()]. Half
/// precisions are widened as they are loaded.
public final class ClipCheckpoint implements AutoCloseable {

    /// Width of an attention head in all of OpenAI's models, which is how their own loader finds the number of heads.
    private static final int HEAD_WIDTH = 64;

    private static final float EPSILON = 1e-5f;
    private static final String VISION = "visual.";
    private static final String TEXT = "";
    private static final String LOGIT_SCALE = "logit_scale";

    private final TensorFile file;
    private final ClipNaming naming;
    private final ClipConfig config;

    private ClipCheckpoint(TensorFile file) throws TensorFileException {
        this.file = file;
        this.naming = ClipNaming.of(file::contains)
                .orElseThrow(() -> new TensorFileException(
                        file.path(), "no CLIP model with a vision transformer is in it, under any names known here"));
        this.config = readConfig();
        verify();
    }

    /// @throws TensorFileException when the file is malformed or no complete CLIP model; the message names the tensor
    /// @throws IOException         when it can't be read
    public static ClipCheckpoint open(Path path) throws IOException {
        TensorFile file = TensorFile.open(path);
        try {
            return new ClipCheckpoint(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// What the shapes tell. They don't tell the non-linearity, the normalisations' ε and the number of heads: those
    /// are OpenAI's, and [ClipSettings] changes them for a model that was built otherwise.
    public ClipConfig config() {
        return config;
    }

    /// @param config  [#config()], or that with what shapes don't tell changed
    /// @param manager owns the weights from then on, on its device
    /// @throws TensorFileException when a number is not finite
    public ClipVisionTransformer vision(ClipConfig config, NDManager manager) throws TensorFileException {
        ClipVisionTransformer vision = new ClipVisionTransformer(config);
        fill(vision, VISION, manager);
        return vision;
    }

    /// @param config  [#config()], or that with what shapes don't tell changed
    /// @param manager owns the weights from then on, on its device
    /// @throws TensorFileException when a number is not finite
    public ClipTextTransformer text(ClipConfig config, NDManager manager) throws TensorFileException {
        ClipTextTransformer text = new ClipTextTransformer(config);
        fill(text, TEXT, manager);
        return text;
    }

    /// What cosines between pictures and texts are multiplied by.
    public float logitScale() throws TensorFileException {
        return (float) Math.exp(file.floats(naming.source(LOGIT_SCALE).names().getFirst())[0]);
    }

    private ClipConfig readConfig() throws TensorFileException {
        int visionWidth = size("visual.conv1.weight", 4, 0);
        int textWidth = size("token_embedding.weight", 2, 1);
        int patches = size("visual.positional_embedding", 2, 0) - 1;
        int grid = (int) Math.sqrt(patches);
        if (grid * grid != patches) {
            throw refused("visual.positional_embedding", "is for %d patches, which make no square".formatted(patches));
        }
        return new ClipConfig(
                size("visual.proj", 2, 1),
                new ClipConfig.Vision(
                        visionWidth,
                        layers("visual.transformer.resblocks.%d.ln_1.weight"),
                        heads("visual.conv1.weight", visionWidth),
                        size("visual.conv1.weight", 4, 2),
                        grid),
                new ClipConfig.Text(
                        textWidth,
                        layers("transformer.resblocks.%d.ln_1.weight"),
                        heads("token_embedding.weight", textWidth),
                        size("positional_embedding", 2, 0),
                        size("token_embedding.weight", 2, 0)),
                ClipConfig.NonLinearity.QUICK_GELU,
                EPSILON);
    }

    /// Length of a tensor along one of our axes.
    private int size(String name, int rank, int axis) throws TensorFileException {
        ClipNaming.Source source = naming.source(name);
        Shape shape = file.info(source.names().getFirst()).shape();
        if (shape.dimension() != rank) {
            throw refused(name, "has the shape %s, but should have %d axes".formatted(shape, rank));
        }
        long size = shape.get(source.transposed() ? 1 - axis : axis);
        // Nothing in a CLIP model comes near a million, and what passes here sizes arrays.
        if (size < 1 || size > 1_000_000) {
            throw refused(name, "has the impossible shape " + shape);
        }
        return (int) size;
    }

    private int heads(String name, int width) throws TensorFileException {
        int heads = Math.max(1, width / HEAD_WIDTH);
        if (width % heads != 0) {
            throw refused(name, "has a width of %d, which does not divide into %d heads".formatted(width, heads));
        }
        return heads;
    }

    /// One more than the highest numbered layer, so that a gap is found to be missing.
    private int layers(String name) throws TensorFileException {
        String[] around = naming.source(name.formatted(0)).names().getFirst().split("\\b0\\b", 2);
        Pattern pattern = Pattern.compile(Pattern.quote(around[0]) + "([0-9]{1,3})" + Pattern.quote(around[1]));
        int layers = file.names().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)) + 1)
                .max()
                .orElse(0);
        if (layers == 0) {
            throw refused(name.formatted(0), "is missing");
        }
        return layers;
    }

    private void verify() throws TensorFileException {
        Map<String, Shape> wanted = new LinkedHashMap<>();
        new ClipVisionTransformer(config)
                .namedParameters()
                .forEach((name, parameter) -> wanted.put(VISION + name, parameter.getShape()));
        new ClipTextTransformer(config)
                .namedParameters()
                .forEach((name, parameter) -> wanted.put(TEXT + name, parameter.getShape()));
        TreeSet<String> surplus = new TreeSet<>(file.names());
        surplus.removeIf(ClipNaming::ignored);
        for (Map.Entry<String, Shape> tensor : wanted.entrySet()) {
            ClipNaming.Source source = naming.source(tensor.getKey());
            Shape shape = storedShape(source, tensor.getValue());
            for (String name : source.names()) {
                verify(name, shape);
                surplus.remove(name);
            }
        }
        String scale = naming.source(LOGIT_SCALE).names().getFirst();
        if (file.info(scale).elements() != 1) {
            throw refused(
                    LOGIT_SCALE, "has the shape %s, but should be one number".formatted(file.info(scale).shape()));
        }
        surplus.remove(scale);
        if (!surplus.isEmpty()) {
            throw new TensorFileException(file.path(), surplus.size() == 1
                    ? "tensor '%s' belongs to no part of a CLIP model".formatted(surplus.first())
                    : "tensor '%s' and %d others belong to no part of a CLIP model"
                            .formatted(surplus.first(), surplus.size() - 1));
        }
    }

    private void verify(String name, Shape wanted) throws TensorFileException {
        Shape found = file.info(name).shape();
        if (!found.equals(wanted)) {
            throw new TensorFileException(file.path(),
                    "tensor '%s' has the shape %s, but the model needs %s".formatted(name, found, wanted));
        }
        if (!file.info(name).type().floating()) {
            throw new TensorFileException(file.path(), "tensor '%s' holds %s, not floats"
                    .formatted(name, file.info(name).type()));
        }
    }

    /// The shape of each of the tensors that one of ours is kept in.
    private static Shape storedShape(ClipNaming.Source source, Shape ours) {
        long[] sizes = ours.getShape().clone();
        if (source.transposed()) {
            return new Shape(sizes[1], sizes[0]);
        }
        sizes[0] /= source.names().size();
        return new Shape(sizes);
    }

    private void fill(NetworkBlock network, String prefix, NDManager manager) throws TensorFileException {
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            Parameter parameter = entry.getValue();
            parameter.freeze(true);
            Weights.set(parameter, values(naming.source(prefix + entry.getKey()), parameter.getShape()), manager);
        }
    }

    private float[] values(ClipNaming.Source source, Shape shape) throws TensorFileException {
        if (source.names().size() == 1) {
            float[] values = finite(source.names().getFirst());
            return source.transposed() ? transpose(values, (int) shape.get(0), (int) shape.get(1)) : values;
        }
        float[] stacked = new float[Math.toIntExact(shape.size())];
        int filled = 0;
        for (String name : source.names()) {
            float[] part = finite(name);
            System.arraycopy(part, 0, stacked, filled, part.length);
            filled += part.length;
        }
        return stacked;
    }

    private float[] finite(String name) throws TensorFileException {
        float[] values = file.floats(name);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new TensorFileException(
                        file.path(), "tensor '%s' holds numbers that are not finite".formatted(name));
            }
        }
        return values;
    }

    /// `(columns, rows)` → `(rows, columns)`
    private static float[] transpose(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[row * columns + column] = matrix[column * rows + row];
            }
        }
        return transposed;
    }

    private TensorFileException refused(String ourName, String problem) {
        String name = naming.source(ourName).names().getFirst();
        return new TensorFileException(file.path(), "tensor '" + name + "' " + problem);
    }

    @Override
    public void close() {
        file.close();
    }
}
