package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.models.StoreHarness;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.sair.TestPacks;

class InstalledPacksTest {

    @TempDir
    private Path folder;

    private final EditorHarness harness = new EditorHarness();
    private StoreHarness store;
    private InstalledPacks packs;
    private FillViewModel fill;

    @BeforeEach
    void open() throws IOException {
        store = new StoreHarness(folder);
        TestPacks.write(store.root);
        packs = new InstalledPacks(store.store(), harness.jobs, harness.restorer);
        fill = new FillViewModel(
                harness.document, harness.settings, packs, harness.jobs, harness.restorer, new Notices());
    }

    @Test
    void beforeThePacksAreKnownTheProgramsOwnIsUsed() {
        assertEquals("SAIR", fill.choiceProperty().get().title());
        assertEquals("mini", fill.choiceProperty().get().pack());
    }

    @Test
    void whatIsDoneByHandHasANameInEveryLanguage() {
        RestoreSettings healed = packs.settings().withMethod(Method.HEAL);
        try {
            Texts.speak(Locale.ENGLISH);
            assertEquals("Heal", Texts.said(packs.choice(healed).title()));
            Texts.speak(Locale.GERMAN);
            assertEquals("Reparatur", Texts.said(packs.choice(healed).title()));
        } finally {
            Texts.speak(Locale.getDefault());
        }
    }

    @Test
    void anotherDefaultIsUsedByFillsAndLabelsAndReadAnew() throws IOException {
        LabelsViewModel labels =
                harness.labels(packs);
        harness.openMasked();
        labels.showingProperty().set(true);
        assertEquals("mini", harness.fake.settings.pack());
        store.store().setDefaultPack("tiny");

        packs.refresh();

        assertEquals(1, harness.fake.releases);
        assertEquals("tiny", harness.fake.settings.pack());
        fill.fill();
        assertEquals("tiny", harness.fake.settings.pack());
        assertSame(Method.SAIR, harness.fake.settings.method());
    }

    @Test
    void aChosenPackIsRememberedByItsName() throws IOException {
        packs.refresh();
        FillChoice chosen = packs.choicesProperty().get().stream()
                .filter(choice -> choice.title().equals("LIIF · tiny"))
                .findFirst()
                .orElseThrow();
        fill.choose(chosen);

        packs.refresh();

        assertEquals(chosen, fill.choiceProperty().get());
        assertEquals("tiny", harness.settings.fillPackProperty().get());
        store.store().remove("tiny");
        packs.refresh();
        assertEquals("mini", fill.choiceProperty().get().pack());
        assertTrue(packs.choicesProperty().get().contains(fill.choiceProperty().get()));
    }
}
