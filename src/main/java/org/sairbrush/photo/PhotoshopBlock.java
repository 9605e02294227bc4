package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Photoshop's image resources, one after another: `8BIM`, a number, a name, a length and so many bytes.
final class PhotoshopBlock {

    private static final byte[] SIGNATURE = "8BIM".getBytes(StandardCharsets.US_ASCII);
    private static final int RESOLUTION = 0x03ED;
    private static final int RESOLUTION_BYTES = 16;
    private static final int IPTC = 0x0404;
    private static final int OLD_THUMBNAIL = 0x0409;
    private static final int THUMBNAIL = 0x040C;

    private interface Visitor {
        void resource(int number, int from, int dataFrom, int dataTo, int to);
    }

    private PhotoshopBlock() {}

    /// The resources without thumbnails, which still show the damage, and with the resolution of the stored picture;
    /// every other byte as it was.
    static byte[] revised(byte[] block, Revision revision) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int end = visit(block, (number, from, dataFrom, dataTo, to) -> {
            if (revision.swapsAxes() && number == RESOLUTION && dataTo - dataFrom == RESOLUTION_BYTES) {
                // Across and its units, and then the same down.
                int middle = dataFrom + RESOLUTION_BYTES / 2;
                kept.write(block, from, dataFrom - from);
                kept.write(block, middle, dataTo - middle);
                kept.write(block, dataFrom, middle - dataFrom);
            } else if (number != THUMBNAIL && number != OLD_THUMBNAIL) {
                kept.write(block, from, to - from);
            }
        });
        kept.write(block, end, block.length - end);
        return kept.toByteArray();
    }

    /// The IPTC records among the resources.
    static Optional<byte[]> iptc(byte[] block) {
        byte[][] found = new byte[1][];
        visit(block, (number, from, dataFrom, dataTo, to) -> {
            if (number == IPTC) {
                found[0] = Arrays.copyOfRange(block, dataFrom, dataTo);
            }
        });
        return Optional.ofNullable(found[0]);
    }

    static byte[] ofIptc(byte[] records) {
        ByteBuffer block = ByteBuffer.allocate(12 + records.length + records.length % 2);
        return block.put(SIGNATURE).putShort((short) IPTC).putShort((short) 0).putInt(records.length).put(records)
                .array();
    }

    /// @return where what can't be understood begins
    private static int visit(byte[] block, Visitor visitor) {
        ByteBuffer buffer = ByteBuffer.wrap(block);
        int from = 0;
        while (from + 12 <= block.length && Arrays.equals(block, from, from + 4, SIGNATURE, 0, 4)) {
            int name = (1 + (block[from + 6] & 0xFF) + 1) / 2 * 2;
            int length = from + 6 + name;
            if (length + 4 > block.length) {
                break;
            }
            int size = buffer.getInt(length);
            if (size < 0 || size > block.length - length - 4) {
                break;
            }
            int to = Math.min(block.length, length + 4 + size + size % 2);
            visitor.resource(buffer.getShort(from + 4) & 0xFFFF, from, length + 4, length + 4 + size, to);
            from = to;
        }
        return from;
    }
}
