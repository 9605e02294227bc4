package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.ZipDirectory;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;

class ModelImportTest {

    private static final byte[] WEIGHTS = StoreHarness.bytes(20_000, 1);
    private static final String PACK = """
            {"id": "%s", "title": "Mine", "licence": "CC0-1.0", "liif": {"file": "weights.bin"%s}}""";

    @TempDir
    private Path folder;

    private StoreHarness harness;

    @BeforeEach
    void prepare() throws IOException {
        harness = new StoreHarness(folder);
    }

    @Test
    void aFolderIsTakenInAndItsHashesAreRecorded() throws IOException {
        assertEquals("mine", bring(packFolder("mine", "")));

        Model model = harness.model("mine");
        assertTrue(model.verified().isPresent() && model.removable());
        assertTrue(Files.readString(harness.root.resolve("mine/pack.json")).contains(StoreHarness.sha256(WEIGHTS)));
        assertArrayEquals(WEIGHTS, Files.readAllBytes(harness.installed("mine")));
    }

    @Test
    void anotherIdCanBeGiven() throws IOException {
        assertEquals("other", bring(packFolder("mine", ""), Optional.empty(), Optional.of("other")));

        assertTrue(harness.model("other").problem().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mine/", "a/b/mine/"})
    void aZipIsTakenInWhereverThePackLiesInIt(String inside) throws IOException {
        Path zip = zip(Map.of(
                inside + "pack.json", PACK.formatted("mine", "").getBytes(StandardCharsets.UTF_8),
                inside + "weights.bin", WEIGHTS,
                inside + ".DS_Store", new byte[3]));

        assertEquals("mine", bring(zip));

        assertArrayEquals(WEIGHTS, Files.readAllBytes(harness.installed("mine")));
    }

    @Test
    void aWrongHashInstallsNothingAndReplacesNothing() throws IOException {
        bring(packFolder("mine", ""));
        byte[] before = Files.readAllBytes(harness.root.resolve("mine/pack.json"));

        PackException failure = assertThrows(
                PackException.class, () -> bring(packFolder("mine", ", \"sha256\": \"" + "0".repeat(64) + "\"")));

        assertTrue(failure.getMessage().contains("SHA-256"), failure.getMessage());
        assertArrayEquals(before, Files.readAllBytes(harness.root.resolve("mine/pack.json")));
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path pack = packFolder("mine", "");
        Files.delete(pack.resolve("weights.bin"));

        PackException failure = assertThrows(PackException.class, () -> bring(pack));

        assertTrue(failure.getMessage().contains("'weights.bin'"), failure.getMessage());
        assertFalse(Files.exists(harness.root.resolve("mine")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "", "Ünsinn", ".staging"})
    void anIdThatIsNoneIsRefused(String id) throws IOException {
        assertThrows(PackException.class, () -> bring(packFolder(id, "")));
        assertEquals(List.of(), harness.leftovers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights.bin", "/tmp/weights.bin", "..\\\\weights.bin", "sub/weights.bin"})
    void aPackNamesNoFileOutsideItself(String name) throws IOException {
        Path pack = packFolder("mine", "");
        Files.writeString(
                pack.resolve("pack.json"), PACK.formatted("mine", "").replace("weights.bin", name));

        assertThrows(PackException.class, () -> bring(pack));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.bin", "sub/evil.bin", "..\\evil.bin", "C:\\evil.bin", "sub/../../evil.bin"})
    void aZipWritesNothingOutsideThePack(String name) throws IOException {
        Path zip = zip(Map.of(
                "pack.json", PACK.formatted("mine", "").getBytes(StandardCharsets.UTF_8),
                "weights.bin", WEIGHTS,
                name, new byte[10]));

        PackException failure = assertThrows(PackException.class, () -> bring(zip));

        assertTrue(failure.getMessage().contains("has no place in a pack"), failure.getMessage());
        assertFalse(Files.exists(harness.root.resolve("mine")));
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        Path zip = zip(Map.of(
                "pack.json", PACK.formatted("mine", "").getBytes(StandardCharsets.UTF_8),
                "weights.bin", new byte[30_000_000]));

        PackException failure = assertThrows(PackException.class, () -> bring(zip));

        assertTrue(failure.getMessage().contains("far more"), failure.getMessage());
    }

    @Test
    void aZipThatLiesAboutItsSizesIsLeft() throws IOException {
        Path zip = zip(Map.of(
                "pack.json", PACK.formatted("mine", "").getBytes(StandardCharsets.UTF_8), "weights.bin", WEIGHTS));
        ZipDirectory.patch(zip, "weights.bin", ZipDirectory.SIZE, 100);

        assertThrows(PackException.class, () -> bring(zip));

        assertFalse(Files.exists(harness.root.resolve("mine")));
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void aZipThatTheDiskHasNoRoomForIsNotUnpacked() throws IOException {
        harness.freeBytes = PackFetch.ROOM + 10_000;
        Path zip = zip(Map.of(
                "pack.json", PACK.formatted("mine", "").getBytes(StandardCharsets.UTF_8), "weights.bin", WEIGHTS));

        assertThrows(PackException.class, () -> bring(zip));
    }

    @Test
    void whatIsNoPackIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path damaged = Files.write(folder.resolve("damaged.zip"), WEIGHTS);
        Path unknown = Files.write(folder.resolve("unknown.pt"), WEIGHTS);
        assertSentence("no pack.json in " + empty, empty);
        assertSentence("no pack.json in the zip", zip(Map.of("a", new byte[1])));
        assertSentence("is damaged, or no zip", damaged);
        assertSentence("name one of the catalogue with --as", unknown);
        assertSentence("There is no " + folder.resolve("nothing"), folder.resolve("nothing"));
    }

    @Test
    void aFileOfTheCatalogueIsKnownByItsHash() throws IOException {
        harness.offer("model", "https://example.org/file", WEIGHTS);

        assertEquals("model", bring(Files.write(folder.resolve("as-downloaded.pt"), WEIGHTS)));

        assertEquals("Model model", harness.model("model").title());
        assertArrayEquals(WEIGHTS, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void anotherFileTakesAModelsContractUnderAnIdOfItsOwn() throws IOException {
        harness.offer("model", "https://example.org/file", WEIGHTS);
        byte[] other = StoreHarness.bytes(500, 2);
        Path file = Files.write(folder.resolve("mine.pt"), other);

        PackException failure =
                assertThrows(PackException.class, () -> bring(file, Optional.of("model"), Optional.empty()));
        assertTrue(failure.getMessage().contains("--id"), failure.getMessage());

        assertEquals("mine", bring(file, Optional.of("model"), Optional.of("mine")));
        assertEquals("mine", harness.model("mine").title());
        assertArrayEquals(other, Files.readAllBytes(harness.installed("mine")));
    }

    @Test
    void allFilesOfAModelAreLookedForBesideTheFirst() throws IOException {
        Path file = Files.write(folder.resolve("ViT-B-16.pt"), WEIGHTS);

        PackException failure =
                assertThrows(PackException.class, () -> bring(file, Optional.of("clip-vit-b-16"), Optional.of("mine")));
        assertTrue(failure.getMessage().contains("bpe_simple_vocab_16e6.txt.gz"), failure.getMessage());

        Files.write(folder.resolve("bpe_simple_vocab_16e6.txt.gz"), WEIGHTS);
        assertEquals("mine", bring(folder, Optional.of("clip-vit-b-16"), Optional.of("mine")));
    }

    @Test
    void thePacksOfTheProgramAreNotReplaced() throws IOException {
        assertSentence("came with Sairbrush", packFolder("mini", ""));
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        Path pack = packFolder("mine", "");

        assertThrows(CancellationException.class, () -> harness.store()
                .importPack(pack, Optional.empty(), Optional.empty(), StoreHarness.cancelledWhen(() -> true)));

        assertEquals(List.of(), harness.leftovers());
        assertFalse(Files.exists(harness.root.resolve("mine")));
    }

    private void assertSentence(String words, Path from) {
        PackException failure = assertThrows(PackException.class, () -> bring(from));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
    }

    private String bring(Path from) throws PackException {
        return bring(from, Optional.empty(), Optional.empty());
    }

    private String bring(Path from, Optional<String> as, Optional<String> id) throws PackException {
        return harness.store().importPack(from, as, id, Progress.NONE);
    }

    private Path packFolder(String id, String hash) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("from"));
        Files.writeString(pack.resolve("pack.json"), PACK.formatted(id, hash));
        Files.write(pack.resolve("weights.bin"), WEIGHTS);
        return pack;
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path zip = folder.resolve("pack.zip");
        try (OutputStream output = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(output)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                archive.putNextEntry(new ZipEntry(file.getKey()));
                archive.write(file.getValue());
            }
        }
        return zip;
    }
}
