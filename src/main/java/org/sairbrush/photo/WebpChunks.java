package org.sairbrush.photo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The chunks of a WebP file beside its pixels, by name.
record WebpChunks(Map<String, byte[]> chunks) implements Metadata {

    private static final int MAXIMUM_BYTES = 64 << 20;
    private static final String ALPHA = "ALPH";
    private static final Set<String> WANTED = Set.of("ICCP", "EXIF", "XMP ", ALPHA);
    private static final byte[] EXIF_HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /// Reads to the end; stops without complaint where a file is malformed.
    static WebpChunks read(Path file) throws IOException {
        Map<String, byte[]> chunks = new HashMap<>();
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            input.skipNBytes(12);
            while (true) {
                String name = new String(input.readNBytes(4), StandardCharsets.ISO_8859_1);
                long length = Integer.reverseBytes(input.readInt()) & 0xFFFFFFFFL;
                boolean wanted = WANTED.contains(name);
                if (wanted && length <= MAXIMUM_BYTES) {
                    chunks.putIfAbsent(name, input.readNBytes((int) length));
                } else {
                    chunks.putIfAbsent(name, new byte[0]);
                    input.skipNBytes(length);
                }
                input.skipNBytes(length % 2);
            }
        } catch (EOFException endOfFile) {
            // What was read so far is all there is.
        }
        return new WebpChunks(Map.copyOf(chunks));
    }

    @Override
    public Optional<byte[]> iccProfile() {
        return Optional.ofNullable(chunks.get("ICCP"));
    }

    @Override
    public Optional<byte[]> exif() {
        return Optional.ofNullable(chunks.get("EXIF")).map(block -> Arrays.mismatch(block, EXIF_HEADER) == 6
                ? Arrays.copyOfRange(block, 6, block.length)
                : block);
    }

    @Override
    public Optional<byte[]> xmp() {
        return Optional.ofNullable(chunks.get("XMP "));
    }

    /// The alpha of a lossy picture where it is not compressed, which its reader takes for opaque.
    Optional<WebpAlpha> plainAlpha() {
        return Optional.ofNullable(chunks.get(ALPHA)).filter(WebpAlpha::plain).map(WebpAlpha::new);
    }

    @Override
    public int pictures() {
        return chunks.containsKey("ANIM") ? 2 : 1;
    }
}
