package org.sairbrush.train.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.ComputeDevice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;

/// What the work of this program takes on this machine, on made-up photos: noise is as much work as a face. The matrix
/// product beside it says what the machine can do at all, so that numbers of two machines can be compared.
public final class SpeedTest {

    private static final int SIDE = 1024;
    private static final int PRODUCTS = 5;
    private static final long FLOATING_POINT_OPERATIONS = 2L * SIDE * SIDE * SIDE;
    private static final int LEFT_SHARE = 5;

    /// @param name   of the work
    /// @param runs   that were timed
    /// @param median in milliseconds, by the clock
    /// @param least  likewise
    /// @param most   likewise
    public record Timing(String name, int runs, double median, double least, double most) {}

    /// @param device       in words
    /// @param matrixGflops of a product of two matrices of 1024×1024, 10⁹ floating point operations a second
    /// @param timings      in the order in which the work was done
    public record Result(String device, double matrixGflops, List<Timing> timings) {}

    /// A piece of work.
    @FunctionalInterface
    private interface Work {
        void run() throws RestoreException;
    }

    private final Restorer restorer;
    private final RestoreSettings settings;
    private final Progress progress;
    private final List<Timing> timings = new ArrayList<>();

    private SpeedTest(Restorer restorer, RestoreSettings settings, Progress progress) {
        this.restorer = restorer;
        this.settings = settings;
        this.progress = progress;
    }

    /// @param restorer that has not worked yet, as opening the model is timed, too
    /// @throws RestoreException                              when the pack can't do it, in one sentence
    /// @throws java.util.concurrent.CancellationException    when the progress was cancelled
    public static Result run(Restorer restorer, RestoreSettings settings, Progress progress) throws RestoreException {
        return new SpeedTest(restorer, settings, progress).run();
    }

    private Result run() throws RestoreException {
        Photo small = noise(256, 256);
        Mask fifth = rectangle(256, 256, 256 / LEFT_SHARE, 256);
        time(0, "first fill, the model being opened", 1, () -> restorer.restore(small, fifth, settings, Progress.NONE));
        time(0.15, "256×256, a fifth missing", 5, () -> restorer.restore(small, fifth, settings, Progress.NONE));
        Photo large = noise(6000, 4000);
        Mask speck = rectangle(6000, 4000, 24, 24);
        time(0.3, "24 megapixels, a spot of 24×24", 3, () -> restorer.restore(large, speck, settings, Progress.NONE));
        if (settings.method() == Method.SAIR) {
            Mask none = Mask.empty(6000, 4000);
            time(0.5, "24 megapixels, semantics", 3, () -> restorer.semantics(large, none, settings, Progress.NONE));
        }
        time(0.65, "24 megapixels, finding damage", 3, () -> restorer.damage(large, settings, Progress.NONE));
        progress.report(0.95, "matrix product");
        return new Result(restorer.device(settings), matrixGflops(), timings);
    }

    private void time(double fraction, String name, int runs, Work work) throws RestoreException {
        double[] millis = new double[runs];
        for (int run = 0; run < runs; run++) {
            progress.check();
            progress.report(fraction, name);
            long start = System.nanoTime();
            work.run();
            millis[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        timings.add(new Timing(name, runs, millis[runs / 2], millis[0], millis[runs - 1]));
    }

    private double matrixGflops() throws RestoreException {
        double best = 0;
        try (NDManager manager = NDManager.newBaseManager(
                ComputeDevice.choose(settings.device(), settings.threads()).device())) {
            NDArray matrix = manager.randomUniform(0, 1, new Shape(SIDE, SIDE));
            for (int product = 0; product < PRODUCTS; product++) {
                long start = System.nanoTime();
                // asking for a number waits until a GPU is done
                matrix.matMul(matrix).getFloat(0, 0);
                best = Math.max(best, (double) FLOATING_POINT_OPERATIONS / (System.nanoTime() - start));
            }
        }
        return best;
    }

    private static Photo noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = new byte[3 * width * height];
        new Random(1).nextBytes(samples);
        image.getRaster().setDataElements(0, 0, width, height, samples);
        return Photo.of(image);
    }

    /// A hole in the middle.
    private static Mask rectangle(int width, int height, int holeWidth, int holeHeight) {
        Mask mask = Mask.empty(width, height);
        int left = (width - holeWidth) / 2;
        for (int y = (height - holeHeight) / 2; y < (height + holeHeight) / 2; y++) {
            Arrays.fill(mask.coverage(), y * width + left, y * width + left + holeWidth, (byte) 255);
        }
        return mask;
    }
}
