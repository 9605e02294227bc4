package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpAlphaTest {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;
    private static final int FLAGS = 20;

    @TempDir
    private Path folder;

    /// As encoders leave it that find nothing to gain.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void alphaThatIsNotCompressedIsThere(int filter) throws IOException {
        Photo drawn = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 4));
        int[] alpha = drawn.image().getRaster().getSamples(0, 0, WIDTH, HEIGHT, 3, (int[]) null);
        byte[] lossy = SourceFile.webp(Pictures.picture(WIDTH, HEIGHT, 8, 3), 90);
        Path file = Files.write(folder.resolve("picture.webp"), withAlpha(lossy, filter, alpha));

        Photo read = PhotoReader.read(file).turned(Orientation.of(SourceFile.ORIENTATION).inverse());

        assertArrayEquals(alpha, read.image().getRaster().getSamples(0, 0, WIDTH, HEIGHT, 3, (int[]) null));
    }

    /// An extended file with a chunk of alpha before its colours.
    private static byte[] withAlpha(byte[] webp, int filter, int[] alpha) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int colours = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8 ");
        byte[] plain = plain(filter, alpha);
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put("ALPH".getBytes());
        chunks.writeBytes(Arrays.copyOfRange(webp, 12, colours));
        chunks.writeBytes(header.putInt(plain.length).array());
        chunks.writeBytes(plain);
        chunks.writeBytes(new byte[plain.length & 1]);
        chunks.writeBytes(Arrays.copyOfRange(webp, colours, webp.length));
        ByteBuffer file = ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put(webp, 0, 4).putInt(4 + chunks.size()).put(webp, 8, 4).put(chunks.toByteArray());
        return file.put(FLAGS, (byte) (webp[FLAGS] | 0x10)).array();
    }

    /// Less what the neighbours let guess.
    private static byte[] plain(int filter, int[] alpha) {
        byte[] chunk = new byte[1 + alpha.length];
        chunk[0] = (byte) (filter << 2);
        for (int i = 0; i < alpha.length; i++) {
            boolean firstRow = i < WIDTH;
            boolean firstColumn = i % WIDTH == 0;
            int guess = switch (filter) {
                case 0 -> 0;
                case 1 -> firstColumn ? firstRow ? 0 : alpha[i - WIDTH] : alpha[i - 1];
                case 2 -> firstRow ? firstColumn ? 0 : alpha[i - 1] : alpha[i - WIDTH];
                default -> firstRow
                        ? firstColumn ? 0 : alpha[i - 1]
                        : firstColumn
                                ? alpha[i - WIDTH]
                                : Math.clamp(alpha[i - 1] + alpha[i - WIDTH] - alpha[i - WIDTH - 1], 0, 255);
            };
            chunk[1 + i] = (byte) (alpha[i] - guess);
        }
        return chunk;
    }
}
