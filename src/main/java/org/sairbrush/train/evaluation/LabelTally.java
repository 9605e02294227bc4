package org.sairbrush.train.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Counts pixels over many pictures for the intersection over union of each class. Pixels of unknown truth are left
/// out altogether.
final class LabelTally {

    private final long[] both;
    private final long[] found;
    private final long[] truths;

    LabelTally(int classes) {
        this.both = new long[classes];
        this.found = new long[classes];
        this.truths = new long[classes];
    }

    /// @param truth of a pixel, [LabelledSet#UNKNOWN] where nobody knows
    void add(int truth, int label) {
        if (truth != LabelledSet.UNKNOWN) {
            truths[truth]++;
            found[label]++;
            if (truth == label) {
                both[truth]++;
            }
        }
    }

    void add(LabelTally other) {
        for (int index = 0; index < both.length; index++) {
            both[index] += other.both[index];
            found[index] += other.found[index];
            truths[index] += other.truths[index];
        }
    }

    /// Pixels that are both ÷ pixels that are either, for the classes that occur in the truth.
    private double iou(int index) {
        return (double) both[index] / (truths[index] + found[index] - both[index]);
    }

    LabelResult.Scores scores(List<LabelledSet.LabelClass> classes) {
        int[] occurring = IntStream.range(0, both.length).filter(index -> truths[index] > 0).toArray();
        Map<String, Double> iou = new LinkedHashMap<>();
        for (int index : occurring) {
            iou.put(classes.get(index).word(), iou(index));
        }
        OptionalDouble mean = IntStream.of(occurring).mapToDouble(this::iou).average();
        return new LabelResult.Scores(mean.orElse(0), iou);
    }
}
