package org.sairbrush.editor.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;

/// A file in a session's folder with changes of the mask one after the other, each of them appended as soon as it is
/// made; turns of the mask, and with it of the photo, and frames stand between them. What a kill cut off at the end
/// does not count.
///
/// A change says which pixels it raised or lowered to what, and so it can be put on a mask on which a fill that was not
/// written any more would have taken something out: what was to be filled is then still masked.
record StrokeFile(Path path, int number) {

    private static final int FRAME = -Orientation.values().length;

    private static final Pattern NAME = Pattern.compile("strokes-([0-9]{1,9})\\.log");

    /// @param before one value, or one for each pixel of the area
    /// @param after  the same
    private record Change(Area area, byte[] before, byte[] after) {

        void put(Mask mask) {
            for (int i = 0; i < area.pixels(); i++) {
                int was = before[before.length == 1 ? 0 : i] & 0xff;
                int is = after[after.length == 1 ? 0 : i] & 0xff;
                int at = (area.y() + i / area.width()) * mask.width() + area.x() + i % area.width();
                int old = mask.coverage()[at] & 0xff;
                if (is != was) {
                    mask.coverage()[at] = (byte) (is > was ? Math.max(old, is) : Math.min(old, is));
                }
            }
        }
    }

    static StrokeFile of(Path folder, int number) {
        return new StrokeFile(folder.resolve("strokes-" + number + ".log"), number);
    }

    static boolean is(String name) {
        return NAME.matcher(name).matches();
    }

    /// The files in a folder that have this number or a higher one, in order.
    static List<StrokeFile> in(Path folder, int from) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(StrokeFile::named)
                    .filter(file -> file.number >= from)
                    .sorted(Comparator.comparingInt(StrokeFile::number))
                    .toList();
        }
    }

    private static StrokeFile named(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return new StrokeFile(file, name.matches() ? Integer.parseInt(name.group(1)) : -1);
    }

    /// @param undone whether the change was taken back
    void append(MaskPatch patch, boolean undone) throws IOException {
        append(output -> {
            for (MaskPatch.Tile tile : patch.tiles()) {
                output.writeInt(tile.area().x());
                output.writeInt(tile.area().y());
                output.writeInt(tile.area().width());
                output.writeInt(tile.area().height());
                write(undone ? tile.after() : tile.before(), output);
                write(undone ? tile.before() : tile.after(), output);
            }
        });
    }

    /// Where the left edge of a change would stand, a turn has a number below zero.
    void append(Orientation turn) throws IOException {
        append(output -> output.writeInt(-turn.ordinal()));
    }

    /// A frame has the number after those of the turns.
    void append(Frame frame) throws IOException {
        append(output -> {
            output.writeInt(FRAME);
            output.writeInt(frame.area().x());
            output.writeInt(frame.area().y());
            output.writeInt(frame.area().width());
            output.writeInt(frame.area().height());
            output.writeDouble(frame.angle());
        });
    }

    private interface Content {
        void write(DataOutputStream output) throws IOException;
    }

    private void append(Content content) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream output = new DataOutputStream(new DeflaterOutputStream(record, fast, 1 << 14))) {
            content.write(output);
        } finally {
            fast.end();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(record.size() + 2 * Integer.BYTES);
        try (DataOutputStream output = new DataOutputStream(whole)) {
            output.writeInt(record.size());
            output.writeInt(checksum(record.toByteArray()));
            record.writeTo(output);
        }
        Files.write(path, whole.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void write(byte[] values, DataOutputStream output) throws IOException {
        output.writeInt(values.length);
        output.write(values);
    }

    /// Whether there is at least one whole change.
    boolean holdsAny() throws IOException {
        try (DataInputStream input = new DataInputStream(Files.newInputStream(path))) {
            return record(input) != null;
        }
    }

    /// Makes all changes once more, up to the first that is not whole.
    ///
    /// @param before whose mask is changed
    Replayed replay(Replayed before) throws IOException {
        Replayed replayed = before;
        try (DataInputStream input = new DataInputStream(Files.newInputStream(path))) {
            for (byte[] record = record(input); record != null; record = record(input)) {
                replayed = put(record, replayed);
            }
        }
        return replayed;
    }

    private static byte[] record(DataInputStream input) throws IOException {
        try {
            int length = input.readInt();
            int checksum = input.readInt();
            byte[] record = input.readNBytes(Math.max(0, length));
            return record.length == length && checksum(record) == checksum ? record : null;
        } catch (EOFException end) {
            return null;
        }
    }

    private static Replayed put(byte[] record, Replayed before) throws IOException {
        Mask mask = before.mask();
        try (DataInputStream input =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(record)))) {
            while (true) {
                int x;
                try {
                    x = input.readInt();
                } catch (EOFException end) {
                    return before;
                }
                if (x == FRAME) {
                    return before.framed(frame(input));
                }
                if (x < 0) {
                    return before.turned(turn(x));
                }
                Area area = new Area(x, input.readInt(), input.readInt(), input.readInt());
                new Change(area, values(area, mask, input), values(area, mask, input)).put(mask);
            }
        }
    }

    private static Frame frame(DataInputStream input) throws IOException {
        try {
            Area area = new Area(input.readInt(), input.readInt(), input.readInt(), input.readInt());
            return new Frame(area, input.readDouble());
        } catch (IllegalArgumentException e) {
            throw new IOException("A frame is of an unknown kind", e);
        }
    }

    private static Orientation turn(int number) throws IOException {
        Orientation[] turns = Orientation.values();
        if (number <= -turns.length) {
            throw new IOException("A change of the mask is of an unknown kind");
        }
        return turns[-number];
    }

    private static byte[] values(Area area, Mask mask, DataInputStream input) throws IOException {
        int length = input.readInt();
        boolean fits = area.x() >= 0
                && area.y() >= 0
                && area.right() <= mask.width()
                && area.bottom() <= mask.height()
                && (length == 1 || length == area.pixels());
        if (!fits) {
            throw new IOException("A change of the mask lies beside the photo");
        }
        byte[] values = new byte[length];
        input.readFully(values);
        return values;
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
