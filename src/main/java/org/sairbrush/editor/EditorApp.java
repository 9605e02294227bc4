package org.sairbrush.editor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.controls.Placement;
import org.sairbrush.editor.dialogs.StageDialogs;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.UserFolders;

/// Puts the editor together. Start it with [EditorLauncher].
public final class EditorApp extends Application {

    /// What JavaFX, which makes the application itself, can't be given as constructor arguments.
    record Start(
            Optional<Path> photo, boolean sample, Supplier<Restorer> restorer, ModelStore models, Path settings) {}

    private static final Duration KEEPING = Duration.seconds(30);
    private static final long SECONDS_TO_STOP = 3;

    /// Files that people save are written to their end, unless the disk hangs.
    private static final long SECONDS_TO_WRITE = 120;

    private static Start start;

    private final ExecutorService work = Executors.newCachedThreadPool(daemons("job"));
    private final ExecutorService drawing = Executors.newFixedThreadPool(2, daemons("tiles"));
    private final ExecutorService writing = Executors.newSingleThreadExecutor(daemons("settings"));
    private EditorSettings settings;
    private boolean firstStart;
    private LazyRestorer restorer;
    private Runnable cancelWork = () -> {};
    private BooleanSupplier written = () -> true;
    private Runnable endProject = () -> {};

    static void launch(Start with) {
        start = with;
        Application.launch(EditorApp.class);
    }

    @Override
    public void init() {
        firstStart = !start.settings().toFile().isFile();
        settings = EditorSettings.load(start.settings());
        settings.keepIn(start.settings(), writing);
        restorer = new LazyRestorer(start.restorer());
        Optional.ofNullable(settings.preferences().languageProperty().get()).ifPresent(language -> {
            // JavaFX's own words and the way that numbers are written go with it.
            Locale.setDefault(language);
            Texts.speak(language);
        });
    }

    @Override
    public void start(Stage stage) {
        if (firstStart && Platform.getPreferences().getColorScheme() == ColorScheme.DARK) {
            settings.themeProperty().set(Theme.DARK);
        }
        BackgroundJobs jobs = new BackgroundJobs(work, Platform::runLater);
        StageDialogs dialogs = new StageDialogs(stage, address -> getHostServices().showDocument(address));
        EditorViewModel model = new EditorViewModel(dialogs, jobs, restorer, settings, start.models());
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> model.notices().failed(failure));
        model.findPacks();
        model.project().keepIn(UserFolders.standard().recovery());
        Timeline keeping = new Timeline(new KeyFrame(KEEPING, event -> model.project().keepAgain()));
        keeping.setCycleCount(Animation.INDEFINITE);
        keeping.play();
        endProject = model.project()::end;
        cancelWork = () -> {
            model.compare().edit();
            model.batch().stop();
            jobs.cancelPassing();
        };
        written = jobs::isLastingWorkDone;
        new EditorWindow(model, photo -> new PhotoTiles(photo, drawing, Platform::runLater)).open(stage);
        Placement.hold(stage);
        stage.show();
        model.begin(start.photo(), start.sample() || firstStart && start.photo().isEmpty());
    }

    @Override
    public void stop() throws InterruptedException {
        cancelWork.run();
        drawing.shutdownNow();
        work.execute(endProject);
        work.execute(restorer::close);
        work.shutdown();
        // Native code that still runs while the process ends could bring it down noisily.
        boolean ended = work.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        for (int waited = 0; !ended && !written.getAsBoolean() && waited < SECONDS_TO_WRITE; waited++) {
            ended = work.awaitTermination(1, TimeUnit.SECONDS);
        }
        writing.close();
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name("editor-" + name + "-", 1).factory();
    }
}
