package org.sairbrush.foreign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes small ONNX models: the few messages of `onnx.proto` that these need, field by field.
public final class OnnxGraph {

    public static final int FLOAT = 1;
    public static final int UINT8 = 2;
    public static final int INT64 = 7;

    private static final int OPERATORS = 13;

    private final Message graph = new Message();

    private static final class Message {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }

    public OnnxGraph() {
        graph.text(2, "graph");
    }

    /// @param shape -1 where the model takes any size
    public OnnxGraph input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    public OnnxGraph output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    public OnnxGraph constant(String name, float value) {
        byte[] raw = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
        graph.message(5, new Message().number(2, FLOAT).text(8, name).bytes(9, raw));
        return this;
    }

    public OnnxGraph indices(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        graph.message(5, new Message().number(1, values.length).number(2, INT64).text(8, name).bytes(9, raw.array()));
        return this;
    }

    public OnnxGraph node(String operator, String output, String... inputs) {
        graph.message(1, operation(operator, output, inputs));
        return this;
    }

    public OnnxGraph cast(String output, String input, int type) {
        Message to = new Message().text(1, "to").number(3, type).number(20, 2);
        graph.message(1, operation("Cast", output, input).message(5, to));
        return this;
    }

    public Path write(Path file) throws IOException {
        Message model = new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPERATORS));
        return Files.write(file, model.bytes.toByteArray());
    }

    private static Message operation(String operator, String output, String... inputs) {
        Message node = new Message();
        List.of(inputs).forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Message value(String name, int type, long... shape) {
        Message dimensions = new Message();
        for (long side : shape) {
            dimensions.message(1, side < 0 ? new Message().text(2, "any") : new Message().number(1, side));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
