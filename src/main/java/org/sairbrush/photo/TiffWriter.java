package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/// Writes TIFF, and BigTIFF where 4 GB may not do: strips, deflated with horizontal differencing unless the source was
/// not compressed, several at a time. No more than a few strips are held in memory.
final class TiffWriter {

    // An eighth larger than at zlib's usual level, and eight times as fast.
    private static final int LEVEL = 1;
    private static final int STRIP_BYTES = 1 << 20;
    private static final int STRIPS_AT_A_TIME = 16;
    private static final long CLASSIC_LIMIT = 4_000_000_000L;
    private static final int DEFLATE = 8;
    private static final int HORIZONTAL_DIFFERENCING = 2;

    private final Photo photo;
    private final Samples samples;
    private final TiffDirectory kept;
    private final boolean compressed;
    private final int alpha;
    private final boolean timesAlpha;
    private final int rowsPerStrip;
    private final int strips;
    private final boolean big;

    private TiffWriter(Photo photo, WriteOptions options) {
        this.photo = photo;
        samples = photo.samples();
        kept = TiffTags.kept(photo.metadata(), Revision.upright(photo, options.credit()));
        Optional<TiffSamples> source =
                photo.metadata() instanceof TiffTags tags ? Optional.of(tags.samples()) : Optional.empty();
        compressed = source.map(TiffSamples::compressed).orElse(true);
        alpha = source.map(TiffSamples::alpha).orElse(TiffSamples.STRAIGHT_ALPHA);
        timesAlpha = photo.alpha() && source.map(TiffSamples::timesAlpha).orElse(false);
        rowsPerStrip = Math.clamp(STRIP_BYTES / rowBytes(), 1, photo.height());
        strips = Math.ceilDiv(photo.height(), rowsPerStrip);
        long values = kept.entries().stream().mapToLong(entry -> entry.value().length).sum();
        big = (long) rowBytes() * photo.height() + values > CLASSIC_LIMIT;
    }

    /// @param file     does not exist yet
    /// @param profile  the ICC profile to go with it
    /// @param watching is told of the share done
    static void write(
            Photo photo, Path file, Optional<byte[]> profile, WriteOptions options, Watching watching)
            throws IOException {
        try (FileChannel output =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            new TiffWriter(photo, options).write(output, profile, watching);
        }
    }

    private int rowBytes() {
        return photo.width() * samples.bands() * samples.bits() / 8;
    }

    private void write(FileChannel output, Optional<byte[]> profile, Watching watching) throws IOException {
        output.position(big ? 16 : 8);
        long[] offsets = new long[strips];
        long[] lengths = new long[strips];
        for (int first = 0; first < strips; first += STRIPS_AT_A_TIME) {
            watching.at((double) first / strips);
            int to = Math.min(strips, first + STRIPS_AT_A_TIME);
            List<byte[]> encoded =
                    IntStream.range(first, to).parallel().mapToObj(this::strip).toList();
            for (int i = first; i < to; i++) {
                offsets[i] = output.position();
                lengths[i] = encoded.get(i - first).length;
                writeAll(output, ByteBuffer.wrap(encoded.get(i - first)));
            }
        }
        long position = Math.ceilDiv(output.position(), 2) * 2;
        TiffDirectory directory = directory(offsets, lengths, profile);
        output.position(position);
        writeAll(output, ByteBuffer.wrap(directory.at(position, big)));
        output.position(0);
        writeAll(output, header(position));
    }

    private static void writeAll(FileChannel output, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            output.write(bytes);
        }
    }

    private ByteBuffer header(long directory) {
        ByteBuffer header = ByteBuffer.allocate(16).order(kept.order()).put(kept.mark());
        if (big) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
        } else {
            header.putShort((short) 42).putInt((int) directory);
        }
        return header.flip();
    }

    private byte[] strip(int number) {
        int from = number * rowsPerStrip;
        int to = Math.min(photo.height(), from + rowsPerStrip);
        ByteBuffer rows = ByteBuffer.allocate((to - from) * rowBytes()).order(kept.order());
        for (int y = from; y < to; y++) {
            putRow(y, rows);
        }
        return compressed ? deflate(rows.array()) : rows.array();
    }

    private void putRow(int y, ByteBuffer rows) {
        int bands = samples.bands();
        int[] before = new int[bands];
        int start = samples.index(0, y);
        for (int index = start; index < start + photo.width() * bands; index += bands) {
            for (int band = 0; band < bands; band++) {
                int value = value(index, band);
                int stored = compressed ? value - before[band] : value;
                before[band] = value;
                if (samples.bits() == 8) {
                    rows.put((byte) stored);
                } else {
                    rows.putShort((short) stored);
                }
            }
        }
    }

    /// As the file has it: where colours are stored times alpha, those of the source come out as the very same.
    private int value(int pixel, int band) {
        int value = samples.get(pixel + samples.position(band));
        int last = samples.bands() - 1;
        int opacity = samples.get(pixel + samples.position(last));
        if (!timesAlpha || band == last || opacity == 0) {
            return value;
        }
        return (int) (((long) value * opacity + samples.maximum() / 2) / samples.maximum());
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(LEVEL)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream output = new ByteArrayOutputStream(bytes.length / 2);
            byte[] buffer = new byte[64 << 10];
            while (!deflater.finished()) {
                output.write(buffer, 0, deflater.deflate(buffer));
            }
            return output.toByteArray();
        }
    }

    private TiffDirectory directory(long[] offsets, long[] lengths, Optional<byte[]> profile) {
        int bands = samples.bands();
        List<TiffDirectory.Entry> entries = new ArrayList<>(List.of(
                kept.longs(256, photo.width()),
                kept.longs(257, photo.height()),
                kept.shorts(258, IntStream.generate(samples::bits).limit(bands).toArray()),
                kept.shorts(259, compressed ? DEFLATE : 1),
                kept.shorts(262, switch (photo.components()) {
                    case 1 -> 1;
                    case 4 -> 5;
                    default -> 2;
                }),
                positions(273, offsets),
                kept.shorts(TiffDirectory.ORIENTATION, 1),
                kept.shorts(277, bands),
                kept.longs(278, rowsPerStrip),
                positions(279, lengths),
                kept.shorts(284, 1)));
        if (kept.find(TiffTags.RESOLUTION_ACROSS).isEmpty()) {
            entries.add(kept.rational(TiffTags.RESOLUTION_ACROSS, 72));
            entries.add(kept.rational(TiffTags.RESOLUTION_DOWN, 72));
            entries.add(kept.shorts(TiffTags.RESOLUTION_UNIT, 2));
        }
        if (compressed) {
            entries.add(kept.shorts(317, HORIZONTAL_DIFFERENCING));
        }
        if (photo.alpha()) {
            entries.add(kept.shorts(338, alpha));
        }
        profile.ifPresent(bytes ->
                entries.add(new TiffDirectory.Entry(TiffTags.PROFILE, TiffDirectory.UNDEFINED, bytes)));
        return kept.with(entries);
    }

    private TiffDirectory.Entry positions(int tag, long[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * (big ? 8 : 4)).order(kept.order());
        for (long value : values) {
            if (big) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        return new TiffDirectory.Entry(tag, big ? TiffDirectory.LONG8 : TiffDirectory.LONG, buffer.array());
    }
}
