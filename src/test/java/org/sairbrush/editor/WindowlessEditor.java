package org.sairbrush.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.EditorSettings;

/// An editor without a window that keeps its documents in a folder; its jobs run at once.
public final class WindowlessEditor {

    private final EditorStage.Answers answers = new EditorStage.Answers();
    private final EditorViewModel editor = new EditorViewModel(
            answers,
            new BackgroundJobs(Runnable::run, Runnable::run),
            new LazyRestorer(FakeRestorer::new),
            EditorSettings.load(Path.of("no such file")),
            EditorHarness.noModels());

    public WindowlessEditor(Path recovery) {
        editor.project().keepIn(recovery);
        editor.settings().embedPhotoProperty().set(true);
        answers.unsaved = DialogService.Unsaved.DISCARD;
    }

    /// Makes a photo, works on it and saves that as a project.
    public void saveProject(Path photo, Path project) throws IOException {
        work(photo);
        answers.projectTarget = project;
        editor.project().saveAs();
    }

    /// Makes a photo, opens it, and fills a scratch.
    public void work(Path photo) throws IOException {
        editor.open(TestPhotos.landscape(photo, 160, 120));
        PhotoDocument document = editor.documentProperty().get();
        document.beginStroke(40, 40, 8, false);
        document.continueStroke(90, 60);
        document.endStroke();
        editor.fill().fill();
        document.beginStroke(20, 90, 5, false);
        document.endStroke();
    }

    /// What the bar says of a file that is not opened; nothing where it is.
    public Optional<String> refusal(Path file) {
        editor.notices().dismiss();
        PhotoDocument before = editor.documentProperty().get();
        editor.open(file);
        if (editor.documentProperty().get() != before) {
            return Optional.empty();
        }
        return error();
    }

    /// What the bar says of a photo that is not exported; nothing where it is.
    public Optional<String> exportRefusal(Path target) {
        editor.notices().dismiss();
        answers.target = target;
        editor.export().export();
        return error();
    }

    /// The same of a project that is not saved.
    public Optional<String> saveRefusal(Path target) {
        editor.notices().dismiss();
        answers.projectTarget = target;
        editor.project().saveAs();
        return error();
    }

    private Optional<String> error() {
        return Optional.ofNullable(editor.notices().currentProperty().get())
                .filter(notice -> notice.kind() == Notice.Kind.ERROR)
                .map(Notice::sentence);
    }
}
