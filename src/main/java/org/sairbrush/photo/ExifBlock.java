package org.sairbrush.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer block;

    private ExifBlock(byte[] bytes) {
        block = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
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
        return bytes;
    }

    private void rewrite(Revision revision) {
        int first = block.getInt(4);
        set(first, ORIENTATION, revision.orientation().tag());
        set(first, IMAGE_WIDTH, revision.width());
        set(first, IMAGE_HEIGHT, revision.height());
        int exif = find(first, EXIF_DIRECTORY);
        if (exif >= 0) {
            set(block.getInt(exif + 8), PIXEL_X_DIMENSION, revision.width());
            set(block.getInt(exif + 8), PIXEL_Y_DIMENSION, revision.height());
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
