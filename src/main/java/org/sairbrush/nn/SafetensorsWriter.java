package org.sairbrush.nn;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SequencedMap;
import org.sairbrush.files.WholeFile;

/// Writes safetensors files that [SafetensorsFile] and every other reader of the format take.
public final class SafetensorsWriter {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int CHUNK_BYTES = 1 << 20;
    /// The reference implementation aligns tensor data so.
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /// Writes the tensors in the map's order. The file appears whole or not at all, and replaces what was there.
    ///
    /// @param metadata free-form strings to carry along; may be empty
    /// @param half     whether to store F16 instead of F32
    /// @throws SafetensorsException when a value is too large for F16 or a name is reserved
    /// @throws IOException          when the file can't be written
    public static void write(
            Path file, SequencedMap<String, FloatTensor> tensors, Map<String, String> metadata, boolean half)
            throws IOException {
        byte[] header = header(file, tensors, metadata, half);
        WholeFile.write(file, part -> {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
                buffer.putLong(header.length);
                flush(channel, buffer);
                flush(channel, ByteBuffer.wrap(header).position(header.length));
                for (Map.Entry<String, FloatTensor> tensor : tensors.entrySet()) {
                    if (half) {
                        putHalves(channel, buffer, file, tensor.getKey(), tensor.getValue().values());
                    } else {
                        putFloats(channel, buffer, tensor.getValue().values());
                    }
                }
            }
        });
    }

    private static byte[] header(
            Path file, Map<String, FloatTensor> tensors, Map<String, String> metadata, boolean half)
            throws SafetensorsException {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            header.add(SafetensorsHeader.METADATA, GSON.toJsonTree(metadata));
        }
        SafetensorsType type = half ? SafetensorsType.F16 : SafetensorsType.F32;
        long offset = 0;
        for (Map.Entry<String, FloatTensor> entry : tensors.entrySet()) {
            if (entry.getKey().equals(SafetensorsHeader.METADATA)) {
                throw new SafetensorsException(file, "no tensor may be called " + SafetensorsHeader.METADATA);
            }
            long end = offset + (long) entry.getValue().values().length * type.bytes();
            JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offsets.add(end);
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", type.name());
            tensor.add("shape", GSON.toJsonTree(entry.getValue().shape().getShape()));
            tensor.add("data_offsets", offsets);
            header.add(entry.getKey(), tensor);
            offset = end;
        }
        String json = GSON.toJson(header);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(-bytes & (ALIGNMENT - 1))).getBytes(StandardCharsets.UTF_8);
    }

    private static void putFloats(FileChannel channel, ByteBuffer buffer, float[] values) throws IOException {
        int perChunk = buffer.capacity() / Float.BYTES;
        for (int from = 0; from < values.length; from += perChunk) {
            int count = Math.min(perChunk, values.length - from);
            buffer.asFloatBuffer().put(values, from, count);
            flush(channel, buffer.position(count * Float.BYTES));
        }
    }

    private static void putHalves(FileChannel channel, ByteBuffer buffer, Path file, String name, float[] values)
            throws IOException {
        for (float value : values) {
            short half = Float.floatToFloat16(value);
            if (Float.isInfinite(Float.float16ToFloat(half)) && Float.isFinite(value)) {
                throw SafetensorsException.tensor(file, name, "holds " + value + ", but F16 ends at 65504");
            }
            buffer.putShort(half);
            if (!buffer.hasRemaining()) {
                flush(channel, buffer);
            }
        }
        flush(channel, buffer);
    }

    /// Writes what was put into the buffer and empties it.
    private static void flush(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
