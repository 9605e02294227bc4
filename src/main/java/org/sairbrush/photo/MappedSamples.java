package org.sairbrush.photo;

import java.awt.image.DataBuffer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Samples of a large image outside Java's heap: in a file of their own that is mapped into memory, so that the system
/// keeps of it what there is room for. The file is gone with the last use of the samples, or with the program.
final class MappedSamples extends DataBuffer {

    /// Bytes that an image may take in the heap, for tests.
    static final ScopedValue<Long> HEAP_BYTES = ScopedValue.newInstance();

    /// The photo and its filled copy may take half of the heap; masks and networks' results need some too.
    private static final int HEAP_PARTS = 4;

    /// Files may take so much together before those are looked for that nobody uses any more: too little of the heap is
    /// at stake for that to happen by itself.
    private static final long UNUSED_BYTES = 1L << 30;

    private static final AtomicLong HELD = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();

    private record Mapping(FileChannel file, Arena arena, long bytes) implements Runnable {

        /// In this order: Windows deletes no file that is still mapped.
        @Override
        public void run() {
            HELD.addAndGet(-bytes);
            arena.close();
            try {
                file.close();
            } catch (IOException e) {
                // It was to be thrown away.
            }
        }
    }

    private final MemorySegment segment;

    private MappedSamples(int type, int size, MemorySegment segment) {
        super(type, size);
        this.segment = segment;
    }

    /// Whether an image of so many bytes is better kept out of the heap.
    static boolean suit(long bytes) {
        return bytes > HEAP_BYTES.orElse(Runtime.getRuntime().maxMemory() / HEAP_PARTS);
    }

    /// Zeros.
    ///
    /// @param type `TYPE_BYTE` or `TYPE_USHORT`
    /// @throws OutOfMemoryError when there is no room for the file
    static MappedSamples allocate(int type, int size) {
        long bytes = (long) size * DataBuffer.getDataTypeSize(type) / 8;
        if (HELD.get() + bytes > UNUSED_BYTES) {
            System.gc();
        }
        Path folder = folder();
        try {
            // In a file with holes that the disk can't fill, the program would die.
            if (folder.toFile().getUsableSpace() < bytes) {
                throw new IOException("The disk is full");
            }
            Mapping mapping = new Mapping(file(folder), Arena.ofShared(), bytes);
            HELD.addAndGet(bytes);
            try {
                MemorySegment segment = mapping.file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, mapping.arena);
                MappedSamples samples = new MappedSamples(type, size, segment);
                CLEANER.register(samples, mapping);
                return samples;
            } catch (IOException e) {
                mapping.run();
                throw e;
            }
        } catch (IOException e) {
            throw (Error) new OutOfMemoryError("There is no room for %d MB in %s".formatted(bytes >> 20, folder))
                    .initCause(e);
        }
    }

    private static FileChannel file(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "sairbrush-", ".samples");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// Where the files lie: of the usual folders that with the most room, as some systems keep one of them in memory.
    static Path folder() {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"));
        return Stream.of(usual, Path.of("/var/tmp"))
                .filter(Files::isWritable)
                .max(Comparator.comparingLong(path -> path.toFile().getUsableSpace()))
                .orElse(usual);
    }

    /// Usable while these samples are reachable.
    MemorySegment segment() {
        return segment;
    }

    @Override
    public int getElem(int bank, int index) {
        int value = dataType == TYPE_BYTE
                ? segment.get(ValueLayout.JAVA_BYTE, index) & 0xFF
                : segment.getAtIndex(ValueLayout.JAVA_SHORT, index) & 0xFFFF;
        Reference.reachabilityFence(this);
        return value;
    }

    @Override
    public void setElem(int bank, int index, int value) {
        if (dataType == TYPE_BYTE) {
            segment.set(ValueLayout.JAVA_BYTE, index, (byte) value);
        } else {
            segment.setAtIndex(ValueLayout.JAVA_SHORT, index, (short) value);
        }
        Reference.reachabilityFence(this);
    }
}
