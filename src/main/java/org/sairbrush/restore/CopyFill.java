package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.nn.Membrane;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Retouch;

/// Fills with what stands elsewhere: at a place that somebody has chosen, or that is most like the surroundings; as it
/// is there, or with its structure alone in the tones of where it goes; or with the photo as it was.
///
/// Structure in other tones is Poisson image editing (Pérez, Gangnet and Blake, 2003): what is copied, and a membrane
/// through the differences to it all around. OpenCV's is for 8-bit pictures of three colours; this works on the samples
/// as they are, and what is copied stays exact in any depth and colour space.
public final class CopyFill {

    /// Of a longer hole each piece has a place of its own to copy from: what suits one end need not suit the other.
    private static final int LEAST_PIECE = 48;

    /// One that is told of is cut for the sake of memory alone: a line across a large photo takes its whole area else.
    private static final int LARGE_PIECE = 1024;

    /// Pieces whose places are looked for side by side: that takes the time, and none depends on another.
    private static final int AT_A_TIME = 64;

    private final Photo photo;
    private final Photo from;
    private final Mask mask;
    private final Blend blend;
    private final RestoreSettings settings;
    private final Retouch retouch;
    private final BitSet filled = new BitSet();
    private final long allPixels;
    private long filledPixels;

    /// A hole or a piece of it.
    ///
    /// @param area in which its pixels lie
    private record Piece(HoleFinder finder, HoleFinder.Hole hole, Area area) {

        boolean holds(int x, int y) {
            return area.holds(x, y) && finder.holds(hole, x, y);
        }
    }

    /// From where a piece is copied.
    ///
    /// @param source empty where there is no place
    /// @param millis what it took to find it
    private record Found(Piece piece, Optional<CloneSource> source, double millis) {

        int dx() {
            return source.map(CloneSource::dx).orElse(0);
        }

        int dy() {
            return source.map(CloneSource::dy).orElse(0);
        }
    }

    /// @param from the photo to copy from, of the same size and kind
    private CopyFill(Photo photo, Photo from, Mask mask, RestoreSettings settings) {
        this.photo = photo;
        this.from = from;
        this.mask = mask;
        this.settings = settings;
        blend = Blend.of(mask, settings.seam());
        retouch = new Retouch(photo);
        allPixels = blend.holes().holePixels();
    }

