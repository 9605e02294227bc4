package org.sairbrush.photo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the directories of TIFF, BigTIFF and EXIF. Wrong entries are left out.
final class TiffParser {

    /// Bytes that can be read anywhere.
    interface Source {

        /// @throws EOFException where they are not all there
        ByteBuffer read(long position, int length) throws IOException;

        static Source of(byte[] bytes) {
            return (position, length) -> {
                if (position < 0 || length < 0 || position > bytes.length - (long) length) {
                    throw new EOFException();
                }
                return ByteBuffer.wrap(bytes, (int) position, length).slice();
            };
        }

        static Source of(FileChannel file) {
            return (position, length) -> {
                if (position < 0 || length < 0 || position > file.size() - length) {
                    throw new EOFException();
                }
                ByteBuffer buffer = ByteBuffer.allocate(length);
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, position + buffer.position()) < 0) {
                        throw new EOFException();
                    }
                }
                return buffer.flip();
            };
        }
    }

    /// All values together: more is no description of a photo, and thousands of entries may name the same bytes.
    private static final int MAXIMUM_BYTES = 64 << 20;

    private static final int MAXIMUM_PAGES = 10_000;
    private static final int NEW_SUBFILE_TYPE = 254;

    private final Source source;
    private final ByteOrder order;
    private final boolean big;
    private final long first;
    private final Set<Long> visited = new HashSet<>();
    private int bytesLeft = MAXIMUM_BYTES;

    /// @throws IOException where there is no header
    TiffParser(Source source) throws IOException {
        this.source = source;
        ByteBuffer header = source.read(0, 8);
        order = header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = header.order(order).getShort(2);
        if (header.get(0) != header.get(1) || header.get(0) != 'I' && header.get(0) != 'M'
                || version != 42 && version != 43) {
            throw new IOException("No TIFF header");
        }
        big = version == 43;
        first = big ? source.read(8, 8).order(order).getLong() : header.getInt(4) & 0xFFFFFFFFL;
    }

    /// The first directory and those below it.
    ///
    /// @param wanted tags whose values are read; of the others nothing is kept
    TiffDirectory first(Predicate<Integer> wanted) throws IOException {
        return directory(first, wanted);
    }

    /// How many pictures there are that are not small versions of others.
    int pages() throws IOException {
        int pages = 0;
        Set<Long> seen = new HashSet<>();
        for (long position = first; position != 0 && seen.size() < MAXIMUM_PAGES && seen.add(position); ) {
            long entries = count(position);
            TiffDirectory kind = entries(position, entries, tag -> tag == NEW_SUBFILE_TYPE);
            pages += (kind.number(NEW_SUBFILE_TYPE).orElse(0) & 1) == 0 ? 1 : 0;
            long link = position + (big ? 8 : 2) + entries * (big ? 20 : 12);
            position = word(source.read(link, big ? 8 : 4));
        }
        return pages;
    }

    private TiffDirectory directory(long position, Predicate<Integer> wanted) throws IOException {
        visited.add(position);
        return entries(position, count(position), wanted);
    }

    private long count(long position) throws IOException {
        long count = big
                ? source.read(position, 8).order(order).getLong()
                : source.read(position, 2).order(order).getShort() & 0xFFFF;
        if (count < 0 || count > 0xFFFF) {
            throw new IOException("No TIFF directory");
        }
        return count;
    }

    private TiffDirectory entries(long position, long count, Predicate<Integer> wanted) throws IOException {
        int bytes = big ? 20 : 12;
        List<TiffDirectory.Entry> entries = new ArrayList<>();
        ByteBuffer table = source.read(position + (big ? 8 : 2), (int) count * bytes).order(order);
        for (int i = 0; i < count; i++) {
            ByteBuffer entry = table.slice(i * bytes, bytes).order(order);
            int tag = entry.getShort(0) & 0xFFFF;
            if (wanted.test(tag)) {
                entry(entry, tag).ifPresent(entries::add);
            }
        }
        return new TiffDirectory(order, List.copyOf(entries));
    }

    private Optional<TiffDirectory.Entry> entry(ByteBuffer entry, int tag) throws IOException {
        int type = entry.getShort(2);
        int word = big ? 8 : 4;
        long count = word(entry.slice(4, word));
        int size = TiffDirectory.bytes(type);
        if (size == 0 || count <= 0 || count > bytesLeft / size) {
            return Optional.empty();
        }
        int length = (int) count * size;
        try {
            if (TiffDirectory.leadsToChild(tag)) {
                long position = word(entry.slice(4 + word, word));
                return visited.contains(position)
                        ? Optional.empty()
                        : Optional.of(new TiffDirectory.Entry(
                                tag, type, new byte[0], Optional.of(directory(position, all -> true))));
            }
            ByteBuffer value = length <= word
                    ? entry.slice(4 + word, length)
                    : source.read(word(entry.slice(4 + word, word)), length);
            byte[] bytes = new byte[length];
            value.get(bytes);
            bytesLeft -= length;
            return Optional.of(new TiffDirectory.Entry(tag, type, bytes));
        } catch (EOFException beyondTheEnd) {
            return Optional.empty();
        }
    }

    private long word(ByteBuffer buffer) {
        return big ? buffer.order(order).getLong(0) : buffer.order(order).getInt(0) & 0xFFFFFFFFL;
    }
}
