package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// An open safetensors file, read through memory mapping, so that opening is cheap at any size.
/// The header has been checked in full by the time [#open(Path)] returns; several threads may read at once.
/// Layout: header length (8 bytes, little-endian), JSON header, tensor data
/// (<https://huggingface.co/docs/safetensors>).
public final class SafetensorsFile implements TensorFile {

    /// The reference implementation's limit.
    static final long MAX_HEADER = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final Arena arena;
    private final MemorySegment data;
    private final SafetensorsHeader header;

    private SafetensorsFile(Path path, Arena arena, MemorySegment data, SafetensorsHeader header) {
        this.path = path;
        this.arena = arena;
        this.data = data;
        this.header = header;
    }

    /// @throws SafetensorsException when the file is malformed
    /// @throws IOException          when it can't be read
    public static SafetensorsFile open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            if (file.byteSize() < LENGTH_BYTES) {
                throw new SafetensorsException(path, "the file is too short to be a safetensors file");
            }
            long headerBytes = file.get(LONG, 0);
            long rest = file.byteSize() - LENGTH_BYTES;
            // A length of 2^63 or more reads as negative.
            if (headerBytes < 0 || headerBytes > MAX_HEADER) {
                throw new SafetensorsException(
                        path, "a header of " + Long.toUnsignedString(headerBytes) + " bytes is absurd");
            }
            if (headerBytes > rest) {
                throw new SafetensorsException(
                        path, "the header of %d bytes reaches beyond the end of the file".formatted(headerBytes));
            }
            ByteBuffer json = file.asSlice(LENGTH_BYTES, headerBytes).asByteBuffer();
            SafetensorsHeader header = SafetensorsHeader.parse(path, json, rest - headerBytes);
            return new SafetensorsFile(path, arena, file.asSlice(LENGTH_BYTES + headerBytes), header);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public Path path() {
        return path;
    }

    /// All tensors by name, in the order of their bytes in the file.
    public Map<String, TensorInfo> tensors() {
        return Collections.unmodifiableMap(header.tensors());
    }

    /// Names of all tensors, in the order of their bytes in the file.
    @Override
    public List<String> names() {
        return List.copyOf(header.tensors().keySet());
    }

    /// The free-form strings that the file carries, empty when there are none.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    @Override
    public boolean contains(String name) {
        return header.tensors().containsKey(name);
    }

    /// @throws SafetensorsException when there is no such tensor
    @Override
    public TensorInfo info(String name) throws SafetensorsException {
        TensorInfo info = header.tensors().get(name);
        if (info == null) {
            throw SafetensorsException.tensor(path, name, "is missing");
        }
        return info;
    }

    /// The raw little-endian bytes; valid until this file is closed.
    ///
    /// @throws SafetensorsException when there is no such tensor
    public MemorySegment view(String name) throws SafetensorsException {
        TensorInfo info = info(name);
        return data.asSlice(info.offset(), info.bytes());
    }

    /// A floating tensor of any precision as floats.
    ///
    /// @throws SafetensorsException when there is no such tensor, or it holds whole numbers
    @Override
    public float[] floats(String name) throws SafetensorsException {
        TensorInfo info = info(name);
        if (!info.type().floating()) {
            throw SafetensorsException.tensor(path, name, "holds " + info.type() + ", not floats");
        }
        float[] values = new float[length(info)];
        info.type().toFloats(view(name), values, 0, values.length);
        return values;
    }

    /// A tensor of whole numbers (I64, I32, U8, or BOOL as 0 and 1) as longs.
    ///
    /// @throws SafetensorsException when there is no such tensor, or it holds floats
    public long[] longs(String name) throws SafetensorsException {
        TensorInfo info = info(name);
        long[] values = new long[length(info)];
        MemorySegment bytes = view(name);
        switch (info.type()) {
            case I64 -> MemorySegment.copy(bytes, LONG, 0, values, 0, values.length);
            case I32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = bytes.getAtIndex(INT, i);
                }
            }
            case U8, BOOL -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Byte.toUnsignedLong(bytes.get(BYTE, i));
                }
            }
            default -> throw SafetensorsException.tensor(path, name, "holds " + info.type() + ", not whole numbers");
        }
        return values;
    }

    /// A copy of the tensor on the manager's device. Half precisions are widened to FLOAT32, because arithmetic on
    /// them is slow on a CPU and DJL's BFLOAT16 ends the JVM; other types stay as they are.
    ///
    /// @throws SafetensorsException when there is no such tensor
    public NDArray load(String name, NDManager manager) throws SafetensorsException {
        TensorInfo info = info(name);
        Shape shape = info.shape();
        return switch (info.type()) {
            case F32, F16, BF16 -> manager.create(floats(name), shape);
            case F64 -> manager.create(view(name).toArray(DOUBLE), shape);
            case I64 -> manager.create(longs(name), shape);
            case I32 -> manager.create(view(name).toArray(INT), shape);
            // By way of the heap: the engine would go on using a direct buffer's memory after this file is closed.
            case U8 -> manager.create(ByteBuffer.wrap(view(name).toArray(BYTE)), shape, DataType.UINT8);
            case BOOL -> manager.create(booleans(name), shape);
        };
    }

    private boolean[] booleans(String name) throws SafetensorsException {
        long[] numbers = longs(name);
        boolean[] values = new boolean[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i] != 0;
        }
        return values;
    }

    private int length(TensorInfo info) throws SafetensorsException {
        // Some virtual machines can't make arrays of the very last few sizes.
        if (info.elements() > Integer.MAX_VALUE - 8) {
            throw SafetensorsException.tensor(path, info.name(), "is too large for one Java array");
        }
        return (int) info.elements();
    }

    @Override
    public void close() {
        arena.close();
    }
}
