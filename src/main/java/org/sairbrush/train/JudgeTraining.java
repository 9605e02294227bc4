package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.nn.SafetensorsWriter;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Speck;
import org.sairbrush.restore.Suspects;
import org.sairbrush.sair.PackDescription;

/// Trains what takes a second look at damage: the pack looks photos over that were damaged here, and the judge learns
/// which of its finds are right.
final class JudgeTraining {

    private static final int PICTURES = 640;

    /// Pictures to learn from for each one that tells when to stop.
    private static final int FOR_VALIDATION = 5;

    /// How near to damage a find counts as damage, in places of the map.
    private static final int NEAR = 2;

    private static final double MOSTLY = 0.5;

    private final TrainSettings settings;
    private final Progress progress;
    private final int pictures;

    JudgeTraining(TrainSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.pictures = settings.steps() > 0 ? Math.toIntExact(settings.steps()) : PICTURES;
    }

    /// Writes the judge into the pack.
    Path train() throws IOException, RestoreException {
        PackDescription description = PackDescription.read(settings.pack());
        if (description.semantic() == null || description.damage() == null) {
            throw new IOException("The pack %s has no semantic encoder or finds no damage yet; train both first."
                    .formatted(settings.pack()));
        }
        List<JudgeFit.Sample> validation = draw(Split.VALIDATION, Math.ceilDiv(pictures, FOR_VALIDATION));
        List<JudgeFit.Sample> samples = draw(Split.TRAIN, pictures);
        if (samples.isEmpty() || validation.isEmpty()) {
            throw new IOException("Nothing was found that a judge could learn from; name more photos with --data.");
        }
        SpeckJudge judge = JudgeFit.fit(samples, validation, settings.seed());
        double loss = JudgeFit.loss(judge, validation);
        String told = "Loss %.4f on %d specks, learned from %d others";
        progress.report(1, String.format(Locale.ROOT, told, loss, validation.size(), samples.size()));
        return PackWeights.put(
                settings.pack(),
                "judge",
                file -> SafetensorsWriter.write(file, judge.tensors(), Map.of(), false),
                PackDescription::withJudge);
    }

    /// What is suspected on so many pictures. Each has a seed of its own, so that they are the same whoever draws them.
    List<JudgeFit.Sample> draw(Split split, int count) throws IOException {
        WornPhotos photos = new WornPhotos(new ColourPhotos(TrainingData.scan(settings.data(), split)));
        AtomicInteger next = new AtomicInteger();
        List<List<JudgeFit.Sample>> drawn = new ArrayList<>();
        for (int picture = 0; picture < count; picture++) {
            drawn.add(List.of());
        }
        int threads = settings.threads() > 0 ? settings.threads() : Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                running.add(workers.submit(() -> {
                    try (PackRestorer restorer = restorer()) {
                        for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                            progress.check();
                            progress.report(
                                    (double) at / count, "Looking at picture %d of %d".formatted(at + 1, count));
                            drawn.set(at, samples(photos.draw(random(settings.seed(), split, at)), restorer));
                        }
                        return null;
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
        return drawn.stream().flatMap(List::stream).toList();
    }

    /// Mixes what it is made from: those of `java.util.Random` begin alike when their seeds are neighbours, so that all
    /// photos would come from one folder.
    static RandomGenerator random(long seed, Split split, int picture) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed << 32 | (long) split.ordinal() << 28 | picture);
    }

    private PackRestorer restorer() {
        return new PackRestorer(PackLibrary.in(settings.pack().toAbsolutePath().normalize().getParent()));
    }

    private List<JudgeFit.Sample> samples(WornPhotos.Worn worn, PackRestorer restorer) throws RestoreException {
        String id = settings.pack().toAbsolutePath().normalize().getFileName().toString();
        List<Suspects> looks = restorer.suspects(
                worn.photo(), new RestoreSettings(Method.SAIR, id, settings.device(), 1), Progress.NONE);
        return looks.stream()
                .flatMap(suspects -> {
                    boolean[] near = near(worn, suspects.damage());
                    return suspects.specks().stream().map(speck -> sample(speck, near));
                })
                .toList();
    }

    /// A large speck counts more, as more is lost or spared with it.
    private static JudgeFit.Sample sample(Speck speck, boolean[] near) {
        int right = 0;
        for (int place : speck.places()) {
            right += near[place] ? 1 : 0;
        }
        return new JudgeFit.Sample(
                speck.features(), right >= MOSTLY * speck.places().length, Math.sqrt(speck.places().length));
    }

    /// The places of the map on damage or beside it.
    private static boolean[] near(WornPhotos.Worn worn, DamageMap map) {
        boolean[] near = new boolean[map.width() * map.height()];
        int photoWidth = worn.photo().width();
        int photoHeight = worn.photo().height();
        for (int pixel = 0; pixel < worn.damaged().length; pixel++) {
            if (worn.damaged()[pixel] > 0) {
                int x = pixel % photoWidth * map.width() / photoWidth;
                int y = pixel / photoWidth * map.height() / photoHeight;
                for (int row = Math.max(0, y - NEAR); row <= Math.min(map.height() - 1, y + NEAR); row++) {
                    for (int column = Math.max(0, x - NEAR); column <= Math.min(map.width() - 1, x + NEAR); column++) {
                        near[row * map.width() + column] = true;
                    }
                }
            }
        }
        return near;
    }
}
