package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("weights.safetensors");
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("z", new FloatTensor(new Shape(2, 3), new float[] {1, -2, 3.5f, 0, 1e-30f, -1e30f}));
        tensors.put("a \"quoted\" ünicode", new FloatTensor(new Shape(), new float[] {7}));
        tensors.put("empty", new FloatTensor(new Shape(0, 4), new float[0]));
        tensors.put("last", new FloatTensor(new Shape(1), new float[] {9}));

        SafetensorsWriter.write(file(), tensors, Map.of("format", "pt"), false);

        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            assertEquals(List.copyOf(tensors.keySet()), read.names());
            assertEquals(Map.of("format", "pt"), read.metadata());
            for (String name : read.names()) {
                assertEquals(SafetensorsType.F32, read.info(name).type());
                assertEquals(tensors.get(name).shape(), read.info(name).shape());
                assertArrayEquals(tensors.get(name).values(), read.floats(name));
            }
        }
    }

    @Test
    void writesTensorsLargerThanTheBuffer() throws IOException {
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2048;
        }
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("x", new FloatTensor(new Shape(values.length), values));
        tensors.put("y", new FloatTensor(new Shape(values.length), values));
        for (boolean half : new boolean[] {false, true}) {
            SafetensorsWriter.write(file(), tensors, Map.of(), half);
            try (SafetensorsFile read = SafetensorsFile.open(file())) {
                assertArrayEquals(values, read.floats("x"));
                assertArrayEquals(values, read.floats("y"));
            }
        }
    }

    @Test
    void halfKeepsElevenSignificantBits() throws IOException {
        float[] values = {1, -0.1f, 65504, 6e-8f, 1 + 1f / 1024};
        SafetensorsWriter.write(file(), one("x", values), Map.of(), true);
        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            assertEquals(SafetensorsType.F16, read.info("x").type());
            float[] got = read.floats("x");
            for (int i = 0; i < values.length; i++) {
                assertEquals(values[i], got[i], Math.max(Math.abs(values[i]) / 2048, 3e-8f));
            }
        }
    }

    @Test
    void refusesToOverflowHalf() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1), Map.of(), true);
        SafetensorsException refused = assertThrows(SafetensorsException.class,
                () -> SafetensorsWriter.write(file(), one("head.bias", 70000), Map.of(), true));
        assertTrue(refused.getMessage().contains("'head.bias' holds 70000.0"), refused.getMessage());
        assertArrayEquals(new float[] {1}, read("x"), "the older file stays");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList(), "nothing half-written is left over");
        }
    }

    @Test
    void replacesAnOlderFile() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1, 2, 3), Map.of(), false);
        SafetensorsWriter.write(file(), one("x", 4), Map.of(), false);
        assertArrayEquals(new float[] {4}, read("x"));
    }

    @Test
    void refusesTheReservedName() {
        assertThrows(SafetensorsException.class,
                () -> SafetensorsWriter.write(file(), one("__metadata__", 1), Map.of(), false));
    }

    @Test
    void alignsTheDataToEightBytes() throws IOException {
        for (String name : List.of("a", "ab", "abc", "ü")) {
            SafetensorsWriter.write(file(), one(name, 1), Map.of(), false);
            assertEquals(0, (Files.size(file()) - Float.BYTES) % 8);
        }
    }

    @Test
    void readsEveryType() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(2 * (8 + 4 + 2 + 2 + 8 + 4 + 1 + 1)).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(1.5).putDouble(-2);
        data.putFloat(0.25f).putFloat(-3);
        data.putShort(Float.floatToFloat16(0.5f)).putShort(Float.floatToFloat16(-4));
        data.putShort((short) 0x3fc0).putShort((short) 0xc2f7);
        data.putLong(-5).putLong(1L << 40);
        data.putInt(-6).putInt(7);
        data.put((byte) 200).put((byte) 8);
        data.put((byte) 0).put((byte) 1);
        write("""
                {"f64":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},
                "f32":{"dtype":"F32","shape":[2],"data_offsets":[16,24]},
                "f16":{"dtype":"F16","shape":[2],"data_offsets":[24,28]},
                "bf16":{"dtype":"BF16","shape":[2],"data_offsets":[28,32]},
                "i64":{"dtype":"I64","shape":[2],"data_offsets":[32,48]},
                "i32":{"dtype":"I32","shape":[2],"data_offsets":[48,56]},
                "u8":{"dtype":"U8","shape":[2],"data_offsets":[56,58]},
                "bool":{"dtype":"BOOL","shape":[2],"data_offsets":[58,60]}}""", data.array());

        try (SafetensorsFile read = SafetensorsFile.open(file()); NDManager manager = NDManager.newBaseManager()) {
            assertArrayEquals(new float[] {1.5f, -2}, read.floats("f64"));
            assertArrayEquals(new float[] {0.25f, -3}, read.floats("f32"));
            assertArrayEquals(new float[] {0.5f, -4}, read.floats("f16"));
            assertArrayEquals(new float[] {1.5f, -123.5f}, read.floats("bf16"));
            assertArrayEquals(new long[] {-5, 1L << 40}, read.longs("i64"));
            assertArrayEquals(new long[] {-6, 7}, read.longs("i32"));
            assertArrayEquals(new long[] {200, 8}, read.longs("u8"));
            assertArrayEquals(new long[] {0, 1}, read.longs("bool"));

            assertArrayEquals(new double[] {1.5, -2}, read.load("f64", manager).toDoubleArray());
            for (String name : List.of("f32", "f16", "bf16")) {
                NDArray loaded = read.load(name, manager);
                assertEquals(DataType.FLOAT32, loaded.getDataType());
                assertArrayEquals(read.floats(name), loaded.toFloatArray());
            }
            assertArrayEquals(new long[] {-5, 1L << 40}, read.load("i64", manager).toLongArray());
            assertArrayEquals(new int[] {-6, 7}, read.load("i32", manager).toIntArray());
            assertEquals(DataType.UINT8, read.load("u8", manager).getDataType());
            assertArrayEquals(new int[] {200, 8}, read.load("u8", manager).toUint8Array());
            assertArrayEquals(new boolean[] {false, true}, read.load("bool", manager).toBooleanArray());

            assertThrows(SafetensorsException.class, () -> read.floats("i64"));
            assertThrows(SafetensorsException.class, () -> read.longs("f32"));
        }
    }

    @Test
    void loadsScalarsAndEmptyTensors() throws IOException {
        SequencedMap<String, FloatTensor> tensors = one("x", 3);
        tensors.put("scalar", new FloatTensor(new Shape(), new float[] {4.6f}));
        tensors.put("empty", new FloatTensor(new Shape(0, 3), new float[0]));
        SafetensorsWriter.write(file(), tensors, Map.of(), false);
        try (SafetensorsFile read = SafetensorsFile.open(file()); NDManager manager = NDManager.newBaseManager()) {
            assertEquals(new Shape(), read.load("scalar", manager).getShape());
            assertEquals(4.6f, read.load("scalar", manager).getFloat());
            assertEquals(new Shape(0, 3), read.load("empty", manager).getShape());
        }
    }

    @Test
    void loadedArraysOutliveTheFile() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1, 2, 3), Map.of(), false);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray loaded;
            try (SafetensorsFile read = SafetensorsFile.open(file())) {
                loaded = read.load("x", manager);
            }
            assertArrayEquals(new float[] {1, 2, 3}, loaded.toFloatArray());
        }
    }

    @Test
    void takesArraysOfEveryFloatingType() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT16, DataType.FLOAT64)) {
                FloatTensor copy = FloatTensor.of(array.toType(type, true));
                assertEquals(new Shape(2, 2), copy.shape());
                assertArrayEquals(new float[] {1, 2, 3, 4}, copy.values());
            }
        }
    }

    @Test
    void headerOrderNeedNotBeTheOrderOfBytes() throws IOException {
        write("""
                {"second":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},
                "first":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", new byte[] {1, 2});
        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            assertEquals(List.of("first", "second"), read.names());
            assertArrayEquals(new long[] {2}, read.longs("second"));
        }
    }

    @Test
    void readsBeyondTwoGigabytes() throws IOException {
        long large = 3L << 30;
        byte[] header = """
                {"large":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]},
                "last":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]}}"""
                .formatted(large, large, large, large + 4)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length).put(header).flip();
        ByteBuffer end = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(2.5f).flip();
        // A sparse file takes next to no room on the disk.
        try (FileChannel channel = FileChannel.open(file(),
                StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE)) {
            channel.write(start, 0);
            channel.write(end, 8 + header.length + large);
        }
        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            assertArrayEquals(new float[] {2.5f}, read.floats("last"));
            SafetensorsException refused = assertThrows(SafetensorsException.class, () -> read.longs("large"));
            assertTrue(refused.getMessage().contains("too large for one Java array"));
        }
    }

    @Test
    void namesTheTensorThatIsMissing() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1), Map.of(), false);
        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            assertFalse(read.contains("visual.proj"));
            SafetensorsException missing =
                    assertThrows(SafetensorsException.class, () -> read.floats("visual.proj"));
            assertEquals(file() + ": tensor 'visual.proj' is missing", missing.getMessage());
        }
    }

    @Test
    void anAbsentFileIsAnIoError() {
        assertThrows(NoSuchFileException.class, () -> SafetensorsFile.open(file()));
    }

    static Stream<Arguments> malformedHeaders() {
        return Stream.of(
                Arguments.of("tensor 'x' is in the header twice",
                        "{" + tensor("x", "U8", "1", "0,1") + "," + tensor("x", "U8", "7", "1,8") + "}"),
                Arguments.of("tensor 'y' overlaps the tensor before it",
                        "{" + tensor("x", "U8", "5", "0,5") + "," + tensor("y", "U8", "4", "4,8") + "}"),
                Arguments.of("tensor 'y' leaves a gap of 2 bytes before it",
                        "{" + tensor("x", "U8", "4", "0,4") + "," + tensor("y", "U8", "2", "6,8") + "}"),
                Arguments.of("tensor 'x' leaves a gap of 4 bytes before it",
                        "{" + tensor("x", "F32", "1", "4,8") + "}"),
                Arguments.of("4 bytes at its end belong to no tensor", "{" + tensor("x", "F32", "1", "0,4") + "}"),
                Arguments.of("8 bytes at its end belong to no tensor", "{}"),
                Arguments.of("tensor 'x' ends 4 bytes after the end", "{" + tensor("x", "F32", "3", "0,12") + "}"),
                Arguments.of("tensor 'x' has the unknown type F8_E4M3", "{" + tensor("x", "F8_E4M3", "8", "0,8") + "}"),
                Arguments.of("tensor 'x' needs 12 bytes for the shape [3] of F32, but spans 8",
                        "{" + tensor("x", "F32", "3", "0,8") + "}"),
                Arguments.of("tensor 'x' ends at byte 0, before it begins", "{" + tensor("x", "U8", "8", "8,0") + "}"),
                Arguments.of("tensor 'x' has the impossible number -8 in its shape",
                        "{" + tensor("x", "U8", "-8", "0,8") + "}"),
                Arguments.of("tensor 'x' has the impossible number 8.0 in its shape",
                        "{" + tensor("x", "U8", "8.0", "0,8") + "}"),
                Arguments.of("tensor 'x' has the impossible number -8 in its data_offsets",
                        "{" + tensor("x", "U8", "8", "-8,0") + "}"),
                Arguments.of("tensor 'x' has the impossible number 99999999999999999999 in its shape",
                        "{" + tensor("x", "U8", "99999999999999999999", "0,8") + "}"),
                Arguments.of("tensor 'x' has the impossibly large shape [4294967296, 4294967296]",
                        "{" + tensor("x", "U8", "4294967296,4294967296", "0,8") + "}"),
                // 2^32 · 2^32 elements would wrap round to none at all.
                Arguments.of("tensor 'x' has the impossibly large shape",
                        "{" + tensor("x", "F32", "4294967296,4294967296,8", "0,8") + "}"),
                Arguments.of("tensor 'x' needs two data_offsets, not 1", "{" + tensor("x", "U8", "8", "8") + "}"),
                Arguments.of("tensor 'x' has a shape entry that is not a number",
                        "{" + tensor("x", "U8", "\"8\"", "0,8") + "}"),
                Arguments.of("tensor 'x' has a shape that is not a list",
                        "{\"x\":{\"dtype\":\"U8\",\"shape\":8,\"data_offsets\":[0,8]}}"),
                Arguments.of("tensor 'x' has a dtype that is not a string",
                        "{\"x\":{\"dtype\":8,\"shape\":[8],\"data_offsets\":[0,8]}}"),
                Arguments.of("tensor 'x' has the field 'shape' twice",
                        "{\"x\":{\"dtype\":\"U8\",\"shape\":[8],\"shape\":[8],\"data_offsets\":[0,8]}}"),
                Arguments.of("tensor 'x' has the unknown field 'colour'",
                        "{\"x\":{\"dtype\":\"U8\",\"shape\":[8],\"colour\":1,\"data_offsets\":[0,8]}}"),
                Arguments.of("tensor 'x' lacks one of dtype, shape and data_offsets",
                        "{\"x\":{\"dtype\":\"U8\",\"data_offsets\":[0,8]}}"),
                Arguments.of("tensor 'x' is not described by a JSON object", "{\"x\":[1]}"),
                Arguments.of("__metadata__ 'a' is not a string",
                        "{\"__metadata__\":{\"a\":1}," + tensor("x", "U8", "8", "0,8") + "}"),
                Arguments.of("__metadata__ 'a' is in the header twice",
                        "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}," + tensor("x", "U8", "8", "0,8") + "}"),
                Arguments.of("the header holds __metadata__ twice",
                        "{\"__metadata__\":{},\"__metadata__\":{}," + tensor("x", "U8", "8", "0,8") + "}"),
                Arguments.of("the header is not well-formed JSON", "{\"__metadata__\":3}"),
                Arguments.of("the header is not well-formed JSON", "{\"x\":"),
                Arguments.of("the header is not well-formed JSON", "{'x':{}}"),
                Arguments.of("the header is not well-formed JSON", "{" + tensor("x", "U8", "8", "0,8") + "} {}"),
                Arguments.of("the header does not begin with '{'", "[]"),
                Arguments.of("the header does not begin with '{'", " {}"),
                Arguments.of("the header does not begin with '{'", ""));
    }

    @ParameterizedTest
    @MethodSource("malformedHeaders")
    void refusesAMalformedHeader(String reason, String header) throws IOException {
        write(header, new byte[8]);
        assertRefused(reason);
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() throws IOException {
        write(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, new byte[8]);
        assertRefused("the header is not UTF-8 text");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.write(file(), new byte[0]);
        assertRefused("too short");
    }

    @Test
    void refusesAFileShorterThanItsHeaderLength() throws IOException {
        Files.write(file(), new byte[7]);
        assertRefused("too short");
    }

    @Test
    void refusesAHeaderBeyondTheEndOfTheFile() throws IOException {
        writeLength(3, new byte[] {'{', '}'});
        assertRefused("the header of 3 bytes reaches beyond the end of the file");
    }

    @Test
    void refusesAnAbsurdHeaderLength() throws IOException {
        writeLength(SafetensorsFile.MAX_HEADER + 1, new byte[] {'{', '}'});
        assertRefused("a header of 100000001 bytes is absurd");
        writeLength(-1, new byte[] {'{', '}'});
        assertRefused("a header of 18446744073709551615 bytes is absurd");
    }

    @Test
    void refusesATruncatedDownload() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1, 2, 3), Map.of(), false);
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        assertRefused("tensor 'x' ends 1 bytes after the end of the file");
    }

    @Test
    void noPrefixOfAFileIsTaken() throws IOException {
        SafetensorsWriter.write(file(), one("x", 1, 2, 3), Map.of("format", "pt"), false);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file()).close());
        }
    }

    private void assertRefused(String reason) {
        SafetensorsException refused =
                assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file()).close());
        assertTrue(refused.getMessage().startsWith(file() + ": "), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private static String tensor(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%s]}".formatted(name, type, shape, offsets);
    }

    private static SequencedMap<String, FloatTensor> one(String name, float... values) {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(name, new FloatTensor(new Shape(values.length), values));
        return tensors;
    }

    private float[] read(String name) throws IOException {
        try (SafetensorsFile read = SafetensorsFile.open(file())) {
            return read.floats(name);
        }
    }

    private void write(String header, byte[] data) throws IOException {
        write(header.getBytes(StandardCharsets.UTF_8), data);
    }

    private void write(byte[] header, byte[] data) throws IOException {
        writeLength(header.length, ByteBuffer.allocate(header.length + data.length).put(header).put(data).array());
    }

    private void writeLength(long headerBytes, byte[] rest) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + rest.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file(), bytes.putLong(headerBytes).put(rest).array());
    }
}
