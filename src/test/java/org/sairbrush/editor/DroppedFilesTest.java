package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.batch.BatchPhoto;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.EditorSettings;

class DroppedFilesTest {

    private final EditorViewModel editor = new EditorViewModel(
            new EditorStage.Answers(),
            new BackgroundJobs(Runnable::run, Runnable::run),
            new LazyRestorer(FakeRestorer::new),
            EditorSettings.load(Path.of("no such file")),
            EditorHarness.noModels());
    private final DroppedFiles dropped = new DroppedFiles(editor);

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void makePhotos() throws Exception {
        first = TestPhotos.landscape(folder.resolve("first.png"), 160, 120);
        second = TestPhotos.landscape(folder.resolve("second.png"), 120, 160);
    }

    private Notice notice() {
        return editor.notices().currentProperty().get();
    }

    @Test
    void ofSeveralTheFirstIsOpenedAndAllCanBeRestored() {
        dropped.open(List.of(first, second));
        assertEquals("first.png", editor.documentProperty().get().name());
        assertSame(Notice.Kind.INFO, notice().kind());
        notice().action().orElseThrow().command().run();
        assertEquals(
                List.of(first, second),
                editor.batch().photos().stream().map(BatchPhoto::file).toList());
        editor.open(second);
        assertNull(notice(), "it was about the drop alone");
    }

    @Test
    void aboutOneThereIsNothingToSay() {
        dropped.open(List.of(first));
        assertNull(notice());
    }

    @Test
    void whereTheFirstIsNoPhotoOnlyThatIsSaid() throws Exception {
        dropped.open(List.of(Files.writeString(folder.resolve("text.png"), "text"), second));
        assertSame(Notice.Kind.ERROR, notice().kind());
        editor.open(second);
        assertNull(notice());
    }
}
