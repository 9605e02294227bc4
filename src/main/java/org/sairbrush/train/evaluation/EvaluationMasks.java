package org.sairbrush.train.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Progress;

/// Masks at the size of an evaluation, in an order that hangs on the files' names and a seed only.
///
/// @param bins the masks of each bin that has any; more of them are asked for without changing the first ones
public record EvaluationMasks(Map<EvaluationBin, List<Mask>> bins) {

    /// @param files   in any order, any size
    /// @param size    width and height of the evaluation, at which a mask's share decides its bin
    /// @param count   the most masks to keep in a bin
    /// @param leftOut is told of each mask that can't be read
    public static EvaluationMasks choose(
            List<Path> files,
            List<EvaluationBin> bins,
            int size,
            int count,
            long seed,
            Consumer<PhotoException> leftOut,
            Progress progress) {
        Map<EvaluationBin, List<Mask>> binned = new LinkedHashMap<>();
        bins.forEach(bin -> binned.put(bin, new ArrayList<>()));
        int read = 0;
        for (Path file : EvaluationPairs.shuffled(files, seed)) {
            if (binned.values().stream().allMatch(bin -> bin.size() >= count)) {
                break;
            }
            progress.check();
            progress.report((double) read++ / files.size(), "reading masks");
            try {
                Mask mask = PhotoReader.readMask(file).fit(size, size);
                for (EvaluationBin bin : bins) {
                    if (bin.contains(mask.share()) && binned.get(bin).size() < count) {
                        binned.get(bin).add(mask);
                    }
                }
            } catch (PhotoException spoilt) {
                leftOut.accept(spoilt);
            }
        }
        binned.values().removeIf(List::isEmpty);
        return new EvaluationMasks(binned);
    }

    /// The mask of the k-th photo: the k-th of the bin, round again where there are fewer masks than photos.
    Mask mask(EvaluationBin bin, int photo) {
        List<Mask> candidates = bins.get(bin);
        return candidates.get(photo % candidates.size());
    }
}
