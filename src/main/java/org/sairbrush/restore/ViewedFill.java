package org.sairbrush.restore;

import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.PackException;

/// Fills a region from several points of view and takes the mean of what comes of it.
record ViewedFill(RegionFill fill, List<View> views) implements RegionFill {

    @Override
    public PlannerSettings planner() {
        return fill.planner();
    }

    @Override
    public boolean guessesKnown() {
        return fill.guessesKnown();
    }

    /// The semantics are those of the first view.
    @Override
    public Result fill(Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        Optional<Semantics> semantics = Optional.empty();
        float[] mean = new float[Math.toIntExact(3 * region.area().pixels())];
        for (int i = 0; i < views.size(); i++) {
            Progress part = progress.part((double) i / views.size(), (i + 1.0) / views.size());
            Result result = views.get(i).fill(fill, photo, mask, region, part, message);
            semantics = i == 0 ? result.semantics() : semantics;
            for (int sample = 0; sample < mean.length; sample++) {
                mean[sample] += result.rgb()[sample] / views.size();
            }
        }
        return new Result(mean, semantics);
    }
}
