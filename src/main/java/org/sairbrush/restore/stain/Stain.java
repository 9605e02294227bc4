package org.sairbrush.restore.stain;

import java.util.ArrayDeque;
import java.util.Deque;
import org.sairbrush.photo.Watching;

/// Takes a stain away and leaves the picture that is seen through it.
///
/// What changes across the edge of what is masked, by as much all along it, is the stain's; what changes along it, or
/// deep inside, or in few places of the edge, is the picture's. So a change of tones is looked for that follows the
/// picture across the edge and is as even as can be elsewhere, and is taken back: gradient domain editing (Pérez,
/// Gangnet and Blake, 2003; Finlayson, Hordley and Drew, 2002, for shadows) with a tensor, and by iteratively
/// reweighted least squares, as the outlines of the picture are outliers to the edge of a stain. Coarse to fine.
public final class Stain {

    /// Solutions in each size; larger ones have their weights from the size before.
    private static final int ROUNDS = 3;

    private static final int SMALL = 100_000;

    /// Stains change slowly but at the edge, and in larger scans that is not sharp.
    private static final int MOST_PIXELS = 2_000_000;

    /// On the longer side, in the smallest size.
    private static final int SMALLEST = 48;

    /// Pixels that are enough to see how tones change with the tint; half the size or less averages away the noise of
    /// scans, and JPEG files have no more of the tint.
    private static final int ENOUGH = 400_000;

    /// Pixels that are enough to see about how much a stain darkens, or how its surroundings change.
    private static final int GLANCE = 128 * 128;

    private Stain() {}

    /// What is seen without a stain.
    ///
    /// @param planes   the colour components of an area, (components)(height, width) in [0, 1]
    /// @param inside   (height, width), what is masked; some of it, and not all
    /// @param known    (height, width), what is not masked
    /// @param watching is told on any thread
    /// @return as planes; inside perhaps a little beyond [0, 1]
    public static float[][] lifted(
            float[][] planes, boolean[] inside, boolean[] known, int width, int height, Watching watching) {
        StainLevel samples = new StainLevel(StainShape.of(inside, known, width, height), planes);
        StainLevel half = samples.halved().noLargerThan(ENOUGH);
        StainLevel glance = samples.pixels() <= GLANCE ? samples : half.noLargerThan(GLANCE);
        Runnable start = () -> watching.at(0);
        return TintedStain.find(half, glance, start)
                .map(stain -> stain.lifted(samples, glance))
                .orElseGet(() -> lifted(samples, darkens(glance, start) ? Tones.DARKENED : Tones.LIGHTENED, watching));
    }

    private static float[][] lifted(StainLevel samples, Tones scale, Watching watching) {
        StainLevel level = samples.in(scale);
        float[][] change = change(level, watching);
        float[][] tones = level.tones();
        level.forPixels(i -> {
            for (int component = 0; component < tones.length; component++) {
                tones[component][i] -= change[component][i];
            }
        });
        return samples.lifted(level, scale);
    }

    private static boolean darkens(StainLevel glance, Runnable check) {
        return glance.inCore(glance.change(null, 1, check)) < 0;
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
