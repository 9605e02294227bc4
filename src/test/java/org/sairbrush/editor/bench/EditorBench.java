package org.sairbrush.editor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.sairbrush.NativeEnvironment;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.SoftHeap;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.photo.PhotoReader;

/// How smooth, quick and lean the editor is with a photo of 24 megapixels, on the headless software pipeline and with
/// the default pack; `docs/performance.md` says how to run it and what came of it.
public final class EditorBench {

    private static final int WIDTH = 6000;
    private static final int HEIGHT = 4000;
    private static final int OPENINGS = 4;
    private static final int STEPS = 50;
    // Mice report 125 times a second.
    private static final long MOUSE_MILLIS = 8;

    private StallWatch watch;
    private StallWatch idleThread;
    private EditorStage editor;
    private Stage stage;
    private Robot robot;
    private int scratches;

    private EditorBench() {}

    public static void main(String[] arguments) throws Exception {
        NativeEnvironment.prepare();
        System.setProperty("java.awt.headless", "true");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        new EditorBench().run(folder);
        System.exit(0);
    }

    private void run(Path folder) throws Exception {
        Path photo = folder.resolve("photo.jpg");
        if (!Files.exists(photo)) {
            write(photo);
        }
        SoftHeap.keep();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        onFx(() -> {
            show(folder);
        });
        opening(photo);
        watch = new StallWatch(Platform::runLater);
        idleThread = new StallWatch(Executors.newSingleThreadExecutor());
        System.out.printf("%n| while | longest wait | 99.9 %% of the time below | median | own work at most"
                + " | the same of a thread that does nothing | over |%n");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        measure("nothing is done", () -> TimeUnit.SECONDS.sleep(5));
        painting();
        looking();
        selecting();
        filling();
        stepping();
        memory();
        watch.close();
        idleThread.close();
        onFx(editor::close);
    }

    private void show(Path folder) {
        stage = new Stage();
        editor = EditorStage.withPacks(stage, folder);
        editor.answers.unsaved = DialogService.Unsaved.DISCARD;
        robot = new Robot();
    }

    private void opening(Path photo) throws Exception {
        System.out.println("| opening 24 megapixels of JPEG | ImageIO alone | read as a photo | first painted | sharp"
                + " | first painted ÷ ImageIO | the same in processor time |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (int i = 0; i < OPENINGS; i++) {
            long begin = System.nanoTime();
            long worked = work();
            ImageIO.read(photo.toFile());
            double plain = millisSince(begin);
            double plainWork = work() - worked;
            begin = System.nanoTime();
            PhotoReader.read(photo);
            double read = millisSince(begin);
            System.gc();
            PhotoDocument before = onFx(this::document);
            begin = System.nanoTime();
            worked = work();
            onFx(() -> editor.model.open(photo));
            awaitPulse(() -> document() != before && !view().tilesProperty().get().isEmpty());
            double first = millisSince(begin);
            double firstWork = work() - worked;
            awaitPulse(view()::isComplete);
            System.out.printf(
                    Locale.ROOT, "| %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.2f | %.2f |%n",
                    i + 1, plain, read, first, millisSince(begin), first / plain, firstWork / plainWork);
        }
    }