    /// Copies from other places of the photo.
    ///
    /// @param mask of the photo's size
    /// @throws RestoreException when there is nothing to do it to or from, in one sentence
    public static Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        if (settings.method().needsSource() && settings.source().isEmpty()) {
            throw new RestoreException("Nobody said from where to copy: choose a place in the photo.");
        }
        return new CopyFill(photo, photo, mask, settings).fill(progress);
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
        return new CopyFill(photo, original, mask, settings).fill(progress);
    }

    private Restoration fill(Progress progress) throws RestoreException {
        long start = System.nanoTime();
        List<FilledRegion> regions = new ArrayList<>();
        try (Stream<HoleFinder> groups = HoleFinder.groups(blend.holes())) {
            Iterator<HoleFinder> rest = groups.iterator();
            while (rest.hasNext()) {
                fillSome(rest, regions, progress);
            }
        }
        if (regions.isEmpty()) {
            throw new RestoreException(PackRestorer.NOTHING_MASKED);
        }
        if (filledPixels == 0) {
            throw new RestoreException(
                    settings.source().isPresent()
                            ? "The place to copy from lies beyond the photo: choose one nearer to what is to be filled."
                            : "There is no room in the photo to copy from: mask less, or choose another method.");
        }
        return new Restoration(retouch.finish(), settings, ComputeDevice.WITHOUT_NETWORK, regions, millisSince(start));
    }

    /// Fills the next groups of holes: enough to keep all cores busy, and no more than memory has room for.
    private void fillSome(Iterator<HoleFinder> groups, List<FilledRegion> regions, Progress progress) {
        List<HoleFinder> taken = new ArrayList<>();
        try {
            List<Piece> pieces = new ArrayList<>();
            while (groups.hasNext() && pieces.size() < AT_A_TIME) {
                HoleFinder group = groups.next();
                taken.add(group);
                for (HoleFinder.Hole hole : group.holes()) {
                    pieces(hole, group).forEach(area -> pieces.add(new Piece(group, hole, area)));
                }
            }
            for (int from = 0; from < pieces.size(); from += AT_A_TIME) {
                List<Piece> next = pieces.subList(from, Math.min(from + AT_A_TIME, pieces.size()));
                List<Found> found = next.parallelStream().map(piece -> find(piece, progress)).toList();
                // What is healed looks at what was healed before, so that this goes in order.
                for (Found one : found) {
                    progress.check();
                    FilledRegion region = fill(one);
                    regions.add(region);
                    filledPixels += region.holePixels();
                    progress.report((double) filledPixels / allPixels, "Filling");
                }
            }
        } finally {
            taken.forEach(HoleFinder::close);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /// Whether places to copy from have to be found.
    private boolean finds() {
        return settings.source().isEmpty() && settings.method() != Method.ORIGINAL;
    }

    private List<Area> pieces(HoleFinder.Hole hole, HoleFinder finder) {
        return finder.cut(hole, Math.max(finds() ? LEAST_PIECE : LARGE_PIECE, 4 * hole.thickness()));
    }

    private Found find(Piece piece, Progress progress) {
        progress.check();
        long start = System.nanoTime();
        Optional<CloneSource> source = finds()
                ? SourceFinder.find(photo, blend.holes(), piece.area(), piece::holds)
                : settings.source();
        return new Found(piece, source, millisSince(start));
    }

    private FilledRegion fill(Found found) {
        long start = System.nanoTime();
        Area part = found.piece().area();
        long pixels = found.source().isPresent() || settings.method() == Method.ORIGINAL ? copy(found) : 0;
        return new FilledRegion(
                part, part.width(), part.height(), pixels, Optional.empty(), found.millis() + millisSince(start));
    }

    /// Copies a piece, and nothing where its source lies beyond the photo.
    ///
    /// @return how many pixels were filled
    private long copy(Found found) {
        Piece piece = found.piece();
        Area area = piece.area().grown(1, photo.width(), photo.height());
        float[] weight = weights(area);
        long pixels = 0;
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++, i++) {
                int atX = area.x() + x;
                int atY = area.y() + y;
                if (piece.holds(atX, atY) && hasSource(found, atX, atY)) {
                    pixels++;
                } else {
                    weight[i] = 0;
                }
            }
        }
        boolean heals = settings.method() == Method.HEAL || settings.method() == Method.SPOT_HEALING;
        float[] edge = heals
                ? Rim.of(area, weight, (x, y) -> settled(x, y) && hasSource(found, x, y))
                : null;
        for (int component = 0; component < photo.components(); component++) {
            float[] values = copied(found, component, area);
            if (heals) {
                adapt(values, retouch.component(component, area), edge, area);
            }
            retouch.replace(component, area, values, weight);
        }
        // Only what is healed looks at what was filled before.
        for (int i = 0; heals && i < weight.length; i++) {
            if (weight[i] > 0) {
                filled.set((area.y() + i / area.width()) * photo.width() + area.x() + i % area.width());
            }
        }
        return pixels;
    }

    /// How much of what is copied is seen. A brush that covers a half copies a half: other than with damage, what is
    /// covered lightly is meant so.
    private float[] weights(Area area) {
        if (!settings.method().byHand() || !settings.seam().equals(Seam.SOFT)) {
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

    private boolean hasSource(Found found, int x, int y) {
        int fromX = x + found.dx();
        int fromY = y + found.dy();
        return fromX >= 0 && fromX < photo.width() && fromY >= 0 && fromY < photo.height();
    }

    /// What lies the source's way off the area; 0 beyond the photo.
    private float[] copied(Found found, int component, Area area) {
        float[] values = new float[Math.toIntExact(area.pixels())];
        int left = Math.max(0, area.x() + found.dx());
        int top = Math.max(0, area.y() + found.dy());
        int right = Math.min(photo.width(), area.right() + found.dx());
        int bottom = Math.min(photo.height(), area.bottom() + found.dy());
        if (left < right && top < bottom) {
            Area there = new Area(left, top, right - left, bottom - top);
            float[] known = from.component(component, there);
            for (int y = 0; y < there.height(); y++) {
                int to = (top - found.dy() - area.y() + y) * area.width() + left - found.dx() - area.x();
                System.arraycopy(known, y * there.width(), values, to, there.width());
            }
        }
        return values;
    }

    private boolean settled(int x, int y) {
        return !blend.holes().hole(x, y) || filled.get(y * photo.width() + x);
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
