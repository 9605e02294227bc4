package org.sairbrush.semantics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.files.Sha256;
import org.sairbrush.files.WholeFile;

/// Remembers a text encoder's vectors from one start of the program to the next, a small file a phrase. A damaged file
/// is made anew, and where none can be written the encoder works on without.
///
/// A file holds the vector's numbers, and the SHA-256 of the phrase and these.
public final class CachedTextEncoder implements TextEncoder {

    private static final System.Logger LOG = System.getLogger(CachedTextEncoder.class.getName());
    private static final int HASH_BYTES = 32;

    private final TextEncoder encoder;
    private final Path folder;

    /// @param encoder stays its owner's
    /// @param space   everything besides the phrase that the encoder's vectors depend on
    /// @param folder  for the files of all spaces; made when it is needed
    public CachedTextEncoder(TextEncoder encoder, String space, Path folder) {
        this.encoder = encoder;
        this.folder = folder.resolve(name(space));
    }

    private static String name(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float logitScale() {
        return encoder.logitScale();
    }

    @Override
    public float[] encode(String phrase) {
        Path file = folder.resolve(name(phrase));
        return read(file, phrase).orElseGet(() -> {
            float[] vector = encoder.encode(phrase);
            write(file, phrase, vector);
            return vector;
        });
    }

    private Optional<float[]> read(Path file, String phrase) {
        int numbers = Float.BYTES * dimension();
        try {
            byte[] stored = Files.readAllBytes(file);
            if (stored.length == numbers + HASH_BYTES) {
                byte[] values = Arrays.copyOf(stored, numbers);
                byte[] hash = Arrays.copyOfRange(stored, numbers, stored.length);
                if (Arrays.equals(hash, Sha256.of(phrase.getBytes(StandardCharsets.UTF_8), values))) {
                    float[] vector = new float[dimension()];
                    ByteBuffer.wrap(values).asFloatBuffer().get(vector);
                    return Optional.of(vector);
                }
            }
            LOG.log(System.Logger.Level.DEBUG, "{0} is damaged and made anew", file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} can''t be read: {1}", file, e);
        }
        return Optional.empty();
    }

    private void write(Path file, String phrase, float[] vector) {
        byte[] values = new byte[Float.BYTES * vector.length];
        ByteBuffer.wrap(values).asFloatBuffer().put(vector);
        byte[] hash = Sha256.of(phrase.getBytes(StandardCharsets.UTF_8), values);
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, part -> Files.write(
                    part,
                    ByteBuffer.allocate(values.length + HASH_BYTES).put(values).put(hash).array()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} can''t be written: {1}", file, e);
        }
    }

    @Override
    public void close() {
        // the encoder is its owner's
    }
}
