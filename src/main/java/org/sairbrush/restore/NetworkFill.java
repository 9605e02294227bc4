package org.sairbrush.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;

/// Fills a region by a pack's networks: they see it at its working size, and the colour function is asked at the
/// photo's own pixels, only in the holes.
/// Networks that fill level by level go on up to the photo's own resolution.
final class NetworkFill implements RegionFill {

    private static final double LOOKED = 0.3;
    private static final double PREPARED = 0.6;

    private final Inpainter inpainter;
    private final Inpainter.Variant variant;

    NetworkFill(ModelPack pack, Inpainter.Variant variant) {
        this.inpainter = new Inpainter(pack);
        this.variant = variant;
    }

    @Override
    public Result fill(Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        return ScopedValue.where(Scope.CHECKPOINT, progress::check)
                .call(() -> paint(photo, mask, region, progress, message));
    }

    private Result paint(Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        Area area = region.area();
        int width = region.workingWidth();
        int height = region.workingHeight();
        try (Inpainter.Picture picture =
                inpainter.open(photo.rgb(area, width, height), mask.holes(area, width, height), width, height)) {
            Optional<Semantics> semantics = Optional.empty();
            if (variant != Inpainter.Variant.LIIF) {
                semantics = Optional.of(new Semantics(area, picture.raw(), picture.completed()));
                progress.report(LOOKED, message);
            }
            CoarseToFine levels = inpainter.levels(variant);
            if (FinerLevels.needed(region, levels)) {
                FinerLevels finer = new FinerLevels(photo, mask, region, picture, variant);
                return new Result(finer.fill(levels, progress.part(LOOKED, 1), message), semantics);
            }
            int[] pixels = wanted(mask, area);
            LocalEnsemble positions = positions(pixels, area, width, height);
            Inpainter.Colours colours = picture.paint(variant, positions);
            float[] rgb = new float[Math.toIntExact(3 * area.pixels())];
            List<Inpainter.Colours.Part> parts = colours.parts();
            for (int i = 0; i < parts.size(); i++) {
                progress.report(PREPARED + (1 - PREPARED) * i / parts.size(), message);
                put(colours.at(parts.get(i)), parts.get(i).numbers(), pixels, rgb);
            }
            return new Result(rgb, semantics);
        }
    }

    /// Row-major indices into the area of all holes in it.
    private static int[] wanted(Mask mask, Area area) {
        int width = area.width();
        return IntStream.range(0, Math.toIntExact(area.pixels()))
                .filter(index -> mask.hole(area.x() + index % width, area.y() + index / width))
                .toArray();
    }

    /// Where photo pixels lie on the working grid.
    private static LocalEnsemble positions(int[] pixels, Area area, int width, int height) {
        if (area.width() == width && area.height() == height) {
            return LocalEnsemble.onGrid(Arrays.stream(pixels).asLongStream().toArray());
        }
        float[] coordinates = new float[2 * pixels.length];
        for (int index = 0; index < pixels.length; index++) {
            int y = pixels[index] / area.width();
            int x = pixels[index] % area.width();
            coordinates[2 * index] = (2 * y + 1f) / area.height() - 1;
            coordinates[2 * index + 1] = (2 * x + 1f) / area.width() - 1;
        }
        return LocalEnsemble.of(coordinates, height, width);
    }

    private static void put(float[] colours, int[] numbers, int[] pixels, float[] rgb) {
        int plane = rgb.length / 3;
        for (int query = 0; query < numbers.length; query++) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel * plane + pixels[numbers[query]]] = Math.clamp(colours[3 * query + channel], 0, 1);
            }
        }
    }
}
