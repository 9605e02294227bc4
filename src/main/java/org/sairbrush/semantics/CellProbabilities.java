package org.sairbrush.semantics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How probable labels are at each cell of a semantic map.
///
/// @param labels indices of the labels that there are probabilities of
/// @param values `(labels, rows·columns)`; over the labels they add up to 1
public record CellProbabilities(int rows, int columns, List<Integer> labels, float[][] values) {

    /// A label with its probability in [0, 1].
    ///
    /// @param label as in a label map
    public record Score(int label, float probability) {}

    /// The most probable labels at a place, the most probable first; between cells' centres bilinear.
    ///
    /// @param x     from the map's left edge 0 to its right edge 1
    /// @param y     from the map's top edge 0 to its bottom edge 1
    /// @param count how many at most
    public List<Score> top(double x, double y, int count) {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            scores.add(new Score(labels.get(i), at(i, x, y)));
        }
        scores.sort(Comparator.comparingDouble(score -> -score.probability()));
        return List.copyOf(scores.subList(0, Math.min(count, scores.size())));
    }

    /// How probable one label is at a place; between cells' centres bilinear.
    ///
    /// @param index of the label among [#labels()]
    /// @param x     from the map's left edge 0 to its right edge 1
    /// @param y     from the map's top edge 0 to its bottom edge 1
    public float at(int index, double x, double y) {
        double placeX = Math.clamp(x * columns - 0.5, 0, columns - 1);
        double placeY = Math.clamp(y * rows - 0.5, 0, rows - 1);
        int left = (int) placeX;
        int right = Math.min(left + 1, columns - 1);
        int above = (int) placeY * columns;
        int below = Math.min((int) placeY + 1, rows - 1) * columns;
        double shareX = placeX - left;
        double shareY = placeY - (int) placeY;
        float[] of = values[index];
        double upper = of[above + left] * (1 - shareX) + of[above + right] * shareX;
        double lower = of[below + left] * (1 - shareX) + of[below + right] * shareX;
        return (float) (upper * (1 - shareY) + lower * shareY);
    }

    /// The softmax over all labels, then over those alone that somewhere are probable enough.
    ///
    /// @param cosines     `(labels, rows·columns)`
    /// @param temperature what cosines are divided by
    /// @param presence    the probability that a label has to reach somewhere
    static CellProbabilities of(int rows, int columns, float[][] cosines, double temperature, double presence) {
        float[][] all = softmax(cosines, temperature);
        List<Integer> present = new ArrayList<>();
        int mostProbable = 0;
        float most = 0;
        for (int label = 0; label < all.length; label++) {
            float peak = 0;
            for (float probability : all[label]) {
                peak = Math.max(peak, probability);
            }
            if (peak >= presence) {
                present.add(label);
            }
            if (peak > most) {
                most = peak;
                mostProbable = label;
            }
        }
        // of many words alike none may be probable
        List<Integer> kept = present.isEmpty() ? List.of(mostProbable) : present;
        float[][] ofKept = kept.stream().map(label -> cosines[label]).toArray(float[][]::new);
        return new CellProbabilities(rows, columns, kept, softmax(ofKept, temperature));
    }

    private static float[][] softmax(float[][] cosines, double temperature) {
        int cells = cosines[0].length;
        float[][] probabilities = new float[cosines.length][cells];
        for (int cell = 0; cell < cells; cell++) {
            float highest = Float.NEGATIVE_INFINITY;
            for (float[] ofLabel : cosines) {
                highest = Math.max(highest, ofLabel[cell]);
            }
            double sum = 0;
            for (int label = 0; label < cosines.length; label++) {
                probabilities[label][cell] = (float) Math.exp((cosines[label][cell] - highest) / temperature);
                sum += probabilities[label][cell];
            }
            for (float[] ofLabel : probabilities) {
                ofLabel[cell] /= (float) sum;
            }
        }
        return probabilities;
    }
}
