package org.sairbrush.restore.stain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.sairbrush.photo.Watching;

/// Takes a stain away and leaves the picture that is seen through it.
///
/// What changes across the edge of what is masked, by as much all along it, is the stain's; what changes along it, or
/// deep inside, or in few places of the edge, is the picture's. So a change of tones is looked for that follows the
/// picture across the edge and is as even as can be elsewhere, and is taken back: gradient domain editing (Pérez,
/// Gangnet and Blake, 2003; Finlayson, Hordley and Drew, 2002, for shadows) with a tensor, and by iteratively reweighted
/// least squares, as the outlines of the picture are outliers to the edge of a stain. Coarse to fine.
public final class Stain {

    /// Solutions in each size; larger ones have their weights from the size before.
    private static final int ROUNDS = 3;

    private static final int SMALL = 100_000;

    /// Stains change slowly but at the edge, and in larger scans that is not sharp.
    private static final int MOST_PIXELS = 2_000_000;

    /// On the longer side, in the smallest size.
    private static final int SMALLEST = 48;

    /// Pixels that are enough to tell whether a stain is dark.
    private static final int ENOUGH = 128 * 128;

    private Stain() {}

    /// @param planes   the colour components of an area, (components)(height, width) in [0, 1]; changed inside, perhaps
    ///                 to a little beyond that
    /// @param inside   (height, width), what is masked; some of it, and not all
    /// @param known    (height, width), what is not masked
    /// @param watching is told on any thread
    public static void lift(
            float[][] planes, boolean[] inside, boolean[] known, int width, int height, Watching watching) {
        StainLevel whole = new StainLevel(StainShape.of(inside, known, width, height), planes);
        Runnable start = () -> watching.at(0);
        Optional<float[][]> tinted = tinted(whole, start);
        Tones scale = tinted.isPresent() || darkens(whole, start) ? Tones.DARKENED : Tones.LIGHTENED;
        StainLevel level = whole.in(scale);
        float[][] change = tinted.orElseGet(() -> change(level, watching));
        for (int component = 0; component < planes.length; component++) {
            for (int i = 0; i < inside.length; i++) {
                if (inside[i]) {
                    planes[component][i] = scale.sample(level.tones()[component][i] - change[component][i]);
                }
            }
        }
    }

    private static Optional<float[][]> tinted(StainLevel whole, Runnable check) {
        StainLevel level = whole.noLargerThan(MOST_PIXELS);
        return TintedStain.change(level, check).map(change -> level == whole ? change : whole.enlarged(change, level));
    }

    private static boolean darkens(StainLevel level, Runnable check) {
        StainLevel small = level.noLargerThan(ENOUGH);
        return small.inCore(small.change(null, 1, check)) < 0;
    }

    private static float[][] change(StainLevel whole, Watching watching) {
        Deque<StainLevel> levels = new ArrayDeque<>();
        StainLevel level = whole;
        levels.push(level);
        while (level.longerSide() > SMALLEST) {
            level = level.halved();
            levels.push(level);
        }
        float[][] change = null;
        StainLevel last = null;
        double done = 0;
        for (StainLevel next : levels) {
            float[][] start = change == null ? null : next.enlarged(change, last);
            int rounds = next.pixels() <= SMALL ? ROUNDS : 1;
            double share = Math.min(1, done / whole.pixels());
            change = start == null || next.pixels() <= MOST_PIXELS
                    ? next.change(start, rounds, () -> watching.at(share))
                    : start;
            last = next;
            done += next.pixels();
        }
        return change;
    }
}
