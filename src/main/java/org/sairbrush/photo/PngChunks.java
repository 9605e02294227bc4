package org.sairbrush.photo;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The chunks of a PNG file beside its header and image data.
record PngChunks(List<Chunk> chunks) implements Metadata {

    record Chunk(String type, byte[] data) {}

    /// Signature and IHDR, with which every PNG file starts.
    private static final int HEADER_BYTES = 33;

    private static final int SIGNATURE_BYTES = 8;

    /// Longer ones are no description of a photo.
    private static final int MAXIMUM_BYTES = 64 << 20;

    private static final String PROFILE = "iCCP";
    private static final String EXIF = "eXIf";

    /// International text, in which XMP lies.
    private static final String TEXT = "iTXt";

    private static final Set<String> KEPT =
            Set.of("cHRM", "gAMA", "sRGB", "cICP", "mDCV", "cLLI", "pHYs", "tEXt", "zTXt", TEXT, EXIF);

    /// Reads to the end; stops without complaint where a file is malformed.
    static PngChunks read(Path file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            input.skipNBytes(SIGNATURE_BYTES);
            while (true) {
                int length = input.readInt();
                String type = new String(input.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.equals("IEND")) {
                    break;
                }
                if (length <= MAXIMUM_BYTES && (KEPT.contains(type) || type.equals(PROFILE))) {
                    chunks.add(new Chunk(type, input.readNBytes(length)));
                } else {
                    input.skipNBytes(length);
                }
                input.skipNBytes(4);
            }
        } catch (EOFException endOfFile) {
            // What was read so far is all there is.
        }
        return new PngChunks(List.copyOf(chunks));
    }

    @Override
    public Optional<byte[]> iccProfile() {
        return chunks.stream()
                .filter(chunk -> chunk.type.equals(PROFILE))
                .findFirst()
                .flatMap(PngChunks::inflate);
    }

    private static Optional<byte[]> inflate(Chunk profile) {
        int name = 0;
        while (name < profile.data.length && profile.data[name] != 0) {
            name++;
        }
        int from = Math.min(name + 2, profile.data.length);
        try (InflaterInputStream input = new InflaterInputStream(
                new ByteArrayInputStream(profile.data, from, profile.data.length - from))) {
            return Optional.of(input.readNBytes(MAXIMUM_BYTES));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /// What stays true for the repaired, upright photo of this size, in the file's order.
    List<Chunk> kept(int width, int height) {
        return chunks.stream()
                .filter(chunk -> KEPT.contains(chunk.type))
                .map(chunk -> switch (chunk.type) {
                    case EXIF -> new Chunk(EXIF, ExifBlock.upright(chunk.data, width, height));
                    case TEXT -> new Chunk(TEXT, XmpBlock.upright(chunk.data));
                    default -> chunk;
                })
                .toList();
    }

    static Chunk profileChunk(byte[] profile) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("ICC profile\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(profile);
        } catch (IOException e) {
            throw new AssertionError("Memory does not fail", e);
        }
        return new Chunk(PROFILE, data.toByteArray());
    }

    /// An encoder's output with chunks of our own between its header and the rest.
    static byte[] insert(byte[] png, List<Chunk> chunks) {
        ByteArrayOutputStream output = new ByteArrayOutputStream(png.length + 4096);
        output.write(png, 0, HEADER_BYTES);
        for (Chunk chunk : chunks) {
            ByteBuffer buffer = ByteBuffer.allocate(chunk.data.length + 12);
            buffer.putInt(chunk.data.length);
            buffer.put(chunk.type.getBytes(StandardCharsets.ISO_8859_1)).put(chunk.data);
            CRC32 crc = new CRC32();
            crc.update(buffer.array(), 4, chunk.data.length + 4);
            output.writeBytes(buffer.putInt((int) crc.getValue()).array());
        }
        output.write(png, HEADER_BYTES, png.length - HEADER_BYTES);
        return output.toByteArray();
    }
}
