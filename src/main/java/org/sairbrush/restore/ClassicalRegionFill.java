package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// Fills a region at the photo's own size by Telea or Navier–Stokes.
record ClassicalRegionFill(Method method) implements RegionFill {

    @Override
    public Result fill(Photo photo, Mask mask, Region region, Progress progress, String message) {
        progress.check();
        Area area = region.area();
        float[] rgb = photo.rgb(area, area.width(), area.height());
        float[] holes = mask.holes(area, area.width(), area.height());
        return new Result(
                ClassicalFill.fill(rgb, holes, area.width(), area.height(), method), Optional.empty());
    }
}
