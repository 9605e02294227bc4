package org.sairbrush.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Keeps an EXIF block true after the photo was turned and repaired. Only the values concerned are changed, in
/// place, so that makers' notes with offsets of their own stay valid.
final class ExifBlock {

    private static final int ORIENTATION = 0x0112;
    private static final int IMAGE_WIDTH = 0x0100;
    private static final int IMAGE_HEIGHT = 0x0101;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int PIXEL_X_DIMENSION = 0xA002;
    private static final int PIXEL_Y_DIMENSION = 0xA003;
    private static final int THUMBNAIL_OFFSET = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;
    private static final int SOFTWARE = 0x0131;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int RATIONAL = 5;
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer block;

    private ExifBlock(byte[] bytes) {
        block = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /// A block that says how a picture is to be turned, and nothing else.
    static byte[] of(Orientation orientation) {
        TiffDirectory empty = new TiffDirectory(ByteOrder.BIG_ENDIAN, List.of());
        return empty.with(List.of(empty.shorts(ORIENTATION, orientation.tag()))).toBlock();
    }

    /// The block with another orientation and size, and without its thumbnail, which still shows the damage.
    ///
    /// @param tiff from the byte order mark on
    /// @return a copy; of a malformed block what can be understood is made true
    static byte[] revised(byte[] tiff, Revision revision) {
        byte[] bytes = tiff.clone();
        try {
            new ExifBlock(bytes).rewrite(revision);
        } catch (IndexOutOfBoundsException | ArithmeticException malformed) {
            // The orientation, which comes first, is what matters.
        }
        try {
            byte[] oriented = new ExifBlock(bytes).oriented(revision.orientation());
            return revision.credit().map(credit -> credited(oriented, credit)).orElse(oriented);
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            return bytes;
        }
    }

    private byte[] oriented(Orientation orientation) {
        boolean said = orientation == Orientation.UPRIGHT || find(block.getInt(4), ORIENTATION) >= 0;
        return said
                ? block.array()
                : with(new TiffDirectory(block.order(), List.of()).shorts(ORIENTATION, orientation.tag()));
    }

    private static byte[] credited(byte[] tiff, Credit credit) {
        byte[] name = (credit.software() + "\0").getBytes(StandardCharsets.US_ASCII);
        return new ExifBlock(tiff).with(new TiffDirectory.Entry(SOFTWARE, ASCII, name));
    }

    /// The block with another first directory at its end, which has this entry. All else stays where it is, so that
    /// offsets stay valid.
    private byte[] with(TiffDirectory.Entry added) {
        int first = block.getInt(4);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < entries(first); i++) {
            int entry = first + 2 + i * ENTRY_BYTES;
            entries.add(Arrays.copyOfRange(block.array(), entry, entry + ENTRY_BYTES));
        }
        entries.removeIf(entry -> tag(entry) == added.tag());
        int start = Math.ceilDiv(block.capacity(), 2) * 2;
        int end = start + 2 + (entries.size() + 1) * ENTRY_BYTES + Integer.BYTES;
        byte[] value = added.value();
        boolean fits = value.length <= Integer.BYTES;
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES).order(block.order());
        entry.putShort((short) added.tag()).putShort((short) added.type());
        entry.putInt(value.length / TiffDirectory.bytes(added.type()));
        entries.add((fits ? entry.put(value) : entry.putInt(end)).array());
        entries.sort(Comparator.comparingInt(this::tag));
        ByteBuffer result = ByteBuffer.allocate(fits ? end : end + value.length).order(block.order());
        result.put(block.array()).putInt(4, start).position(start);
        result.putShort((short) entries.size());
        entries.forEach(result::put);
        result.putInt(block.getInt(first + 2 + entries(first) * ENTRY_BYTES));
        return (fits ? result : result.put(value)).array();
    }

    private int tag(byte[] entry) {
        return ByteBuffer.wrap(entry).order(block.order()).getShort() & 0xFFFF;
    }

    private void rewrite(Revision revision) {
        int first = block.getInt(4);
        set(first, ORIENTATION, revision.orientation().tag());
        set(first, IMAGE_WIDTH, revision.width());
        set(first, IMAGE_HEIGHT, revision.height());
        if (revision.swapsAxes()) {
            exchange(first, TiffTags.RESOLUTION_ACROSS, TiffTags.RESOLUTION_DOWN);
        }
        int exif = find(first, EXIF_DIRECTORY);
        if (exif >= 0) {
            int details = block.getInt(exif + 8);
            set(details, PIXEL_X_DIMENSION, revision.width());
            set(details, PIXEL_Y_DIMENSION, revision.height());
            if (revision.swapsAxes()) {
                exchange(details, TiffTags.FOCAL_PLANE_ACROSS, TiffTags.FOCAL_PLANE_DOWN);
            }
        }
        int link = first + 2 + entries(first) * ENTRY_BYTES;
        int second = block.getInt(link);
        if (second != 0) {
            block.putInt(link, 0);
            eraseThumbnail(second);
        }
    }

    private void eraseThumbnail(int directory) {
        int offset = find(directory, THUMBNAIL_OFFSET);
        int length = find(directory, THUMBNAIL_LENGTH);
        if (offset >= 0 && length >= 0) {
            int from = block.getInt(offset + 8);
            int to = Math.addExact(from, block.getInt(length + 8));
            if (from > 8 && to >= from && to <= block.capacity()) {
                Arrays.fill(block.array(), from, to, (byte) 0);
            }
        }
    }

    private int entries(int directory) {
        return block.getShort(directory) & 0xFFFF;
    }

    /// @return where an entry starts, or -1
    private int find(int directory, int tag) {
        for (int i = 0; i < entries(directory); i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((block.getShort(entry) & 0xFFFF) == tag) {
                return entry;
            }
        }
        return -1;
    }

    /// Exchanges the values of two entries, which are rational by the standard.
    private void exchange(int directory, int tag, int other) {
        int entry = find(directory, tag);
        int otherEntry = find(directory, other);
        if (isRational(entry) && isRational(otherEntry)) {
            int place = block.getInt(entry + 8);
            int otherPlace = block.getInt(otherEntry + 8);
            long value = block.getLong(place);
            block.putLong(place, block.getLong(otherPlace)).putLong(otherPlace, value);
        }
    }

    /// @param entry where it starts, or -1
    private boolean isRational(int entry) {
        return entry >= 0 && block.getShort(entry + 2) == RATIONAL && block.getInt(entry + 4) == 1;
    }

    private void set(int directory, int tag, int value) {
        int entry = find(directory, tag);
        if (entry >= 0) {
            if (block.getShort(entry + 2) == SHORT) {
                block.putShort(entry + 8, (short) value);
            } else {
                block.putInt(entry + 8, value);
            }
        }
    }
}
