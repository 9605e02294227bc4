package org.sairbrush.editor.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorStage.Answers;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.foreign.TinyInpainters;
import org.sairbrush.models.LoopbackServer;
import org.sairbrush.models.Model;
import org.sairbrush.models.StoreHarness;
import org.sairbrush.sair.TestPacks;

class ModelsViewModelTest {

    private static final byte[] CONTENT = StoreHarness.bytes(5000, 1);

    @TempDir
    private Path folder;

    private final Answers answers = new Answers();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private StoreHarness harness;
    private LoopbackServer server;
    private ModelsViewModel models;
    private int changes;
    private boolean later;

    @BeforeEach
    void open() throws IOException {
        harness = new StoreHarness(folder);
        server = new LoopbackServer(CONTENT);
        harness.offer("small", server.address("/file"), CONTENT);
        BackgroundJobs jobs = new BackgroundJobs(work -> run(work), Runnable::run);
        models = new ModelsViewModel(harness.store(), jobs, answers, () -> changes++);
        models.refresh();
    }

    private void run(Runnable work) {
        if (later) {
            background.add(work);
        } else {
            work.run();
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theFirstModelIsChosenAtFirst() {
        assertEquals("mini", models.selectedProperty().get());
        assertTrue(models.model("small").isPresent());
    }

    @Test
    void aFetchInstallsTheModelAndIsNoticed() {
        models.fetch(model("small"));

        assertTrue(model("small").installed());
        assertEquals("Model small is installed and whole.", notice().sentence());
        assertEquals(1, changes);
        assertEquals("mini", models.selectedProperty().get());
    }

    @Test
    void whileItGoesOnThereIsWorkThatCanBePaused() {
        later = true;
        models.fetch(model("small"));
        models.fetch(model("small"));
        Work work = models.works().get("small");
        assertTrue(work.stoppable());
        assertEquals(1, background.size());

        models.pause("small");
        later = false;
        background.remove().run();

        assertTrue(models.works().isEmpty());
        assertFalse(model("small").installed());
        models.fetch(model("small"));
        assertTrue(model("small").installed());
    }

    @Test
    void aFailureIsSaidInTheBar() throws IOException {
        harness.offer("small", server.address("/file"), "0".repeat(64), CONTENT.length);
        models.fetch(model("small"));

        assertSame(Notice.Kind.ERROR, notice().kind());
        assertTrue(notice().sentence().contains("SHA-256"), notice().sentence());
        assertTrue(models.works().isEmpty());
    }

    @Test
    void anotherDefaultIsKeptAndTold() throws IOException {
        bringTiny();
        int before = changes;
        models.makeDefault(model("tiny"));

        assertTrue(model("tiny").isDefault());
        assertFalse(model("mini").isDefault());
        assertEquals(before + 1, changes);
    }

    @Test
    void anImportChoosesWhatItBrought() throws IOException {
        bringTiny();

        assertEquals("tiny", models.selectedProperty().get());
        assertTrue(model("tiny").verified().isPresent());
    }

    @Test
    void aFileThatNobodyKnowsIsRunAsTheUserSays() throws IOException {
        answers.modelFile = TinyInpainters.torchScript("mean", folder.resolve("My Mean.pt"));
        models.importFile();
        assertEquals(List.of("LaMa", "LaMa (ONNX)", "MI-GAN"), answers.offeredKinds);
        assertTrue(models.model("my-mean").isEmpty());

        answers.modelKind = "LaMa";
        models.importFile();

        assertEquals("my-mean", models.selectedProperty().get());
        assertEquals("inpainter", model("my-mean").kind());
        assertEquals("unknown licence", model("my-mean").licence());
    }

    @Test
    void aFileThatTheCatalogueKnowsIsTakenWithoutAQuestion() throws IOException {
        answers.modelFile = Files.write(folder.resolve("download"), CONTENT);
        models.importFile();

        assertTrue(model("small").installed());
        assertNull(answers.offeredKinds);
    }

    @Test
    void anImportThatIsNotChosenDoesNothing() {
        models.importFile();
        models.importFolder();

        assertTrue(models.works().isEmpty());
        assertEquals(0, changes);
    }

    @Test
    void aModelIsRemovedOnlyAfterAYes() throws IOException {
        bringTiny();
        models.remove(model("tiny"));
        assertTrue(model("tiny").installed());

        answers.remove = true;
        models.remove(model("tiny"));
        assertTrue(models.model("tiny").isEmpty());
        assertEquals("mini", models.selectedProperty().get());
    }

    @Test
    void aCheckFindsDamage() throws IOException {
        bringTiny();
        Files.writeString(harness.root.resolve("tiny/sair.safetensors"), "damaged");
        models.verify(model("tiny"));

        assertTrue(notice().sentence().contains("sair.safetensors is damaged"), notice().sentence());
        assertTrue(model("tiny").verified().isEmpty());
        assertTrue(notice().action().isEmpty());
    }

    @Test
    void aFetchedModelThatIsDamagedIsFetchedAgain() throws IOException {
        models.fetch(model("small"));
        try (Stream<Path> files = Files.list(harness.root.resolve("small"))) {
            Path weights = files.filter(file -> !file.endsWith("pack.json")).findFirst().orElseThrow();
            Files.writeString(weights, "damaged");
        }
        models.verify(model("small"));
        notice().action().orElseThrow().command().run();

        assertEquals("Model small is installed and whole.", notice().sentence());
    }

    @Test
    void afterAnImportThatFailsAnotherCanBeChosen() throws IOException {
        answers.modelFolder = Files.createDirectory(folder.resolve("no pack"));
        models.importFolder();
        answers.modelFolder = TestPacks.write(folder.resolve("elsewhere"));
        notice().action().orElseThrow().command().run();

        assertEquals("tiny", models.selectedProperty().get());
    }

    @Test
    void aBrokenCatalogueIsSaid() throws IOException {
        Files.writeString(harness.root.resolve("catalogue.json"), "{");
        models.refresh();

        assertTrue(notice().sentence().contains("correct it or remove it"), notice().sentence());
    }

    @Test
    void itsPlacesAreShown() throws IOException {
        bringTiny();
        models.showFolder(model("tiny"));
        models.showHomepage(model("small"));

        assertEquals(harness.root.resolve("tiny"), answers.shown.getParent());
        assertEquals("https://example.org", answers.page);
    }

    private void bringTiny() throws IOException {
        answers.modelFolder = TestPacks.write(folder.resolve("elsewhere"));
        models.importFolder();
    }

    private Model model(String id) {
        return models.model(id).orElseThrow();
    }

    private Notice notice() {
        return models.notices().currentProperty().get();
    }
}
