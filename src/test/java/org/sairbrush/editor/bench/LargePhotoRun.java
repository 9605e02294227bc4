package org.sairbrush.editor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.sairbrush.NativeEnvironment;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;

/// Opens a photo in the editor, paints scratches all over it, fills them with the default pack, steps back and forth,
/// and exports it: how long each takes, and how much memory it takes at most. `docs/formats.md` tells what came of it.
public final class LargePhotoRun {

    private static final int COLUMNS = 6;
    private static final int ROWS = 4;

    private final Path folder;
    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private Stage stage;
    private EditorStage editor;

    private LargePhotoRun(Path folder) {
        this.folder = folder;
    }

    /// @param arguments the photo, and the files to export it to
    public static void main(String[] arguments) throws Exception {
        NativeEnvironment.prepare();
        System.setProperty("java.awt.headless", "true");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        LargePhotoRun run = new LargePhotoRun(Files.createDirectories(Path.of("target", "large")));
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        run(run::show);
        run.work(Path.of(arguments[0]).toAbsolutePath());
        for (int i = 1; i < arguments.length; i++) {
            run.export(Path.of(arguments[i]).toAbsolutePath());
        }
        System.exit(0);
    }

    private void show() {
        stage = new Stage();
        editor = EditorStage.withPacks(stage, folder);
        editor.answers.unsaved = DialogService.Unsaved.DISCARD;
    }

    private void work(Path photo) throws Exception {
        System.out.printf(
                Locale.ROOT, "%s with a heap of %d MB%n", photo.getFileName(), Runtime.getRuntime().maxMemory() >> 20);
        measure("opened", () -> {
            run(() -> editor.model.open(photo));
            await(() -> !editor.model.openingProperty().get());
            await(() -> !view().tilesProperty().get().isEmpty());
        });
        measure("sharp", () -> await(() -> view().isComplete()));
        run(this::paint);
        measure("filled", () -> {
            run(() -> editor.model.fill().fill());
            await(() -> !editor.model.fill().runningProperty().get());
        });
        measure("sharp again", () -> await(() -> view().isComplete()));
        measure("undone and done again", () -> {
            run(() -> editor.model.undo());
            run(() -> editor.model.redo());
            await(() -> view().isComplete());
        });
        picture("filled");
    }

    private void export(Path target) throws Exception {
        measure("exported to " + target.getFileName(), () -> {
            editor.answers.target = target;
            run(() -> editor.model.export().export());
            TimeUnit.SECONDS.sleep(1);
            picture("exporting-" + target.getFileName());
            await(() -> !editor.model.export().runningProperty().get());
        });
    }

    /// Short scratches in rows and columns.
    private void paint() {
        PhotoDocument document = editor.model.documentProperty().get();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double x = document.photo().width() * (i % COLUMNS + 0.5) / COLUMNS;
            double y = document.photo().height() * (i / COLUMNS + 0.5) / ROWS;
            document.beginStroke(x, y, 8, false);
            document.continueStroke(x + 300, y + 120);
            document.endStroke();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void measure(String what, Step step) throws Exception {
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        step.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s; heap at most %d MB, then %d MB; process at most %s%n",
                what, seconds, peak >> 20, held >> 20, resident());
        Notice notice = onFx(() -> editor.model.notices().currentProperty().get());
        if (notice != null) {
            System.out.printf("  %s: %s%n", notice.kind(), notice.sentence());
        }
    }

    /// On Linux.
    private static String resident() throws Exception {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> (Long.parseLong(line.replaceAll("\\D", "")) >> 10) + " MB")
                        .findFirst()
                        .orElse("")
                : "";
    }

    private void picture(String name) throws Exception {
        WritableImage image = onFx(() -> stage.getScene().getRoot().snapshot(null, null));
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name + ".png").toFile());
    }

    private PhotoView view() {
        return (PhotoView) stage.getScene().lookup("#photo");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!onFx(condition)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void run(Runnable action) throws Exception {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }
}
