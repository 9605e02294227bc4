package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.files.Folders;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.TestPacks;

class ModelStoreTest {

    @TempDir
    private Path folder;

    private StoreHarness harness;

    @BeforeEach
    void prepare() throws IOException {
        harness = new StoreHarness(folder);
    }

    @Test
    void installedModelsComeBeforeThoseThatCanBeHad() throws IOException {
        List<Model> models = harness.store().models();

        assertEquals("mini", models.getFirst().id());
        assertTrue(models.getFirst().installed());
        assertTrue(models.getFirst().isDefault());
        assertFalse(models.getFirst().removable());
        Model lama = models.stream().filter(model -> model.id().equals("lama")).findFirst().orElseThrow();
        assertFalse(lama.installed());
        assertEquals(205_669_692, lama.bytes());
        assertEquals("inpainter", lama.kind());
    }

    @Test
    void aVerifiedPackStaysVerifiedUntilItChanges() throws IOException {
        Path pack = TestPacks.write(harness.root);
        assertTrue(harness.model("tiny").verified().isEmpty());

        harness.store().verify("tiny");
        assertTrue(harness.model("tiny").verified().isPresent());
        assertEquals("semantic + sair + liif", harness.model("tiny").kind());

        Files.writeString(pack.resolve("liif.safetensors"), "damaged");
        assertTrue(harness.model("tiny").verified().isEmpty());
        assertThrows(PackException.class, () -> harness.store().verify("tiny"));
        assertTrue(harness.model("tiny").verified().isEmpty());
    }

    @Test
    void theDefaultIsKeptAndGoesWithItsPack() throws IOException {
        bring("mine");
        harness.store().setDefaultPack("mine");
        assertEquals("mine", harness.store().defaultPack());
        assertTrue(harness.model("mine").isDefault());

        harness.store().remove("mine");

        assertEquals("mini", harness.store().defaultPack());
        bring("mine");
        assertEquals("mini", harness.store().defaultPack());
    }

    @Test
    void aDefaultThatIsGoneIsNoDefault() throws IOException {
        bring("mine");
        harness.store().setDefaultPack("mine");
        Folders.delete(harness.root.resolve("mine"));

        assertEquals("mini", harness.store().defaultPack());
    }

    @Test
    void onlyAPackThatCanBeReadBecomesTheDefault() throws IOException {
        Files.writeString(Files.createDirectory(harness.root.resolve("bad")).resolve("pack.json"), "{");

        assertThrows(PackException.class, () -> harness.store().setDefaultPack("nothing"));
        assertThrows(PackException.class, () -> harness.store().setDefaultPack("bad"));
        assertEquals("mini", harness.store().defaultPack());
    }

    @Test
    void damagedSettingsAreNoObstacle() throws IOException {
        Files.createDirectories(harness.settings.file().getParent());
        Files.writeString(harness.settings.file(), "not json");

        assertEquals("mini", harness.store().defaultPack());
        bring("mine");
        harness.store().setDefaultPack("mine");
        assertEquals("mine", harness.store().defaultPack());
    }

    @Test
    void aRemovedPackLeavesNothing() throws IOException {
        bring("mine");

        harness.store().remove("mine");

        assertFalse(Files.exists(harness.root.resolve("mine")));
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void whatAnUnfinishedFetchBroughtCanBeRemoved() throws IOException {
        Path staging = Files.createDirectories(harness.root.resolve(".staging/lama"));
        Files.write(staging.resolve("big-lama.pt.part"), new byte[100]);
        assertEquals(100, harness.model("lama").staged());

        harness.store().remove("lama");

        assertEquals(List.of(), harness.leftovers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini", "nothing", "../shipped", "..", ".staging", "lama"})
    void nothingElseCanBeRemoved(String id) throws IOException {
        bring("mine");

        assertThrows(PackException.class, () -> harness.store().remove(id));

        assertTrue(Files.exists(harness.shipped.resolve("mini/pack.json")));
        assertTrue(Files.exists(harness.root.resolve("mine/pack.json")));
    }

    @Test
    void aPackInTheMakingIsSeenByNoLibrary() throws IOException {
        TestPacks.write(harness.root.resolve(".staging"));
        TestPacks.write(folder.resolve("elsewhere"));
        Files.move(folder.resolve("elsewhere/tiny"), harness.root.resolve(".tiny"));

        assertEquals(List.of("mini"), harness.library().packs().stream().map(pack -> pack.id()).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1, 1 byte", "999, 999 bytes", "1000, 1.0 kB", "999949, 999.9 kB", "999950, 1.0 MB",
        "205669692, 205.7 MB", "2000000000000, 2.0 TB"})
    void sizesAreWrittenInWords(long bytes, String words) {
        assertEquals(words, Bytes.words(bytes));
    }

    @Test
    void sizesAreWrittenAsALanguageWritesNumbers() {
        assertEquals("205,7 MB", Bytes.words(205669692, Locale.GERMAN));
    }

    @ParameterizedTest
    @CsvSource({"big-lama.pt, big-lama", "My Mödel (2).onnx, my-m-del-2-", ".pt, pt", "ÄÖÜ.pt, model", "x, x"})
    void aFilesNameBecomesAnId(String name, String id) {
        assertEquals(id, ModelSource.idOf(name));
        assertTrue(ModelSource.isId(id));
    }

    private void bring(String id) throws IOException {
        Path from = Files.createDirectories(folder.resolve("from"));
        Files.writeString(from.resolve("pack.json"), "{\"id\": \"%s\", \"title\": \"Mine\"}".formatted(id));
        harness.store().importPack(from, Optional.empty(), Optional.empty(), Progress.NONE);
    }
}
