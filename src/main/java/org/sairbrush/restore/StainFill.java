package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Retouch;
import org.sairbrush.restore.stain.Stain;

/// Fills with what is still seen through a stain: the picture that lies under it, in the tones around it, see [Stain].
/// Works on the samples as they are, in any depth and colour space.
final class StainFill {

    /// Pixels around a hole that are looked at: so many, or as many as this part of its thickness.
    private static final int LEAST_MARGIN = 16;

    private static final int MARGIN = 4;

    private final Photo photo;
    private final RestoreSettings settings;
    private final Blend blend;
    private final Retouch retouch;
    private final List<FilledRegion> regions = new ArrayList<>();
    private long filledPixels;

    private StainFill(Photo photo, Mask mask, RestoreSettings settings) {
        this.photo = photo;
        this.settings = settings;
        blend = Blend.of(mask, settings.seam());
        retouch = new Retouch(photo);
    }

    /// @param mask of the photo's size; some of it is masked, and not all
    static Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress) {
        Stopwatch watch = new Stopwatch();
        StainFill fill = new StainFill(photo, mask, settings);
        fill.run(progress);
        return new Restoration(
                fill.retouch.finish(), settings, ComputeDevice.WITHOUT_NETWORK, fill.regions, watch.lap());
    }

    private void run(Progress progress) {
        try (Stream<HoleFinder> groups = HoleFinder.groups(blend.holes())) {
            Iterator<HoleFinder> rest = groups.iterator();
            while (rest.hasNext()) {
                try (HoleFinder group = rest.next()) {
                    for (HoleFinder.Hole hole : group.holes()) {
                        progress.check();
                        lift(group, hole, progress);
                    }
                }
            }
        }
    }

    private void lift(HoleFinder group, HoleFinder.Hole hole, Progress progress) {
        Stopwatch watch = new Stopwatch();
        int margin = Math.max(LEAST_MARGIN, hole.thickness() / MARGIN);
        Area area = hole.box().grown(margin, photo.width(), photo.height());
        boolean[] inside = new boolean[Math.toIntExact(area.pixels())];
        boolean[] known = new boolean[inside.length];
        float[] weight = blend.weights(area);
        long pixels = 0;
        for (int i = 0; i < inside.length; i++) {
            int x = area.x() + i % area.width();
            int y = area.y() + i / area.width();
            inside[i] = hole.box().holds(x, y) && group.holds(hole, x, y);
            known[i] = !blend.holes().hole(x, y);
            weight[i] = inside[i] ? weight[i] : 0;
            pixels += inside[i] ? 1 : 0;
        }
        float[][] planes = new float[photo.components()][];
        for (int component = 0; component < planes.length; component++) {
            planes[component] = photo.component(component, area);
        }
        double all = blend.holes().holePixels();
        Progress part = progress.part(filledPixels / all, (filledPixels + pixels) / all);
        float[][] lifted =
                Stain.lifted(planes, inside, known, area.width(), area.height(), part.watching("Filling"));
        for (int component = 0; component < planes.length; component++) {
            retouch.replace(component, area, lifted[component], weight);
        }
        tone(area, weight);
        filledPixels += pixels;
        regions.add(new FilledRegion(
                hole.box(), area.width(), area.height(), pixels, Optional.empty(), watch.lap()));
    }

    /// In a print of one tone what is left of a stain's colour is wrong for certain.
    private void tone(Area area, float[] weight) {
        int reach = Math.max(area.width(), area.height()) / 2;
        Area around = area.grown(reach, photo.width(), photo.height());
        if (photo.components() == 3) {
            ToneCurve.of(photo, blend.holes(), around).ifPresent(tone -> {
                float[] colours = retouch.rgb(area);
                tone.apply(colours, area);
                retouch.blend(area, colours, weight);
            });
        }
    }
}
