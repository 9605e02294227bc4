package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes coefficients as a JPEG file, with the shortest Huffman codes for them.
final class JpegEncoder {

    /// Up to here the coefficients of the first colour come early: they show what is there.
    private static final int COARSE = 5;

    private static final int FINE = JpegBlocks.SIZE - 1;

    private final JpegBlocks blocks;
    private final boolean progressive;
    private final OutputStream output;

    private JpegEncoder(JpegBlocks blocks, boolean progressive, OutputStream output) {
        this.blocks = blocks;
        this.progressive = progressive;
        this.output = output;
    }

    /// @param segments what stands before the picture
    static void write(
            JpegBlocks blocks,
            boolean progressive,
            List<JpegSegments.Segment> segments,
            OutputStream output,
            Watching watching)
            throws IOException {
        new JpegEncoder(blocks, progressive, output).write(segments, watching);
    }

    private void write(List<JpegSegments.Segment> segments, Watching watching) throws IOException {
        marker(0xD8);
        for (JpegSegments.Segment segment : segments) {
            segment(segment.marker(), segment.payload());
        }
        segment(0xDB, quantisation());
        segment(progressive ? 0xC2 : wide() ? 0xC1 : 0xC0, frame());
        List<JpegScan> scans = scans();
        for (int i = 0; i < scans.size(); i++) {
            write(scans.get(i), watching.part((double) i / scans.size(), (i + 1.0) / scans.size()));
        }
        marker(0xD9);
    }

    /// All in one, or first what is coarse.
    private List<JpegScan> scans() {
        List<Integer> all = IntStream.range(0, blocks.components().size()).boxed().toList();
        if (!progressive) {
            return List.of(new JpegScan(blocks, all, 0, FINE));
        }
        List<Integer> first = all.subList(0, 1);
        return Stream.of(
                        Stream.of(new JpegScan(blocks, all, 0, 0), new JpegScan(blocks, first, 1, COARSE)),
                        all.stream().skip(1).map(colour -> new JpegScan(blocks, List.of(colour), 1, FINE)),
                        Stream.of(new JpegScan(blocks, first, COARSE + 1, FINE)))
                .flatMap(scans -> scans)
                .toList();
    }

    private void write(JpegScan scan, Watching watching) throws IOException {
        JpegScanWriter writer = new JpegScanWriter(scan, progressive, watching.part(0, 0.5));
        for (byte[] definition : writer.definitions()) {
            segment(0xC4, definition);
        }
        segment(0xDA, writer.header());
        writer.write(output, watching.part(0.5, 1));
    }

    private void marker(int marker) throws IOException {
        output.write(new byte[] {(byte) 0xFF, (byte) marker});
    }

    private void segment(int marker, byte[] payload) throws IOException {
        int length = payload.length + 2;
        output.write(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        output.write(payload);
    }

    /// Whether a quantisation step needs more than a byte.
    private boolean wide() {
        return Arrays.stream(blocks.tables())
                .anyMatch(table -> table != null && Arrays.stream(table).anyMatch(step -> step > 255));
    }

    private byte[] quantisation() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (int i = 0; i < blocks.tables().length; i++) {
            if (blocks.tables()[i] != null) {
                payload.write(wide() ? 0x10 | i : i);
                for (int step : blocks.tables()[i]) {
                    if (wide()) {
                        payload.write(step >> 8);
                    }
                    payload.write(step);
                }
            }
        }
        return payload.toByteArray();
    }

    private byte[] frame() {
        ByteBuffer frame = ByteBuffer.allocate(6 + 3 * blocks.components().size());
        frame.put((byte) 8).putShort((short) blocks.height()).putShort((short) blocks.width());
        frame.put((byte) blocks.components().size());
        for (JpegBlocks.Component component : blocks.components()) {
            frame.put((byte) component.id())
                    .put((byte) (component.across() << 4 | component.down()))
                    .put((byte) component.table());
        }
        return frame.array();
    }
}
