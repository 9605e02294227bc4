package org.sairbrush.train.evaluation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSettings;

/// Compares the labels that `sairbrush labels` finds in damaged pictures with known ones: with SIR and without, in
/// words of training and in others.
public final class LabelEvaluation {

    /// What is counted apart.
    private record Case(String bin, String words) {}

    /// Pixels in all and in holes.
    private record Regions(LabelTally whole, LabelTally hole) {

        static Regions of(int classes) {
            return new Regions(new LabelTally(classes), new LabelTally(classes));
        }

        void count(int[] truth, Mask mask, LabelMap map) {
            for (int i = 0; i < truth.length; i++) {
                int label = Byte.toUnsignedInt(map.indices()[i]);
                whole.add(truth[i], label);
                if (mask.hole(i % map.width(), i / map.width())) {
                    hole.add(truth[i], label);
                }
            }
        }

        void add(Regions other) {
            whole.add(other.whole);
            hole.add(other.hole);
        }

        LabelResult.Regions scores(LabelledSet set, boolean damaged) {
            return new LabelResult.Regions(
                    whole.scores(set.classes()), damaged ? hole.scores(set.classes()) : null);
        }
    }

    private record Counts(Regions raw, Regions completed) {

        static Counts of(LabelledSet set) {
            return new Counts(Regions.of(set.classes().size()), Regions.of(set.classes().size()));
        }
    }

    /// A label for every pixel, so that tables compare however unsure a pack is.
    private static final LabelSettings LABELS = LabelSettings.DEFAULT.withMargin(0);

    private final Restorer restorer;
    private final RestoreSettings settings;
    private final EvaluationMasks masks;
    private final int size;
    private final Consumer<PhotoException> leftOut;

    /// @param restorer stays the caller's
    /// @param masks    the k-th picture gets the k-th in each bin
    /// @param size     width and height of the pictures: the middle square of each photo, resampled
    /// @param leftOut  is told of each photo that can't be read
    public LabelEvaluation(
            Restorer restorer,
            RestoreSettings settings,
            EvaluationMasks masks,
            int size,
            Consumer<PhotoException> leftOut) {
        this.restorer = restorer;
        this.settings = settings;
        this.masks = masks;
        this.size = size;
        this.leftOut = leftOut;
    }

    /// @param limit the most pictures to use
    /// @throws RestoreException when the pack fails or a map can't be read, in one sentence
    public List<LabelResult> run(LabelledSet set, int limit, long seed, Progress progress)
            throws RestoreException {
        List<LabelledSet.Picture> pictures =
                EvaluationPairs.shuffled(set.pictures(), seed).stream().limit(limit).toList();
        LabelMapper mapper = new LabelMapper(restorer.textEncoder(settings.pack(), progress), LABELS);
        Map<String, LabelSet> words = new LinkedHashMap<>();
        words.put("trained", set.words(LabelledSet.LabelClass::word));
        words.put("unseen", set.words(LabelledSet.LabelClass::unseen));
        Map<Case, Counts> counts = new LinkedHashMap<>();
        int read = 0;
        for (int i = 0; i < pictures.size(); i++) {
            progress.report(
                    (double) i / pictures.size(),
                    "labels of %s, picture %d of %d".formatted(set.id(), i + 1, pictures.size()));
            Optional<float[]> rgb = MiddleSquare.read(pictures.get(i).photo(), size, leftOut);
            if (rgb.isEmpty()) {
                continue;
            }
            read++;
            int[] truth = set.truth(pictures.get(i), size);
            for (Map.Entry<String, Mask> damage : damages(i).entrySet()) {
                progress.check();
                Mask mask = damage.getValue();
                Photo damaged = damaged(rgb.get(), mask);
                Semantics semantics = restorer.semantics(damaged, mask, settings, Progress.NONE);
                Guide guide = Guide.of(damaged, Area.of(size, size), mask);
                words.forEach((kind, labels) -> {
                    Counts into = counts.computeIfAbsent(new Case(damage.getKey(), kind), _ -> Counts.of(set));
                    into.raw.count(truth, mask, mapper.map(semantics.raw(), labels, guide));
                    into.completed.count(truth, mask, mapper.map(semantics.best(), labels, guide));
                });
            }
        }
        return results(set, read, counts);
    }

    private Map<String, Mask> damages(int picture) {
        Map<String, Mask> damages = new LinkedHashMap<>();
        damages.put(LabelResult.UNDAMAGED, Mask.empty(size, size));
        masks.bins().keySet().forEach(bin -> damages.put(bin.id(), masks.mask(bin, picture)));
        return damages;
    }

    /// The picture with black in its holes: what stood there must not be seen.
    private Photo damaged(float[] rgb, Mask mask) {
        int plane = size * size;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            if (!mask.hole(i % size, i / size)) {
                int colour = (int) rgb[i] << 16 | (int) rgb[plane + i] << 8 | (int) rgb[2 * plane + i];
                image.setRGB(i % size, i / size, colour);
            }
        }
        return Photo.of(image);
    }

    private List<LabelResult> results(LabelledSet set, int pictures, Map<Case, Counts> counts) {
        Map<Case, Counts> all = new LinkedHashMap<>();
        counts.forEach((found, ofBin) -> {
            if (!found.bin.equals(LabelResult.UNDAMAGED)) {
                Counts sum = all.computeIfAbsent(new Case(LabelResult.ALL, found.words), _ -> Counts.of(set));
                sum.raw.add(ofBin.raw);
                sum.completed.add(ofBin.completed);
            }
        });
        List<LabelResult> results = new ArrayList<>();
        counts.forEach((found, ofBin) -> results.add(result(set, found, pictures, ofBin)));
        all.forEach((found, sum) -> results.add(result(set, found, pictures * masks.bins().size(), sum)));
        return results;
    }

    private static LabelResult result(LabelledSet set, Case found, int pictures, Counts counts) {
        boolean damaged = !found.bin.equals(LabelResult.UNDAMAGED);
        return new LabelResult(
                set.id(),
                found.bin,
                pictures,
                found.words,
                counts.raw.scores(set, damaged),
                counts.completed.scores(set, damaged));
    }
}
