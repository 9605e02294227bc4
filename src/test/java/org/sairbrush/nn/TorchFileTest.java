package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tiny-clip.pt` and `tiny-clip-state.pt` were written by PyTorch itself, with the script that lies beside them.
class TorchFileTest {

    private static final String TENSOR = "ctorch._utils\n_rebuild_tensor_v2\n";
    private static final String FLOATS = "ctorch\nFloatStorage\n";
    private static final String ORDERED = "ccollections\nOrderedDict\n";

    @TempDir
    private Path folder;

    @Test
    void readsAScriptedModuleAndAStateDictionaryAlike() throws Exception {
        try (TensorFile module = TensorFile.open(resource("tiny-clip.pt"));
                TensorFile state = TensorFile.open(resource("tiny-clip-state.pt"))) {
            assertTrue(module.names().containsAll(state.names()), "all tensors are found");
            for (String name : state.names()) {
                assertEquals(state.info(name).shape(), module.info(name).shape(), name);
                if (state.info(name).type().floating()) {
                    assertArrayEquals(state.floats(name), module.floats(name), name);
                }
            }
            assertEquals(SafetensorsType.F16, module.info("visual.conv1.weight").type());
            assertEquals(new Shape(16, 3, 4, 4), module.info("visual.conv1.weight").shape());
            assertEquals(3, module.floats("logit_scale")[0]);
            assertEquals(SafetensorsType.I64, module.info("vocab_size").type());
        }
    }

    @Test
    void aTensorNeedNotLieInOrder() throws IOException {
        float[] storage = {9, 1, 2, 3, 4, 5, 6};
        String transposed = tensor(7, "K\1", "K\3K\2", "K\1K\3");
        try (TorchFile file = TorchFile.open(archive(state(transposed), storage))) {
            assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, file.floats("w"));
        }
    }

    @Test
    void anUnknownNameIsSaid() throws IOException {
        try (TorchFile file = TorchFile.open(archive(state(tensor(2, "K\0", "K\2", "K\1")), 1, 2))) {
            assertFalse(file.contains("v"));
            TensorFileException refused = assertThrows(TensorFileException.class, () -> file.floats("v"));
            assertTrue(refused.getMessage().contains("'v' is missing"), refused.getMessage());
        }
    }

    @Test
    void codeIsNotRun() throws IOException {
        assertRefused("posix.system, which no file of weights needs",
                archive("cposix\nsystem\n(X\2\0\0\0lstR."));
        assertRefused("builtins.eval", archive(state("cbuiltins\neval\n)R")));
    }

    @Test
    void aTensorThatReachesBeyondItsStorageIsRefused() throws IOException {
        assertLayoutRefused("reaches beyond its storage", "K\0", "K\3", "K\1");
        assertLayoutRefused("reaches beyond its storage", "K\1", "K\2", "K\1");
        assertLayoutRefused("reaches beyond its storage", "K\0", "K\2", "K\2");
        assertLayoutRefused("reaches beyond its storage", "K\0", "J\0\0\0\177", "K\0");
        assertLayoutRefused("impossible layout", "K\0", "J\377\377\377\377", "K\1");
        assertLayoutRefused("impossible layout", "J\377\377\377\377", "K\2", "K\1");
        assertLayoutRefused("impossible layout", "K\0", "K\2", "K\1K\1");
    }

    /// Of a tensor over two elements.
    private void assertLayoutRefused(String reason, String offset, String sizes, String strides) throws IOException {
        assertRefused(reason, archive(state(tensor(2, offset, sizes, strides)), 1, 2));
    }

    @Test
    void aStorageThatIsShorterThanDeclaredIsRefused() throws IOException {
        String tensor = tensor(1000000, "K\0", "J\100\102\17\0", "K\1");
        assertRefused(
                "tensor 'w' needs 1000000 elements of F32, but its storage has 8 bytes", archive(state(tensor), 1, 2));
    }

    @Test
    void aMissingStorageIsRefused() throws IOException {
        Path file = folder.resolve("weights.pt");
        TorchArchiveWriter.write(file, latin(state(tensor(2, "K\0", "K\2", "K\1"))), Map.of());
        assertRefused("tensor 'w' is missing from the archive", file);
    }

    @Test
    void malformedPicklesAreRefused() throws IOException {
        assertRefused("ends within a string", archive("\200\2X\377\377\377\177a."));
        assertRefused("opcode 108", archive("\200\2(K\1l."));
        assertRefused("malformed", archive("\200\2t."));
        assertRefused("malformed", archive("\200\2h\5."));
        assertRefused("malformed", archive("\200\2}("));
        assertRefused("neither a name nor a number", archive("\200\2}]K\1s."));
        assertRefused("neither a module nor a dictionary", archive("\200\2K\1."));
        assertRefused("no tensors", archive("\200\2}."));
    }

    @Test
    void modulesThatHoldThemselvesAreRefused() throws IOException {
        assertRefused("too deep", archive("\200\2c__torch__\nA\n)\201q\0}X\1\0\0\0mh\0sb."));
    }

    @Test
    void whatIsNoArchiveOrADamagedOneIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(resource("tiny-clip.pt"));
        Path cut = folder.resolve("cut.pt");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertRefused("the archive is damaged", cut);
        Path other = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertRefused("no PyTorch file", other);
    }

    private Path archive(String pickle, float... storage) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * storage.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(storage);
        Path file = folder.resolve("weights.pt");
        TorchArchiveWriter.write(file, latin(pickle), Map.of("0", bytes.array()));
        return file;
    }

    private static byte[] latin(String pickle) {
        return pickle.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A dictionary of one tensor 'w'.
    private static String state(String value) {
        return "\200\2" + ORDERED + ")RX\1\0\0\0w" + value + "s.";
    }

    private static String tensor(int elements, String offset, String sizes, String strides) {
        String number =
                "J" + (char) (elements & 255) + (char) (elements >> 8 & 255) + (char) (elements >> 16 & 255) + "\0";
        String storage = "(X\7\0\0\0storage" + FLOATS + "X\1\0\0\0000X\3\0\0\0cpu" + number + "tQ";
        return TENSOR + "(" + storage + offset + "(" + sizes + "t(" + strides + "t\211" + ORDERED + ")RtR";
    }

    private static void assertRefused(String reason, Path file) {
        TensorFileException refused = assertThrows(TensorFileException.class, () -> TorchFile.open(file).close());
        assertTrue(refused.getMessage().startsWith(file + ": "), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(TorchFileTest.class.getResource("/torch/" + name).toURI());
    }
}
