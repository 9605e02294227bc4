package org.sairbrush.nn;

import ai.djl.ndarray.types.Shape;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes archives as `torch.jit.save` does: modules within modules, tensors as views of storages, storages
/// uncompressed, and code, which nobody here reads.
public final class TorchArchiveWriter {

    private static final String FOLDER = "archive/";
    private static final int CHUNK = 1 << 20;

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    private final Map<String, Shape> shapes;
    private final Predicate<String> half;
    private final Map<String, Integer> keys = new LinkedHashMap<>();

    private TorchArchiveWriter(Map<String, Shape> shapes, Predicate<String> half) {
        this.shapes = shapes;
        this.half = half;
    }

    /// @param shapes of the tensors, by dotted names; their numbers are asked for one tensor at a time
    /// @param half   which are stored in F16
    public static void write(
            Path file, Map<String, Shape> shapes, Function<String, float[]> values, Predicate<String> half)
            throws IOException {
        TorchArchiveWriter writer = new TorchArchiveWriter(shapes, half);
        writer.pickle();
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), CHUNK);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            stored(zip, "code/__torch__/model.py", "class Clip(Module):\n".getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, Integer> storage : writer.keys.entrySet()) {
                byte[] bytes = bytes(values.apply(storage.getKey()), half.test(storage.getKey()));
                stored(zip, "data/" + storage.getValue(), bytes);
            }
            stored(zip, "data.pkl", writer.pickle.toByteArray());
            stored(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// Writes an archive of this pickle and these storages.
    static void write(Path file, byte[] pickle, Map<String, byte[]> storages) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            stored(zip, "data.pkl", pickle);
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                stored(zip, "data/" + storage.getKey(), storage.getValue());
            }
        }
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static byte[] bytes(float[] values, boolean half) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * (half ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        if (half) {
            for (float value : values) {
                buffer.putShort(Float.floatToFloat16(value));
            }
        } else {
            buffer.asFloatBuffer().put(values);
        }
        return buffer.array();
    }

    private void pickle() throws IOException {
        DataOutputStream out = new DataOutputStream(pickle);
        out.write(new byte[] {(byte) 0x80, 2});
        module(out, "");
        out.write('.');
    }

    /// The module of the tensors whose names begin so, and all within it.
    private void module(DataOutputStream out, String prefix) throws IOException {
        out.writeBytes("c__torch__.multimodal.model\n" + (prefix.isEmpty() ? "Multimodal" : "Part") + "\n)");
        out.write(0x81);
        out.writeBytes("}(");
        string(out, "training");
        out.write(0x89);
        string(out, "_backward_hooks");
        out.write('N');
        for (String child : children(prefix)) {
            string(out, child);
            if (shapes.containsKey(prefix + child)) {
                tensor(out, prefix + child);
            } else {
                module(out, prefix + child + ".");
            }
        }
        out.writeBytes("ub");
    }

    private Iterable<String> children(String prefix) {
        return shapes.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0])
                .distinct()
                .toList();
    }

    private void tensor(DataOutputStream out, String name) throws IOException {
        Shape shape = shapes.get(name);
        keys.put(name, keys.size());
        out.writeBytes("ctorch._utils\n_rebuild_tensor_v2\n((");
        string(out, "storage");
        out.writeBytes("ctorch\n" + (half.test(name) ? "Half" : "Float") + "Storage\n");
        string(out, keys.get(name).toString());
        string(out, "cuda:0");
        number(out, shape.size());
        out.writeBytes("tQK");
        out.write(0);
        out.write('(');
        for (long size : shape.getShape()) {
            number(out, size);
        }
        out.writeBytes("t(");
        long stride = shape.size();
        for (long size : shape.getShape()) {
            stride /= size;
            number(out, stride);
        }
        out.write('t');
        out.write(0x88);
        out.writeBytes("ccollections\nOrderedDict\n)RtR");
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeInt(Integer.reverseBytes(bytes.length));
        out.write(bytes);
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.write('J');
        out.writeInt(Integer.reverseBytes(Math.toIntExact(number)));
    }
}
