package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// A directory of a TIFF file or an EXIF block: values byte for byte as they stand there.
///
/// @param order the byte order of all values
record TiffDirectory(ByteOrder order, List<Entry> entries) {

    /// @param type  TIFF's number of the kind of value
    /// @param value without padding
    /// @param child the directory that the entry leads to, where it is one
    record Entry(int tag, int type, byte[] value, Optional<TiffDirectory> child) {

        Entry(int tag, int type, byte[] value) {
            this(tag, type, value, Optional.empty());
        }
    }

    static final int ORIENTATION = 0x0112;
    static final int EXIF = 0x8769;
    static final int GPS = 0x8825;
    static final int INTEROPERABILITY = 0xA005;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int UNDEFINED = 7;
    static final int LONG8 = 16;

    private static final Set<Integer> CHILDREN = Set.of(EXIF, GPS, INTEROPERABILITY);
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    static int bytes(int type) {
        return type > 0 && type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    static boolean leadsToChild(int tag) {
        return CHILDREN.contains(tag);
    }

    /// Reads the first directory of an EXIF block and those below it.
    ///
    /// @param block from the byte order mark on
    /// @return nothing where it is malformed
    static Optional<TiffDirectory> ofBlock(byte[] block) {
        try {
            return Optional.of(new TiffParser(TiffParser.Source.of(block)).first(tag -> true));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    Optional<Entry> find(int tag) {
        return entries.stream().filter(entry -> entry.tag == tag).findFirst();
    }

    Optional<byte[]> value(int tag) {
        return find(tag).map(Entry::value);
    }

    /// The first number of an entry that holds whole ones.
    OptionalInt number(int tag) {
        return find(tag)
                .filter(entry -> entry.value.length >= bytes(entry.type))
                .map(entry -> {
                    ByteBuffer buffer = ByteBuffer.wrap(entry.value).order(order);
                    return switch (entry.type) {
                        case 1 -> OptionalInt.of(buffer.get() & 0xFF);
                        case SHORT -> OptionalInt.of(buffer.getShort() & 0xFFFF);
                        case LONG -> OptionalInt.of(buffer.getInt());
                        default -> OptionalInt.empty();
                    };
                })
                .orElse(OptionalInt.empty());
    }

    /// The ratio that an entry holds, or 0.
    double rational(int tag) {
        return value(tag)
                .filter(value -> value.length >= 8)
                .map(value -> ByteBuffer.wrap(value).order(order))
                .map(buffer -> (buffer.getInt(0) & 0xFFFFFFFFL) / (double) (buffer.getInt(4) & 0xFFFFFFFFL))
                .orElse(0.0);
    }

    /// The entries for which a condition holds, those of directories below included.
    TiffDirectory only(Predicate<Integer> tags) {
        return new TiffDirectory(order, entries.stream().filter(entry -> tags.test(entry.tag)).toList());
    }

    /// The same with some entries in place of those with their tags, or beside the others.
    TiffDirectory with(List<Entry> replacements) {
        Set<Integer> tags = Set.copyOf(replacements.stream().map(Entry::tag).toList());
        List<Entry> all = new ArrayList<>(only(tag -> !tags.contains(tag)).entries);
        all.addAll(replacements);
        return new TiffDirectory(order, all);
    }

    /// All numbers of an entry that holds short ones.
    List<Integer> shorts(Entry entry) {
        ByteBuffer buffer = ByteBuffer.wrap(entry.value).order(order);
        List<Integer> numbers = new ArrayList<>();
        while (entry.type == SHORT && buffer.hasRemaining()) {
            numbers.add(buffer.getShort() & 0xFFFF);
        }
        return numbers;
    }

    Entry shorts(int tag, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return new Entry(tag, SHORT, buffer.array());
    }

    Entry longs(int tag, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
        buffer.asIntBuffer().put(values);
        return new Entry(tag, LONG, buffer.array());
    }

    /// @param number of steps a hundredth fine
    Entry rational(int tag, double number) {
        byte[] value = ByteBuffer.allocate(8).order(order).putInt((int) Math.round(number * 100)).putInt(100).array();
        return new Entry(tag, 5, value);
    }

    /// As an EXIF block.
    byte[] toBlock() {
        ByteBuffer header = ByteBuffer.allocate(8).order(order);
        header.put(mark()).putShort((short) 42).putInt(8);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(header.array());
        block.writeBytes(at(8, false));
        return block.toByteArray();
    }

    byte[] mark() {
        return order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'};
    }

    /// The directory with its values and the directories below, as it stands in a file.
    ///
    /// @param position where in the file, even
    /// @param big      whether the file is a BigTIFF
    byte[] at(long position, boolean big) {
        int word = big ? 8 : 4;
        List<Entry> sorted = entries.stream().sorted(Comparator.comparingInt(Entry::tag)).toList();
        int head = (big ? 8 : 2) + sorted.size() * (4 + 2 * word) + word;
        ByteBuffer directory = ByteBuffer.allocate(head).order(order);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        put(directory, sorted.size(), big ? 8 : 2);
        for (Entry entry : sorted) {
            long next = position + head + values.size();
            byte[] value = entry.child.isPresent()
                    ? ByteBuffer.allocate(4).order(order).putInt((int) next).array()
                    : entry.value;
            int type = entry.child.isPresent() ? LONG : entry.type;
            directory.putShort((short) entry.tag).putShort((short) type);
            put(directory, value.length / bytes(type), word);
            if (value.length <= word) {
                directory.put(value).position(directory.position() + word - value.length);
            } else {
                put(directory, next, word);
                writeEven(values, value);
            }
            entry.child.ifPresent(child -> writeEven(values, child.at(next, big)));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(directory.array());
        all.writeBytes(values.toByteArray());
        return all.toByteArray();
    }

    private static void put(ByteBuffer buffer, long number, int bytes) {
        switch (bytes) {
            case 2 -> buffer.putShort((short) number);
            case 4 -> buffer.putInt((int) number);
            default -> buffer.putLong(number);
        }
    }

    private static void writeEven(ByteArrayOutputStream output, byte[] value) {
        output.writeBytes(value);
        if (value.length % 2 == 1) {
            output.write(0);
        }
    }
}
