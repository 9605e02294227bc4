package org.sairbrush.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Progress;

/// Which photo is damaged by which mask: the same for every method, and fixed by the files' names and the seed.
/// A larger limit keeps the pairs of a smaller one and adds to them.
///
/// @param photos every one is used once in each bin
/// @param masks  for each bin with any, masks at the size of the evaluation; the k-th photo gets the k-th, round again
///               where there are fewer masks than photos
public record EvaluationPairs(List<Path> photos, Map<EvaluationBin, List<Mask>> masks) {

    /// @param photos in any order
    /// @param masks  in any order, any size
    /// @param size   width and height of the evaluation, at which a mask's share decides its bin
    /// @param limit  the most photos to use
    /// @throws PhotoException when a mask can't be read, in one sentence
    public static EvaluationPairs choose(
            List<Path> photos, List<Path> masks, List<EvaluationBin> bins, int size, int limit, long seed,
            Progress progress) throws PhotoException {
        List<Path> chosen = shuffled(photos, seed).stream().limit(limit).toList();
        Map<EvaluationBin, List<Mask>> binned = new LinkedHashMap<>();
        bins.forEach(bin -> binned.put(bin, new ArrayList<>()));
        int read = 0;
        for (Path file : shuffled(masks, seed)) {
            if (binned.values().stream().allMatch(bin -> bin.size() >= chosen.size())) {
                break;
            }
            progress.check();
            progress.report((double) read++ / masks.size(), "reading masks");
            Mask mask = PhotoReader.readMask(file).fit(size, size);
            for (EvaluationBin bin : bins) {
                if (bin.contains(mask.share()) && binned.get(bin).size() < chosen.size()) {
                    binned.get(bin).add(mask);
                }
            }
        }
        binned.values().removeIf(List::isEmpty);
        return new EvaluationPairs(chosen, binned);
    }

    /// The mask that damages a photo in a bin.
    Mask mask(EvaluationBin bin, int photo) {
        List<Mask> candidates = masks.get(bin);
        return candidates.get(photo % candidates.size());
    }

    private static List<Path> shuffled(List<Path> files, long seed) {
        List<Path> result = new ArrayList<>(files);
        Collections.sort(result);
        Collections.shuffle(result, new Random(seed));
        return result;
    }
}
