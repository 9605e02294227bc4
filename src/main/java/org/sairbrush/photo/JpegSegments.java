package org.sairbrush.photo;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The segments of a JPEG file before its image data.
///
/// @param file all of it, for what is to stay as it is
record JpegSegments(List<Segment> segments, byte[] file) implements Metadata {

    /// @param payload without marker and length
    record Segment(int marker, byte[] payload) {

        boolean startsWith(byte[] signature) {
            return payload.length >= signature.length
                    && Arrays.equals(payload, 0, signature.length, signature, 0, signature.length);
        }
    }

    /// How many chroma samples a JPEG keeps: of each pixel, of two side by side, or of four.
    enum Chroma {
        FULL,
        HALF,
        QUARTER
    }

    static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    private static final int APP13 = 0xED;
    private static final int APP14 = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int PROGRESSIVE_FRAME = 0xC2;
    private static final int LOSSLESS_FRAME = 0xC3;
    private static final int FIRST_ARITHMETIC_FRAME = 0xC9;
    private static final int QUANTISATION = 0xDB;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int MAXIMUM_PAYLOAD = 65533;

    private static final byte[] ADOBE = ascii("Adobe");
    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] MORE_XMP = ascii("http://ns.adobe.com/xmp/extension/\0");
    private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] PICTURES = ascii("MPF\0");
    private static final int PICTURE_ENTRIES = 0xB002;
    private static final int PICTURE_ENTRY_BYTES = 16;
    private static final int SMALL_VERSION = 1;

    /// Says that four inks follow, inverted (Adobe technical note 5116).
    static final Segment ADOBE_INKS = new Segment(APP14, concatenate(ADOBE, new byte[] {0, 100, 0, 0, 0, 0, 0}));

    /// The luminance table of the JPEG standard (ITU-T T.81, table K.1) for quality 50, in zigzag order.
    private static final int[] STANDARD_LUMINANCE = {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
        113, 121, 112, 100, 120, 92, 101, 103, 99
    };

    /// Reads up to the image data; stops without complaint where a file is malformed.
    static JpegSegments read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    private static JpegSegments of(byte[] file) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(file))) {
            input.skipNBytes(2);
            for (int marker = nextMarker(input); marker != START_OF_SCAN; marker = nextMarker(input)) {
                int length = input.readUnsignedShort() - 2;
                if (length < 0) {
                    break;
                }
                segments.add(new Segment(marker, input.readNBytes(length)));
            }
        } catch (EOFException endOfFile) {
            // What was read so far is all there is.
        }
        return new JpegSegments(List.copyOf(segments), file);
    }

    private static int nextMarker(DataInputStream input) throws IOException {
        int marker = input.readUnsignedByte();
        while (marker != 0xFF) {
            marker = input.readUnsignedByte();
        }
        while (marker == 0xFF) {
            marker = input.readUnsignedByte();
        }
        return marker;
    }

    @Override
    public Optional<byte[]> iccProfile() {
        List<Segment> parts = segments.stream()
                .filter(segment -> segment.marker == APP2 && segment.startsWith(ICC))
                .filter(segment -> segment.payload.length > ICC.length + 2)
                .sorted(Comparator.comparingInt(segment -> segment.payload[ICC.length] & 0xFF))
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (Segment part : parts) {
            int from = ICC.length + 2;
            profile.write(part.payload, from, part.payload.length - from);
        }
        return Optional.of(profile.toByteArray());
    }

    @Override
    public Optional<byte[]> exif() {
        return payload(APP1, EXIF);
    }

    @Override
    public Optional<byte[]> xmp() {
        return payload(APP1, XMP);
    }

    @Override
    public Optional<byte[]> photoshop() {
        return payload(APP13, PHOTOSHOP);
    }

    @Override
    public Optional<Resolution> resolution() {
        return payload(APP0, JFIF).filter(payload -> payload.length >= 9).flatMap(payload -> {
            ByteBuffer buffer = ByteBuffer.wrap(payload);
            return Resolution.ofJfif(buffer.get(2), buffer.getShort(3) & 0xFFFF, buffer.getShort(5) & 0xFFFF);
        });
    }

    /// Those of its index (CIPA DC-007) that are not small versions of others, as gain maps for HDR are.
    @Override
    public int pictures() {
        Optional<TiffDirectory> index = payload(APP2, PICTURES).flatMap(TiffDirectory::ofBlock);
        return index.flatMap(directory -> directory.value(PICTURE_ENTRIES))
                .map(entries -> ByteBuffer.wrap(entries).order(index.get().order()))
                .map(entries -> (int) IntStream.range(0, entries.capacity() / PICTURE_ENTRY_BYTES)
                        .map(i -> entries.getInt(i * PICTURE_ENTRY_BYTES) >> 16 & 0xFF)
                        .filter(kind -> kind != SMALL_VERSION)
                        .count())
                .orElse(1);
    }

    /// What follows the signature in the first segment that has it.
    private Optional<byte[]> payload(int marker, byte[] signature) {
        return segments.stream()
                .filter(segment -> segment.marker == marker && segment.startsWith(signature))
                .findFirst()
                .map(segment -> Arrays.copyOfRange(segment.payload, signature.length, segment.payload.length));
    }

    /// The quality, 1–100, at which the usual encoders make the luminance table closest to this file's.
    OptionalInt quality() {
        return segments.stream()
                .filter(segment -> segment.marker == QUANTISATION)
                .flatMap(segment -> luminanceTable(segment.payload).stream())
                .mapToInt(JpegSegments::closestQuality)
                .findFirst();
    }

    /// Whether quantisation steps take two bytes.
    boolean wideSteps() {
        return segments.stream()
                .anyMatch(segment -> segment.marker == QUANTISATION
                        && segment.payload.length > 0
                        && segment.payload[0] >> 4 != 0);
    }

    private static Optional<int[]> luminanceTable(byte[] tables) {
        ByteBuffer buffer = ByteBuffer.wrap(tables);
        while (buffer.hasRemaining()) {
            int head = buffer.get();
            int bytes = head >> 4 == 0 ? 1 : 2;
            if (buffer.remaining() < 64 * bytes) {
                return Optional.empty();
            }
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                table[i] = bytes == 1 ? buffer.get() & 0xFF : buffer.getShort() & 0xFFFF;
            }
            if ((head & 15) == 0) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private static int closestQuality(int[] table) {
        int best = 0;
        long bestDifference = Long.MAX_VALUE;
        for (int quality = 1; quality <= 100; quality++) {
            int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
            long difference = 0;
            for (int i = 0; i < 64; i++) {
                difference += Math.abs(table[i] - Math.clamp((STANDARD_LUMINANCE[i] * percent + 50) / 100, 1, 255));
            }
            if (difference <= bestDifference) {
                best = quality;
                bestDifference = difference;
            }
        }
        return best;
    }

    Chroma chroma() {
        return segments.stream()
                .filter(segment -> startOfFrame(segment.marker) && segment.payload.length >= 15)
                .map(segment -> chroma(segment.payload[7], segment.payload[10]))
                .findFirst()
                .orElse(Chroma.FULL);
    }

    /// @throws PhotoException where nothing here can decode it
    void require(Path source) throws PhotoException {
        for (Segment frame : segments) {
            if (!startOfFrame(frame.marker) || frame.payload.length < 6) {
                continue;
            }
            if (frame.marker >= FIRST_ARITHMETIC_FRAME) {
                throw new PhotoException(("%s is a JPEG file with arithmetic coding, which Sairbrush can't read: "
                                + "save it anew in another program")
                        .formatted(source.getFileName()));
            }
            boolean greyWithoutLoss = frame.marker == LOSSLESS_FRAME && frame.payload[5] == 1;
            if (frame.payload[0] > 8 && !greyWithoutLoss) {
                throw new PhotoException(("%s is a JPEG file of more than 8 bits, which Sairbrush can't read: "
                                + "save it as TIFF in another program")
                        .formatted(source.getFileName()));
            }
        }
    }

    static boolean startOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// The blocks of a file whose coefficients can be had.
    ///
    /// @param turn from the file's picture to the photo
    Optional<Blocks> blocks(Orientation turn) {
        return segments.stream()
                .filter(segment -> segment.marker >= 0xC0 && segment.marker <= PROGRESSIVE_FRAME)
                .map(Segment::payload)
                .filter(frame -> frame.length > 5 && frame[0] == 8 && frame.length >= 6 + 3 * frame[5])
                .findFirst()
                .map(frame -> new Blocks(8 * largestFactor(frame, 4), 8 * largestFactor(frame, 0), turn));
    }

    /// @param shift of the factor's four bits
    private static int largestFactor(byte[] frame, int shift) {
        return IntStream.range(0, frame[5])
                .map(component -> frame[7 + 3 * component] >> shift & 15)
                .max()
                .orElse(1);
    }

    /// What Adobe says about the colours: 0 as they are, 1 YCbCr, 2 YCCK.
    OptionalInt adobeTransform() {
        return segments.stream()
                .filter(segment -> segment.marker == APP14 && segment.startsWith(ADOBE) && segment.payload.length >= 12)
                .mapToInt(segment -> segment.payload[11])
                .findFirst();
    }

    /// Whether there are four colours a pixel.
    boolean inks() {
        return segments.stream()
                .anyMatch(segment -> startOfFrame(segment.marker)
                        && segment.payload.length > 5
                        && segment.payload[5] == 4);
    }

    /// Whether its colours are called R, G and B, which some programs write without saying more. JFIF knows no such
    /// colours, whatever they are called.
    boolean namedRgb() {
        return payload(APP0, JFIF).isEmpty() && segments.stream()
                .anyMatch(segment -> startOfFrame(segment.marker)
                        && segment.payload.length >= 15
                        && segment.payload[6] == 'R'
                        && segment.payload[9] == 'G'
                        && segment.payload[12] == 'B');
    }

    /// Whether the file comes to a proper end; what follows it does not matter.
    boolean ended() {
        for (int i = file.length - 2; i >= 0; i--) {
            if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    /// The segment in which Adobe says what the colours mean.
    Optional<Segment> adobe() {
        return segments.stream()
                .filter(segment -> segment.marker == APP14 && segment.startsWith(ADOBE))
                .findFirst();
    }

    boolean progressive() {
        return segments.stream().anyMatch(segment -> segment.marker == PROGRESSIVE_FRAME);
    }

    private static Chroma chroma(int luminanceFactors, int chromaFactors) {
        return switch (luminanceFactors * 256 + chromaFactors) {
            case 0x2111 -> Chroma.HALF;
            case 0x2211 -> Chroma.QUARTER;
            default -> Chroma.FULL;
        };
    }

    /// What stays true for the repaired photo: EXIF, XMP, IPTC and comments. Left out are the
    /// profile, which belongs to the pixels, and what describes the encoding or other pictures in the file.
    List<Segment> kept(Revision revision) {
        List<Segment> kept = new ArrayList<>(segments.stream()
                .filter(segment -> switch (segment.marker) {
                    case APP0 -> segment.startsWith(JFIF) && segment.payload.length >= 14;
                    case APP1 -> segment.startsWith(EXIF) || segment.startsWith(XMP) || segment.startsWith(MORE_XMP);
                    case APP13 -> segment.startsWith(PHOTOSHOP);
                    case COMMENT -> true;
                    default -> false;
                })
                .map(segment -> switch (segment.marker) {
                    case APP0 -> jfif(segment, revision);
                    case APP1 -> revised(segment, revision);
                    case APP13 -> resources(payload(segment, PHOTOSHOP), revision);
                    default -> segment;
                })
                .toList());
        if (exif().isEmpty() && revision.orientation() != Orientation.UPRIGHT) {
            boolean jfif = !kept.isEmpty() && kept.getFirst().marker == APP0;
            kept.add(jfif ? 1 : 0, new Segment(APP1, concatenate(EXIF, ExifBlock.of(revision.orientation()))));
        }
        if (xmp().isEmpty()) {
            newXmp(revision).forEach(kept::add);
        }
        return kept;
    }

    /// Whether what is kept can say that the picture is to be turned so.
    boolean canSay(Orientation orientation) {
        List<Segment> kept = kept(new Revision(orientation, 1, 1, false, Optional.empty()));
        return new JpegSegments(kept, file).orientation() == orientation;
    }

    private static Stream<Segment> newXmp(Revision revision) {
        return revision.newXmp().map(packet -> new Segment(APP1, concatenate(XMP, packet))).stream();
    }

    /// Whether a block of another format is too large for a segment.
    static boolean tooLarge(byte[] block) {
        return block.length > MAXIMUM_PAYLOAD - XMP.length;
    }

    /// What a JPEG file can hold of another format's metadata.
    static List<Segment> of(Metadata metadata, Revision revision) {
        List<Segment> segments = new ArrayList<>();
        metadata.resolution().map(revision::stored).ifPresent(resolution -> segments.add(jfif(resolution)));
        metadata.exif().ifPresent(block -> segments.add(exif(block, revision)));
        metadata.xmp().ifPresentOrElse(
                packet -> segments.add(xmp(packet, revision)), () -> newXmp(revision).forEach(segments::add));
        metadata.photoshop().ifPresent(block -> segments.add(resources(block, revision)));
        return segments.stream().filter(segment -> segment.payload.length <= MAXIMUM_PAYLOAD).toList();
    }

    private static Segment jfif(Resolution resolution) {
        return new Segment(APP0, ByteBuffer.allocate(14).put(JFIF).putShort((short) 0x0102).put(resolution.toJfif())
                .putShort((short) 0).array());
    }

    private static Segment revised(Segment segment, Revision revision) {
        Segment revised = segment.startsWith(EXIF)
                ? exif(payload(segment, EXIF), revision)
                : segment.startsWith(XMP) ? xmp(payload(segment, XMP), revision) : segment;
        if (revised.payload.length <= MAXIMUM_PAYLOAD) {
            return revised;
        }
        // A credit may be what is too much for a segment, or a tag for the orientation.
        return revision.credit().isPresent() ? revised(segment, revision.withoutCredit()) : segment;
    }

    private static byte[] payload(Segment segment, byte[] signature) {
        return Arrays.copyOfRange(segment.payload, signature.length, segment.payload.length);
    }

    private static Segment exif(byte[] block, Revision revision) {
        return new Segment(APP1, concatenate(EXIF, ExifBlock.revised(block, revision)));
    }

    private static Segment xmp(byte[] packet, Revision revision) {
        return new Segment(APP1, concatenate(XMP, XmpBlock.revised(packet, revision)));
    }

    private static Segment resources(byte[] block, Revision revision) {
        return new Segment(APP13, concatenate(PHOTOSHOP, PhotoshopBlock.revised(block, revision)));
    }

    /// Without its thumbnail.
    private static Segment jfif(Segment source, Revision revision) {
        ByteBuffer payload = ByteBuffer.wrap(Arrays.copyOf(source.payload, 14));
        short across = payload.getShort(8);
        short down = payload.getShort(10);
        payload.putShort(8, revision.swapsAxes() ? down : across).putShort(10, revision.swapsAxes() ? across : down);
        return new Segment(APP0, payload.putShort(12, (short) 0).array());
    }

    /// The segments that carry a profile.
    static List<Segment> profileSegments(byte[] profile) {
        int room = MAXIMUM_PAYLOAD - ICC.length - 2;
        int count = Math.ceilDiv(profile.length, room);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] part = Arrays.copyOfRange(profile, i * room, Math.min(profile.length, (i + 1) * room));
            byte[] number = {(byte) (i + 1), (byte) count};
            segments.add(new Segment(APP2, concatenate(concatenate(ICC, number), part)));
        }
        return segments;
    }

    /// Writes an encoder's output with segments of our own at its front; they replace its APP0 where they bring one.
    static void insert(byte[] jpeg, List<Segment> segments, OutputStream output) throws IOException {
        boolean replaces = segments.stream().anyMatch(segment -> segment.marker == APP0);
        int encodersApp0 = (jpeg[3] & 0xFF) == APP0 ? 2 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF) : 0;
        output.write(jpeg, 0, replaces ? 2 : 2 + encodersApp0);
        for (Segment segment : segments) {
            int length = segment.payload.length + 2;
            output.write(new byte[] {(byte) 0xFF, (byte) segment.marker, (byte) (length >> 8), (byte) length});
            output.write(segment.payload);
        }
        int rest = 2 + encodersApp0;
        output.write(jpeg, rest, jpeg.length - rest);
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
