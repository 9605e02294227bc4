package org.sairbrush.train.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Which photo is damaged by which mask: the same for every method, and fixed by the files' names and the seed.
/// A larger limit keeps the pairs of a smaller one and adds to them.
///
/// @param photos every one is used once in each bin
/// @param masks  of which the k-th photo gets the k-th in each bin
public record EvaluationPairs(List<Path> photos, EvaluationMasks masks) {

    /// @param photos in any order
    /// @param limit  the most photos to use
    public static EvaluationPairs choose(List<Path> photos, EvaluationMasks masks, int limit, long seed) {
        return new EvaluationPairs(shuffled(photos, seed).stream().limit(limit).toList(), masks);
    }

    static <F extends Comparable<? super F>> List<F> shuffled(List<F> files, long seed) {
        List<F> result = new ArrayList<>(files);
        Collections.sort(result);
        Collections.shuffle(result, new Random(seed));
        return result;
    }
}