    /// Processor time of all threads so far, in nanoseconds: what other programs do does not lengthen it.
    private static long work() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// Until a condition holds at the end of a pulse's layout.
    private void awaitPulse(BooleanSupplier condition) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        onFx(() -> {
            Runnable check = new Runnable() {
                @Override
                public void run() {
                    if (condition.getAsBoolean()) {
                        stage.getScene().removePostLayoutPulseListener(this);
                        held.countDown();
                    } else {
                        Platform.requestNextPulse();
                    }
                }
            };
            stage.getScene().addPostLayoutPulseListener(check);
            Platform.requestNextPulse();
        });
        held.await();
    }

    private void painting() throws Exception {
        measure("painting, whole photo in view, brush of 180 px", () -> strokes(12, 180));
        measure("painting, whole photo in view, brush of 1200 px", () -> strokes(6, 1200));
        measure("going to 100 % at once", () -> {
            onFx(() -> viewport().zoomBy(1 / viewport().transform().scale(), 600, 300));
            settle();
        });
        measure("painting at 100 %, brush of 60 px", () -> strokes(12, 60));
        measure("painting at 100 %, soft brush of 600 px", () -> {
            onFx(() -> editor.model.tools().hardnessProperty().set(0.2));
            strokes(6, 600);
            onFx(() -> editor.model.tools().hardnessProperty().set(1));
        });
        clear();
    }

    private void looking() throws Exception {
        measure("panning at 100 %", () -> {
            onFx(() -> editor.model.tools().toolProperty().set(ToolKind.PAN));
            for (int i = 0; i < 12; i++) {
                drag(1000, 500 - 30 * i % 300, 200, 200 + 40 * i % 300, 60);
            }
        });
        measure("zooming with the wheel, in and out", () -> {
            for (int round = 0; round < 4; round++) {
                for (int notch = 0; notch < 60; notch++) {
                    wheel(notch < 30 ? 40 : -40);
                    TimeUnit.MILLISECONDS.sleep(2 * MOUSE_MILLIS);
                }
            }
        });
        onFx(() -> viewport().fit());
        settle();
    }

    private void selecting() throws Exception {
        measure("selecting by a rectangle over the whole photo", () -> {
            tool(ToolKind.RECTANGLE);
            drag(100, 30, 1180, 640, 20);
            awaitIdle();
            undo();
        });
        measure("selecting by the wand, everywhere", () -> {
            tool(ToolKind.WAND);
            onFx(() -> editor.model.tools().picking().contiguousProperty().set(false));
            onFx(() -> editor.model.tools().picking().colourToleranceProperty().set(60));
            drag(600, 300, 600, 300, 1);
            awaitIdle();
            undo();
        });
        measure("inverting and clearing the mask", () -> {
            onFx(() -> editor.model.mask().invert());
            awaitIdle();
            clear();
        });
        measure("growing and feathering a mask", () -> {
            tool(ToolKind.ELLIPSE);
            drag(300, 150, 900, 500, 20);
            awaitIdle();
            onFx(() -> editor.model.mask().grow());
            awaitIdle();
            onFx(() -> editor.model.mask().feather());
            awaitIdle();
            clear();
        });
        measure("selecting by meaning", () -> {
            tool(ToolKind.SEMANTIC);
            drag(600, 300, 600, 300, 1);
            awaitIdle();
            clear();
        });
        measure("labels of the whole photo", () -> {
            onFx(() -> editor.model.labels().showingProperty().set(true));
            awaitIdle();
            onFx(() -> editor.model.labels().showingProperty().set(false));
            settle();
        });
    }

    private void filling() throws Exception {
        for (int round = 0; round < 3; round++) {
            measure("filling two strokes" + (round == 0 ? ", the models being read" : ""), () -> {
                scratches(2);
                fill();
            });
        }
        measure("filling while painting goes on", () -> {
            scratches(2);
            onFx(() -> editor.model.fill().fill());
            strokes(6, 60);
            awaitIdle();
            clear();
        });
    }

    private void stepping() throws Exception {
        measure("undo and redo of all that", () -> {
            for (int i = 0; i < 8; i++) {
                undo();
            }
            for (int i = 0; i < 8; i++) {
                onFx(() -> editor.model.redo());
                settle();
            }
        });
    }

    private void memory() throws Exception {
        onFx(() -> editor.model.open(Path.of("target", "bench", "photo.jpg").toAbsolutePath()));
        TimeUnit.SECONDS.sleep(4);
        awaitIdle();
        long before = heap();
        for (int round = 0; steps() < STEPS; round++) {
            scratches(1);
            if (round % 5 == 4) {
                fill();
            }
        }
        awaitIdle();
        System.out.printf(
                Locale.ROOT,
                "%nmemory: %d MB of Java's heap with the photo open, %d MB with %d undo steps; the process holds %d"
                        + " MB%n",
                before >> 20,
                heap() >> 20,
                steps(),
                resident() >> 20);
    }

    private int steps() throws Exception {
        return onFx(() -> document().history().size());
    }

    private void fill() throws Exception {
        onFx(() -> editor.model.fill().fill());
        awaitIdle();
    }

    private void clear() throws Exception {
        onFx(() -> editor.model.mask().clear());
        awaitIdle();
    }

    private void undo() throws Exception {
        onFx(() -> editor.model.undo());
        settle();
    }

    private void tool(ToolKind kind) throws Exception {
        onFx(() -> editor.model.tools().toolProperty().set(kind));
    }

    private void strokes(int count, double size) throws Exception {
        tool(ToolKind.BRUSH);
        onFx(() -> editor.model.tools().setBrushSize(size));
        for (int i = 0; i < count; i++) {
            drag(150 + 60 * i, 100 + 30 * (i % 7), 900 - 45 * i, 560 - 40 * (i % 5), 60);
        }
    }

    /// Short and thin ones, as old photos have, each somewhere else.
    private void scratches(int count) throws Exception {
        tool(ToolKind.BRUSH);
        onFx(() -> editor.model.tools().setBrushSize(30));
        for (int i = 0; i < count; i++) {
            double x = 150 + 67 * scratches % 800;
            double y = 100 + 41 * scratches % 480;
            scratches++;
            drag(x, y, x + 25, y + 10, 12);
        }
    }

    /// By the primary button, in places of the photo view.
    private void drag(double fromX, double fromY, double toX, double toY, int moves) throws Exception {
        onFx(() -> robot.mouseMove(view().localToScreen(fromX, fromY)));
        onFx(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 1; i <= moves; i++) {
            double share = (double) i / moves;
            double x = fromX + (toX - fromX) * share;
            double y = fromY + (toY - fromY) * share + 30 * Math.sin(share * 12) * (moves > 20 ? 1 : 0);
            Platform.runLater(() -> robot.mouseMove(view().localToScreen(x, y)));
            TimeUnit.MILLISECONDS.sleep(MOUSE_MILLIS);
        }
        onFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void wheel(double amount) throws Exception {
        onFx(() -> {
            Point2D place = view().localToScene(700, 350);
            view().fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL, place.getX(), place.getY(), place.getX(), place.getY(), false, false, false,
                    false, false, false, 0, amount, 0, amount, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private void measure(String what, Step step) throws Exception {
        settle();
        System.gc();
        watch.restart();
        idleThread.restart();
        long begin = System.nanoTime();
        step.run();
        settle();
        StallWatch.Stalls stalls = watch.stalls();
        StallWatch.Stalls idle = idleThread.stalls();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %.1f ms | %.0f ms | %.0f, %.0f ms | %.1f s |%n",
                what, stalls.longest(), stalls.p999(), stalls.median(), stalls.work(), idle.longest(), idle.p999(),
                millisSince(begin) / 1000);
    }

    /// Until nothing is computed and shown any more.
    private void awaitIdle() throws Exception {
        do {
            settle();
            TimeUnit.MILLISECONDS.sleep(20);
        } while (onFx(() -> editor.model.tools().selectingProperty().get()
                || editor.model.mask().runningProperty().get()
                || editor.model.fill().runningProperty().get()
                || editor.model.labels().runningProperty().get()
                || editor.model.openingProperty().get()));
        settle();
    }

    private void settle() throws Exception {
        for (int pulse = 0; pulse < 6; pulse++) {
            awaitPulse(() -> true);
        }
    }

    private PhotoView view() {
        return (PhotoView) stage.getScene().lookup("#photo");
    }

    private Viewport viewport() {
        return view().viewport();
    }

    private PhotoDocument document() {
        return editor.model.documentProperty().get();
    }

    private static void onFx(Runnable action) throws Exception {
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

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// On Linux; elsewhere 0.
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .sum()
                : 0;
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /// Hills of colour with the grain of a camera, as a JPEG of quality 92.
    private static void write(Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        SplittableRandom random = new SplittableRandom(24);
        for (int y = 0, i = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double hills = Math.sin(x / 611.0) * Math.cos(y / 433.0) + Math.sin((x + 2 * y) / 197.0) / 3;
                int grain = random.nextInt(-9, 10);
                for (int channel = 0; channel < 3; channel++) {
                    double value = 128 + 80 * hills * Math.cos(channel + x / 1500.0) + grain;
                    samples[i++] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.92f);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
