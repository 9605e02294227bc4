package org.sairbrush.semantics;

import java.util.ArrayList;
import java.util.List;

/// How probable labels are at each cell of a semantic map.
///
/// @param labels indices of the labels that there are probabilities of
/// @param values `(labels, rows·columns)`; over the labels they add up to 1
record CellProbabilities(int rows, int columns, List<Integer> labels, float[][] values) {

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
