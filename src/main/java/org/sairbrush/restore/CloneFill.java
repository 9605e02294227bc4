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

/// Fills by hand: from another place of the photo, which somebody has chosen, as it is there, or with its structure
/// alone in the tones of the surroundings; or from the photo as it was.
///
/// Structure in other tones is Poisson image editing (Pérez, Gangnet and Blake, 2003): what is copied, and a membrane
/// through the differences to it all around. OpenCV's is for 8-bit pictures of three colours; this works on the samples
/// as they are, and what is copied stays exact in any depth and colour space.
public final class CloneFill {

    /// Reported to those who show how far it is; most are done before anybody sees it.
    private static final String MESSAGE = "Filling";

    /// Where networks are not asked, no device is either.
    private static final String DEVICE = "CPU";

    private final Photo photo;
    private final Photo from;
    private final Mask mask;
    private final Blend blend;
    private final RestoreSettings settings;
    private final int dx;
    private final int dy;
    private final Retouch retouch;

    /// @param from     the photo to copy from, of the same size and kind
    /// @param settings with a source, unless the very place is copied
    private CloneFill(Photo photo, Photo from, Mask mask, RestoreSettings settings) {
        this.photo = photo;
        this.from = from;
        this.mask = mask;
        this.settings = settings;
        blend = Blend.of(mask, settings.seam());
        dx = settings.source().map(CloneSource::dx).orElse(0);
        dy = settings.source().map(CloneSource::dy).orElse(0);
        retouch = new Retouch(photo);
    }

    /// Copies from another place.
    ///
    /// @param mask of the photo's size
    /// @throws RestoreException when there is nothing to do it to or from, in one sentence
    static Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        if (settings.source().isEmpty()) {
            throw new RestoreException("Nobody said from where to copy: choose a place in the photo.");
        }
        return new CloneFill(photo, photo, mask, settings).fill(progress);
    }

    /// Brings a photo back to what it was, where a mask covers it and as much as it does.
    ///
    /// @param original of the same size and kind
    /// @param mask     of the same size
    /// @throws RestoreException when nothing is masked
    public static Restoration bringBack(Photo photo, Photo original, Mask mask, Progress progress)
            throws RestoreException {
        RestoreSettings settings =
                RestoreSettings.defaults().withMethod(Method.ORIGINAL).withSeam(Seam.SOFT);
        return new CloneFill(photo, original, mask, settings).fill(progress);
    }

    /// Copies all that is masked, and nothing where the source lies beyond the photo.
    private Restoration fill(Progress progress) throws RestoreException {
        long start = System.nanoTime();
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
        return new Restoration(retouch.finish(), settings, DEVICE, regions, millisSince(start));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
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
        boolean heal = settings.method() == Method.HEAL;
        float[] edge = heal ? edge(area, weight) : null;
        for (int component = 0; component < photo.components(); component++) {
            float[] values = copied(component, area);
            if (heal) {
                adapt(values, photo.component(component, area), edge, area);
            }
            retouch.replace(component, area, values, weight);
        }
        return new FilledRegion(
                area, area.width(), area.height(), pixels, Optional.empty(), millisSince(start));
    }

    /// How much of what is copied is seen. A brush that covers a half copies a half: other than with damage, what is
    /// covered lightly is meant so.
    private float[] weights(Area area) {
        if (!settings.seam().equals(Seam.SOFT)) {
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
        int fromX = x + dx;
        int fromY = y + dy;
        return fromX >= 0 && fromX < photo.width() && fromY >= 0 && fromY < photo.height();
    }

    /// What lies the source's way off the area; 0 beyond the photo.
    private float[] copied(int component, Area area) {
        float[] values = new float[Math.toIntExact(area.pixels())];
        int left = Math.max(0, area.x() + dx);
        int top = Math.max(0, area.y() + dy);
        int right = Math.min(photo.width(), area.right() + dx);
        int bottom = Math.min(photo.height(), area.bottom() + dy);
        if (left < right && top < bottom) {
            Area there = new Area(left, top, right - left, bottom - top);
            float[] known = from.component(component, there);
            for (int y = 0; y < there.height(); y++) {
                int to = (top - dy - area.y() + y) * area.width() + left - dx - area.x();
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
