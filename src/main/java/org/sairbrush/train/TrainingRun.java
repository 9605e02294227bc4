package org.sairbrush.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.sairbrush.restore.Progress;

/// Minimises an objective: AdamW with warm-up and cosine decay, gradients no longer than 1, an exponential moving
/// average of the weights, a CSV log, and every few minutes a checkpoint and a sheet of sample fills. Ends at the time
/// or step limit or when the progress is cancelled, always with a checkpoint.
///
/// Batches are drawn from the seed and the step's number alone, so a resumed run sees what an unbroken one would have.
final class TrainingRun<B> {

    private static final double WARM_UP_STEPS = 200;
    private static final double LAST_RATE = 0.02;
    private static final double AVERAGE_DECAY = 0.998;
    private static final double LONGEST_GRADIENT = 1;
    private static final double SMOOTHING = 0.98;
    private static final int BATCHES_AHEAD = 3;
    private static final double MINUTES_BETWEEN_CHECKPOINTS = 5;
    private static final int STEPS_BETWEEN_LOG_LINES = 20;

    /// How a run ended.
    ///
    /// @param steps   optimiser steps, earlier parts of a resumed run counted in
    /// @param minutes wall time, likewise
    /// @param loss    smoothed
    record Result(long steps, double minutes, double loss) {}

    private final Objective<B> objective;
    private final TrainSettings settings;
    private final String name;
    private final Path folder;
    private final Checkpoint checkpoint;
    private final Optional<SampleSheet> samples;
    private final Map<String, Parameter> parameters;
    private final Map<String, NDArray> average = new LinkedHashMap<>();
    private final AdamW optimiser;
    private final NDManager manager;

    private long step;
    private double earlierMinutes;
    private double smoothedLoss = Double.NaN;

    /// @param name of the checkpoint, log and sheets in the pack's folder `.training`
    TrainingRun(Objective<B> objective, TrainSettings settings, String name, NDManager manager) throws IOException {
        this.objective = objective;
        this.settings = settings;
        this.manager = manager;
        this.name = name;
        this.folder = Files.createDirectories(settings.pack().resolve(Training.FOLDER));
        this.samples = samples(settings);
        this.parameters = objective.network().namedParameters();
        this.optimiser = new AdamW(objective.network(), manager);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        parameters.forEach((key, parameter) -> {
            weights.put(key, parameter.getArray());
            average.put(key, copy(parameter));
        });
        Map<String, Map<String, NDArray>> state = new HashMap<>(objective.state());
        state.put("weight", weights);
        state.put("average", average);
        state.put("mean", optimiser.means());
        state.put("variance", optimiser.variances());
        this.checkpoint = new Checkpoint(Training.checkpoint(settings.pack(), name), state);
        if (settings.resume()) {
            Map<String, String> numbers = checkpoint.restore();
            this.step = Long.parseLong(numbers.get("step"));
            this.earlierMinutes = Double.parseDouble(numbers.get("minutes"));
            this.smoothedLoss = Double.parseDouble(numbers.get("loss"));
        }
    }

    /// Nothing where no photo belongs to the validation split.
    private static Optional<SampleSheet> samples(TrainSettings settings) throws IOException {
        TrainingData photos = TrainingData.scan(settings.data(), Split.ALL)
                .only(photo -> Split.VALIDATION.holds(photo.getFileName().toString()));
        return photos.photoCount() == 0
                ? Optional.empty()
                : Optional.of(new SampleSheet(photos, settings.crop()));
    }

    private NDArray copy(Parameter parameter) {
        return manager.create(parameter.getArray().toFloatArray(), parameter.getShape());
    }

