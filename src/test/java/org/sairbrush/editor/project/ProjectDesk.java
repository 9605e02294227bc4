package org.sairbrush.editor.project;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.EditorViewModel;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Pictures;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.Progress;

/// An editor without a window that keeps its documents in a folder; its jobs run at once.
final class ProjectDesk {

    static final int WIDTH = 150;
    static final int HEIGHT = 110;

    final EditorStage.Answers answers = new EditorStage.Answers();
    final EditorSettings settings = EditorSettings.load(Path.of("no such file"));
    final EditorViewModel editor = new EditorViewModel(
            answers,
            new BackgroundJobs(Runnable::run, Runnable::run),
            new LazyRestorer(FakeRestorer::new),
            settings,
            EditorHarness.noModels());

    ProjectDesk(Path recovery) {
        editor.project().keepIn(recovery);
    }

    /// A 16-bit photo in a file.
    static Path photo(Path file) throws IOException {
        BufferedImage image = Pictures.picture(WIDTH, HEIGHT, 16, 3);
        PhotoWriter.write(Photo.of(image), file, WriteOptions.defaults());
        return file;
    }

    PhotoDocument document() {
        return editor.documentProperty().get();
    }

    Notice notice() {
        return editor.notices().currentProperty().get();
    }

    void stroke(double y) {
        document().beginStroke(20, y, 6.3, 0.6, false);
        document().continueStroke(120, y + 4);
        document().endStroke();
    }

    void fill(double y) {
        stroke(y);
        editor.fill().fill();
    }

    /// Two fills, the second of them replaced and weakened, and a stroke.
    void work() {
        fill(20);
        fill(50);
        editor.fill().choose(editor.fill().choicesProperty().get().get(1));
        editor.fill().again();
        editor.fill().strength().percentProperty().set(70);
        stroke(80);
    }

    /// All that is seen of a document.
    String look() {
        return look(document());
    }

    static String look(PhotoDocument document) {
        return samples(document.photo()) + " " + Arrays.hashCode(document.mask().coverage()) + " "
                + document.fill().map(ProjectDesk::look).orElse("none");
    }

    private static String look(Fill fill) {
        String method = fill.restoration().settings().method().title();
        return "%s/%s/%d".formatted(method, fill.strength(), samples(fill.full()));
    }

    static int samples(Photo photo) {
        return Arrays.hashCode(photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null));
    }

    /// As a process that is killed would.
    void kill() throws IOException {
        editor.project().abandon();
    }

    /// Saves another document than the one that is open, with its photo.
    ///
    /// @param folder of the session
    void save(PhotoDocument other, Session session, Path folder, Path photo, Path project) throws Exception {
        StrokeLog strokes = new StrokeLog(new BackgroundJobs(Runnable::run, Runnable::run), 0, failure -> {});
        Keeper keeper = new Keeper(() -> folder, strokes, session, ProjectWriter.identify(photo, WIDTH, HEIGHT));
        Preferences chosen = Preferences.of(editor.fill(), editor.labels());
        ProjectWriter.State state =
                new ProjectWriter.State(other.state(), "photo.png", true, Optional.empty(), 0, chosen);
        keeper.save(state, project, true, Progress.NONE);
    }
}
