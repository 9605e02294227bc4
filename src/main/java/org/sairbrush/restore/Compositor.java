package org.sairbrush.restore;

import java.util.BitSet;
import java.util.Optional;
import org.sairbrush.nn.Membrane;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Retouch;
import org.sairbrush.restore.grain.GrainMatcher;

/// Puts fills into the holes of a photo, region after region. Outside the mask every sample stays the original's.
///
/// By default the fill replaces what stands in the hole entirely: that is damage, and a feather would let it shine
/// through at the hole's edge. Seams are avoided from the other side: where it is known what the fill would have been
/// next to the hole, in the part that an earlier region has filled and for some methods in the photo itself, the
/// difference to what stands there is continued smoothly into the hole and added to the fill, as in Poisson image
/// editing (Pérez, Gangnet, Blake 2003). In a print of one tone the fill is given that tone. The grain that it lacks is
/// added, and what a [Seam] says is blended on top of that.
public final class Compositor {

    /// Differences well beyond this, of [0, 1], are structure or damage left standing rather than an offset.
    private static final float PLAUSIBLE_OFFSET = 0.12f;

    private final Photo photo;
    private final Retouch retouch;
    private final Blend blend;

    /// Pixels that a region has filled already.
    private final BitSet done = new BitSet();

    private final boolean guessesKnown;
    private final Optional<GrainMatcher> grain;

    /// With a hard seam, and without grain.
    ///
    /// @param guessesKnown as [RegionFill#guessesKnown()]: fills are shifted in colour so that they meet the photo
    public Compositor(Photo photo, Mask mask, boolean guessesKnown) {
        this(photo, Blend.of(mask, Seam.HARD), guessesKnown, Optional.empty());
    }

    /// @param grain gives fills the grain of their surroundings
    Compositor(Photo photo, Blend blend, boolean guessesKnown, Optional<GrainMatcher> grain) {
        this.photo = photo;
        retouch = new Retouch(photo);
        this.blend = blend;
        this.guessesKnown = guessesKnown;
        this.grain = grain;
    }

    /// Puts one fill into the holes of the region's core that no earlier region has filled.
    ///
    /// @param fill planar sRGB (3, area.height, area.width) in [0, 1] for the region's area, with the method's own
    ///             guess in all holes of the core and around it; known pixels are looked at only where it guesses
    ///             those, too
    /// @return pixels that were filled
    public long put(Region region, float[] fill) {
        Area area = region.area();
        Area core = region.core();
        Area part = withEdge(core, area);
        float[] weight = new float[Math.toIntExact(part.pixels())];
        long filled = 0;
        for (int y = 0, i = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++, i++) {
                if (holds(core, part.x() + x, part.y() + y) && open(part.x() + x, part.y() + y)) {
                    weight[i] = 1;
                    filled++;
                }
            }
        }
        float[] colours = crop(fill, area, part);
        shift(colours, weight, part);
        if (filled > 0) {
            ToneCurve.of(photo, blend.holes(), area).ifPresent(tone -> tone.apply(colours, part));
            grain.ifPresent(matcher -> matcher.match(retouch, part, colours, weight));
        }
        retouch.blend(part, colours, blended(weight, part));
        close(part, weight);
        return filled;
    }

    private boolean open(int x, int y) {
        return blend.holes().hole(x, y) && !done.get(y * blend.holes().width() + x);
    }

    private float[] blended(float[] weight, Area part) {
        float[] shown = blend.weights(part);
        for (int i = 0; i < shown.length; i++) {
            shown[i] *= weight[i];
        }
        return shown;
    }

    /// The repaired photo. This compositor is not to be used any more.
    public Photo finish() {
        return retouch.finish();
    }

    /// The core with one pixel around it, which carries the surroundings that the fill must meet.
    private static Area withEdge(Area core, Area area) {
        int left = Math.max(area.x(), core.x() - 1);
        int top = Math.max(area.y(), core.y() - 1);
        int right = Math.min(area.right(), core.right() + 1);
        int bottom = Math.min(area.bottom(), core.bottom() + 1);
        return new Area(left, top, right - left, bottom - top);
    }

    private static boolean holds(Area area, int x, int y) {
        return x >= area.x() && x < area.right() && y >= area.y() && y < area.bottom();
    }

    private static float[] crop(float[] fill, Area area, Area part) {
        int plane = Math.toIntExact(part.pixels());
        float[] colours = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < part.height(); y++) {
                int from = (channel * area.height() + part.y() - area.y() + y) * area.width() + part.x() - area.x();
                System.arraycopy(fill, from, colours, channel * plane + y * part.width(), part.width());
            }
        }
        return colours;
    }

    private void shift(float[] colours, float[] weight, Area part) {
        float[] edge = Rim.of(part, weight, (x, y) -> !open(x, y));
        BitSet guessed = guessed(edge, part);
        if (guessed.isEmpty()) {
            return;
        }
        float[] present = retouch.rgb(part);
        int plane = weight.length;
        for (int channel = 0; channel < 3; channel++) {
            float[] offset = new float[plane];
            for (int i = 0; i < plane; i++) {
                if (guessed.get(i)) {
                    offset[i] = plausible(present[channel * plane + i] - colours[channel * plane + i]);
                }
            }
            Membrane.fill(offset, edge, part.width(), part.height());
            for (int i = 0; i < plane; i++) {
                colours[channel * plane + i] += weight[i] * offset[i];
            }
        }
    }

    /// Edge pixels for which it is known what the fill would have been there.
    private BitSet guessed(float[] edge, Area part) {
        BitSet guessed = new BitSet(edge.length);
        for (int i = 0; i < edge.length; i++) {
            int x = part.x() + i % part.width();
            int y = part.y() + i / part.width();
            guessed.set(i, edge[i] == 1 && (guessesKnown || blend.holes().hole(x, y)));
        }
        return guessed;
    }

    private static float plausible(float difference) {
        float relative = difference / PLAUSIBLE_OFFSET;
        return difference * (float) Math.exp(-relative * relative / 2);
    }

    private void close(Area part, float[] weight) {
        for (int y = 0, i = 0; y < part.height(); y++) {
            int row = (part.y() + y) * blend.holes().width() + part.x();
            for (int x = 0; x < part.width(); x++, i++) {
                if (weight[i] > 0) {
                    done.set(row + x);
                }
            }
        }
    }
}