    Result run(Progress progress) throws IOException {
        long start = System.nanoTime();
        double lastCheckpoint = 0;
        long firstStep = step;
        double firstFraction = fraction(0);
        try (ExecutorService loader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
                BufferedWriter csv = Files.newBufferedWriter(
                        folder.resolve(name + ".csv"),
                        StandardOpenOption.CREATE,
                        settings.resume() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            Queue<Future<B>> ahead = new ArrayDeque<>();
            for (int index = 0; index < BATCHES_AHEAD; index++) {
                ahead.add(drawLater(loader, step + index));
            }
            while (true) {
                double minutes = (System.nanoTime() - start) / 60e9;
                double fraction = fraction(minutes);
                if (fraction >= 1 || progress.cancelled()) {
                    save(earlierMinutes + minutes);
                    if (!progress.cancelled()) {
                        paintSamples();
                    }
                    loader.shutdownNow();
                    return new Result(step, earlierMinutes + minutes, smoothedLoss);
                }
                ahead.add(drawLater(loader, step + BATCHES_AHEAD));
                double loss = update(await(ahead.remove()), fraction);
                step++;
                smoothedLoss = Double.isNaN(smoothedLoss) ? loss : SMOOTHING * smoothedLoss + (1 - SMOOTHING) * loss;
                if (step % STEPS_BETWEEN_LOG_LINES == 0) {
                    double perSecond = (step - firstStep) * settings.batch() / Math.max(minutes * 60, 1e-9);
                    double left = minutes * (1 - fraction) / Math.max(fraction - firstFraction, 1e-9);
                    String told = "step %d, loss %.4f, %.1f images/s, %.0f min left";
                    progress.report(
                            fraction, String.format(Locale.ROOT, told, step, smoothedLoss, perSecond, left));
                    csv.write(String.format(
                            Locale.ROOT, "%d,%.3f,%.6f,%.6f%n", step, earlierMinutes + minutes, loss, rate(fraction)));
                    csv.flush();
                }
                if (minutes - lastCheckpoint > MINUTES_BETWEEN_CHECKPOINTS) {
                    save(earlierMinutes + minutes);
                    paintSamples();
                    lastCheckpoint = minutes;
                }
            }
        }
    }

    /// How much of the run is done, in [0, 1].
    private double fraction(double minutes) {
        double ofTime = (earlierMinutes + minutes) / settings.minutes();
        double ofSteps = settings.steps() == 0 ? 0 : (double) step / settings.steps();
        // with a step limit the schedule follows the steps, so that runs of equal steps are alike on any machine
        return settings.steps() > 0 && ofTime < 1 ? ofSteps : Math.max(ofTime, ofSteps);
    }

    private double rate(double fraction) {
        double warmUp = Math.min(1, (step + 1) / WARM_UP_STEPS);
        double cosine = (1 + Math.cos(Math.PI * Math.min(fraction, 1))) / 2;
        double highest = settings.rate() > 0 ? settings.rate() : objective.learningRate();
        return highest * warmUp * (LAST_RATE + (1 - LAST_RATE) * cosine);
    }

    private Future<B> drawLater(ExecutorService loader, long ofStep) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(settings.seed() * 1_000_003L + ofStep);
        return loader.submit(() -> objective.draw(random));
    }

    private static <B> B await(Future<B> batch) throws IOException {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Training was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IOException("A training picture can't be read: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private double update(B batch, double fraction) throws IOException {
        try (NDManager stepManager = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double value;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = objective.loss(batch, new Objective.Step(step + 1, stepManager, collector));
                value = loss.getFloat();
                if (!Double.isFinite(value)) {
                    throw new IOException(
                            "The loss became %s at step %d; resume with another seed.".formatted(value, step));
                }
                collector.backward(loss);
            }
            double clipped = Math.min(1, LONGEST_GRADIENT / Math.max(optimiser.gradientNorm(), 1e-12));
            optimiser.step(step + 1, rate(fraction), objective.weightDecay(), clipped);
            double decay = Math.min(AVERAGE_DECAY, (1.0 + step) / (10.0 + step));
            parameters.forEach((name, parameter) ->
                    average.get(name).muli(decay).addi(parameter.getArray().mul(1 - decay)));
            return value;
        }
    }

    /// Puts the averaged weights into the network, for good: the run is over then.
    void useAverage() {
        parameters.forEach((name, parameter) -> average.get(name).copyTo(parameter.getArray()));
    }

    private void save(double minutes) throws IOException {
        checkpoint.save(Map.of(
                "step", Long.toString(step),
                "minutes", Double.toString(minutes),
                "loss", Double.toString(smoothedLoss)));
    }

    private void paintSamples() throws IOException {
        if (samples.isPresent()) {
            String file = String.format(Locale.ROOT, "%s-%07d.png", name, step);
            samples.get().write(folder.resolve(file), objective, manager);
        }
    }
}
