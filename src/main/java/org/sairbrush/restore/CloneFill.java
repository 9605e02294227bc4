package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.nn.Membrane;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Retouch;

/// Fills from another place of the photo, which somebody has chosen: as it is there, or with its structure alone, in
/// the tones of the surroundings.
///
/// The latter is Poisson image editing (Pérez, Gangnet and Blake, 2003): what is copied, and a membrane through the
/// differences to it all around. OpenCV's is for 8-bit pictures of three colours; this works on the samples as they
/// are, and what is copied stays exact in any depth and colour space.
final class CloneFill {

    /// Reported to those who show how far it is; most are done before anybody sees it.
    private static final String MESSAGE = "Filling";

    private final Photo photo;
    private final Mask mask;
    private final Blend blend;
    private final Seam seam;
    private final boolean heal;
    private final CloneSource source;
    private final Retouch retouch;

    /// @param mask of the photo's size
    CloneFill(Photo photo, Mask mask, RestoreSettings settings) throws RestoreException {
        this.photo = photo;
        this.mask = mask;
        seam = settings.seam();
        blend = Blend.of(mask, seam);
        heal = settings.method() == Method.HEAL;
        source = settings.source().orElseThrow(() ->
                new RestoreException("Nobody said from where to copy: choose a place in the photo."));
        retouch = new Retouch(photo);
    }

    /// Copies all that is masked, and nothing where the source lies beyond the photo.
    ///
    /// @return what was done where
    /// @throws RestoreException when all of it lies there
    List<FilledRegion> fill(Progress progress) throws RestoreException {
        List<FilledRegion> regions = new ArrayList<>();
        long copied = 0;
        try (Stream<HoleFinder> groups = HoleFinder.groups(blend.holes())) {
            for (HoleFinder group : (Iterable<HoleFinder>) groups::iterator) {
                try (group) {
                    for (HoleFinder.Hole hole : group.holes()) {
                        progress.check();
                        FilledRegion region = copy(hole, group);
                        copied += region.holePixels();
                        regions.add(region);
                    }
                }
            }
        }
        if (regions.isEmpty()) {
            throw new RestoreException(PackRestorer.NOTHING_MASKED);
        }
        if (copied == 0) {
            throw new RestoreException(
                    "The place to copy from lies beyond the photo: choose one nearer to what is to be filled.");
        }
        progress.report(1, MESSAGE);
        return regions;
    }

    Photo finish() {
        return retouch.finish();
    }

    private FilledRegion copy(HoleFinder.Hole hole, HoleFinder finder) {
        long start = System.nanoTime();
        Area area = hole.box().grown(1, photo.width(), photo.height());
        float[] weight = weights(area);
        long pixels = 0;
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++, i++) {
                int atX = area.x() + x;
                int atY = area.y() + y;
                if (hole.box().holds(atX, atY) && finder.holds(hole, atX, atY) && hasSource(atX, atY)) {
                    pixels++;
                } else {
                    weight[i] = 0;
                }
            }
        }
        float[] edge = heal ? edge(area, weight) : null;
        for (int component = 0; component < photo.components(); component++) {
            float[] values = copied(component, area);
            if (heal) {
                adapt(values, photo.component(component, area), edge, area);
            }
            retouch.replace(component, area, values, weight);
        }
        double millis = (System.nanoTime() - start) / 1e6;
        return new FilledRegion(area, area.width(), area.height(), pixels, Optional.empty(), millis);
    }

    /// How much of what is copied is seen. A brush that covers a half copies a half: other than with damage, what is
    /// covered lightly is meant so.
    private float[] weights(Area area) {
        if (!seam.equals(Seam.SOFT)) {
            return blend.weights(area);
        }
        float[] weights = new float[Math.toIntExact(area.pixels())];
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int x = 0; x < area.width(); x++, i++) {
                weights[i] = (mask.coverage()[row + x] & 0xff) / 255f;
            }
        }
        return weights;
    }

    private boolean hasSource(int x, int y) {
        int fromX = x + source.dx();
        int fromY = y + source.dy();
        return fromX >= 0 && fromX < photo.width() && fromY >= 0 && fromY < photo.height();
    }

    /// What lies the source's way off the area; 0 beyond the photo.
    private float[] copied(int component, Area area) {
        float[] values = new float[Math.toIntExact(area.pixels())];
        int left = Math.max(0, area.x() + source.dx());
        int top = Math.max(0, area.y() + source.dy());
        int right = Math.min(photo.width(), area.right() + source.dx());
        int bottom = Math.min(photo.height(), area.bottom() + source.dy());
        if (left < right && top < bottom) {
            Area there = new Area(left, top, right - left, bottom - top);
            float[] known = photo.component(component, there);
            for (int y = 0; y < there.height(); y++) {
                int to = (top - source.dy() - area.y() + y) * area.width() + left - source.dx() - area.x();
                System.arraycopy(known, y * there.width(), values, to, there.width());
            }
        }
        return values;
    }

    /// 1 on pixels beside the hole that stay as they are and have a source.
    private float[] edge(Area area, float[] weight) {
        float[] edge = new float[weight.length];
        int width = area.width();
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                boolean touches = x > 0 && weight[i - 1] > 0
                        || x < width - 1 && weight[i + 1] > 0
                        || y > 0 && weight[i - width] > 0
                        || y < area.height() - 1 && weight[i + width] > 0;
                int atX = area.x() + x;
                int atY = area.y() + y;
                edge[i] = touches && !blend.holes().hole(atX, atY) && hasSource(atX, atY) ? 1 : 0;
            }
        }
        return edge;
    }

    private static void adapt(float[] values, float[] own, float[] edge, Area area) {
        float[] difference = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = edge[i] * (own[i] - values[i]);
        }
        Membrane.fill(difference, edge, area.width(), area.height());
        for (int i = 0; i < values.length; i++) {
            values[i] += difference[i];
        }
    }
}
