package org.sairbrush.photo;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The chunks of a PNG file beside its header and image data.
record PngChunks(List<Chunk> chunks) implements Metadata {

    record Chunk(String type, byte[] data) {

        void write(OutputStream output) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(data.length + 12);
            buffer.putInt(data.length);
            buffer.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
            CRC32 crc = new CRC32();
            crc.update(buffer.array(), 4, data.length + 4);
            output.write(buffer.putInt((int) crc.getValue()).array());
        }
    }

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// Signature and IHDR, with which every PNG file starts.
    private static final int HEADER_BYTES = 33;

    /// Longer ones are no description of a photo.
    private static final int MAXIMUM_BYTES = 64 << 20;

    private static final String PROFILE = "iCCP";
    private static final String EXIF = "eXIf";

    /// International text, in which XMP lies.
    private static final String TEXT = "iTXt";

    private static final String PHYSICAL = "pHYs";
    private static final String ANIMATION = "acTL";
    private static final byte[] XMP_KEYWORD = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.US_ASCII);

    /// Chunks about all colours, which stay true although PNG would have them left out of changed pictures. Those that
    /// it calls safe to copy are kept too: they end in a small letter.
    private static final Set<String> KEPT = Set.of("cHRM", "gAMA", "sRGB", "cICP", "mDCV", "cLLI");

    private static boolean kept(String type) {
        return KEPT.contains(type) || type.length() == 4 && Character.isLowerCase(type.charAt(0))
                && Character.isLowerCase(type.charAt(3));
    }

    /// Reads to the end; stops without complaint where a file is malformed.
    static PngChunks read(Path file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            input.skipNBytes(SIGNATURE.length);
            while (true) {
                int length = input.readInt();
                String type = new String(input.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.equals("IEND")) {
                    break;
                }
                if (length <= MAXIMUM_BYTES && (kept(type) || type.equals(PROFILE) || type.equals(ANIMATION))) {
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
                .flatMap(PngChunks::profile);
    }

    private static Optional<byte[]> profile(Chunk chunk) {
        int name = 0;
        while (name < chunk.data.length && chunk.data[name] != 0) {
            name++;
        }
        return inflate(chunk.data, Math.min(name + 2, chunk.data.length));
    }

    private static Optional<byte[]> inflate(byte[] data, int from) {
        try (InflaterInputStream input =
                new InflaterInputStream(new ByteArrayInputStream(data, from, data.length - from))) {
            return Optional.of(input.readNBytes(MAXIMUM_BYTES));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> exif() {
        return data(EXIF);
    }

    @Override
    public Optional<byte[]> xmp() {
        return chunks.stream().filter(PngChunks::holdsXmp).findFirst().flatMap(PngChunks::packet);
    }

    @Override
    public Optional<Resolution> resolution() {
        return data(PHYSICAL).flatMap(Resolution::ofPng);
    }

    @Override
    public int pictures() {
        return data(ANIMATION).isPresent() ? 2 : 1;
    }

    private Optional<byte[]> data(String type) {
        return chunks.stream().filter(chunk -> chunk.type.equals(type)).findFirst().map(Chunk::data);
    }

    private static boolean holdsXmp(Chunk chunk) {
        return chunk.type.equals(TEXT) && Arrays.mismatch(chunk.data, XMP_KEYWORD) == XMP_KEYWORD.length;
    }

    /// International text is a keyword, whether and how it is compressed, a language, a translated keyword, and itself.
    private static Optional<byte[]> packet(Chunk chunk) {
        int from = XMP_KEYWORD.length + 2;
        for (int zeros = 0; zeros < 2 && from < chunk.data.length; from++) {
            zeros += chunk.data[from] == 0 ? 1 : 0;
        }
        if (from >= chunk.data.length) {
            return Optional.empty();
        }
        return chunk.data[XMP_KEYWORD.length] == 0
                ? Optional.of(Arrays.copyOfRange(chunk.data, from, chunk.data.length))
                : inflate(chunk.data, from);
    }

    /// What stays true for the repaired photo, in the file's order.
    List<Chunk> kept(Revision revision) {
        Stream<Chunk> kept = chunks.stream()
                .filter(chunk -> kept(chunk.type))
                .map(chunk -> {
                    if (chunk.type.equals(EXIF)) {
                        return new Chunk(EXIF, ExifBlock.revised(chunk.data, revision));
                    }
                    if (chunk.type.equals(PHYSICAL)) {
                        return physical(chunk, revision);
                    }
                    return holdsXmp(chunk) ? revised(chunk, revision) : chunk;
                });
        Stream<Chunk> added = xmp().isPresent() ? Stream.empty() : revision.newXmp().map(PngChunks::xmpChunk).stream();
        return Stream.concat(kept, added).toList();
    }

    private static Chunk physical(Chunk chunk, Revision revision) {
        if (!revision.swapsAxes() || chunk.data.length != 9) {
            return chunk;
        }
        ByteBuffer data = ByteBuffer.wrap(chunk.data.clone());
        int across = data.getInt(0);
        return new Chunk(PHYSICAL, data.putInt(0, data.getInt(4)).putInt(4, across).array());
    }

    private static Chunk revised(Chunk chunk, Revision revision) {
        return packet(chunk)
                .map(packet -> xmpChunk(XmpBlock.revised(packet, revision), packet).orElse(chunk))
                .orElse(chunk);
    }

    private static Optional<Chunk> xmpChunk(byte[] packet, byte[] before) {
        return Arrays.equals(packet, before) ? Optional.empty() : Optional.of(xmpChunk(packet));
    }

    private static Chunk xmpChunk(byte[] packet) {
        ByteBuffer data = ByteBuffer.allocate(XMP_KEYWORD.length + 4 + packet.length);
        return new Chunk(TEXT, data.put(XMP_KEYWORD).putInt(0).put(packet).array());
    }

    /// What a PNG file can hold of another format's metadata.
    static List<Chunk> of(Metadata metadata, Revision revision) {
        List<Chunk> chunks = new ArrayList<>();
        metadata.resolution()
                .map(revision::stored)
                .ifPresent(resolution -> chunks.add(new Chunk(PHYSICAL, resolution.toPng())));
        metadata.exif().ifPresent(block -> chunks.add(new Chunk(EXIF, ExifBlock.revised(block, revision))));
        metadata.xmp().map(packet -> XmpBlock.revised(packet, revision))
                .or(revision::newXmp)
                .ifPresent(packet -> chunks.add(xmpChunk(packet)));
        return chunks;
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

    /// Writes an encoder's output with chunks of our own between its header and the rest.
    static void insert(byte[] png, List<Chunk> chunks, OutputStream output) throws IOException {
        output.write(png, 0, HEADER_BYTES);
        for (Chunk chunk : chunks) {
            chunk.write(output);
        }
        output.write(png, HEADER_BYTES, png.length - HEADER_BYTES);
    }
}
