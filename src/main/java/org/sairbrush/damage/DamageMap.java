package org.sairbrush.damage;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.sairbrush.photo.Mask;

/// How probable it is that each place of a photo is damaged, at the size at which the photo was looked at.
public final class DamageMap {

    /// The sensitivity that suits most photos.
    public static final double USUAL_SENSITIVITY = 0.5;

    /// Damage fades out: what touches a sure place needs less than it to belong to it.
    private static final double BESIDE = 0.5;

    /// How far around damage more is masked, in places: scratches have pale halos, which a fill would go on from.
    private static final int RIM = 2;

    private final int width;
    private final int height;
    private final float[] probabilities;

    /// @param probabilities (height, width) in [0, 1]
    DamageMap(int width, int height, float[] probabilities) {
        this.width = width;
        this.height = height;
        this.probabilities = probabilities;
    }

    /// A map of known probabilities.
    ///
    /// @param probabilities (height, width) in [0, 1]
    /// @throws IllegalArgumentException when there are not as many as pixels
    public static DamageMap of(int width, int height, float[] probabilities) {
        if (probabilities.length != width * height) {
            throw new IllegalArgumentException(
                    "%d probabilities are not %d×%d".formatted(probabilities.length, width, height));
        }
        return new DamageMap(width, height, probabilities.clone());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// What is to be filled: damage and a narrow rim, as its edges are soft.
    ///
    /// @param sensitivity in [0, 1]: 0 marks nothing but what is beyond doubt, 1 marks nearly every suspicion
    /// @param toWidth     of the photo
    /// @param toHeight    of the photo
    public Mask mask(double sensitivity, int toWidth, int toHeight) {
        return enlarged(grown(damaged(sensitivity)), toWidth, toHeight);
    }

    /// Hysteresis: places above the threshold, and those above a part of it that hang together with one.
    private boolean[] damaged(double sensitivity) {
        double sure = threshold(sensitivity);
        double beside = BESIDE * sure;
        boolean[] damaged = new boolean[probabilities.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] >= sure && !damaged[i]) {
                damaged[i] = true;
                open.push(i);
            }
            while (!open.isEmpty()) {
                int at = open.pop();
                int x = at % width;
                for (int near : new int[] {
                    x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width
                }) {
                    if (near >= 0 && near < damaged.length && !damaged[near] && probabilities[near] >= beside) {
                        damaged[near] = true;
                        open.push(near);
                    }
                }
            }
        }
        return damaged;
    }

    private static double threshold(double sensitivity) {
        if (!(sensitivity >= 0 && sensitivity <= 1)) {
            throw new IllegalArgumentException("A sensitivity is from 0 to 1, not " + sensitivity);
        }
        return Math.clamp(1 - sensitivity, 0.03, 0.97);
    }

    private boolean[] grown(boolean[] damaged) {
        boolean[] grown = new boolean[damaged.length];
        for (int i = 0; i < damaged.length; i++) {
            if (damaged[i]) {
                int x = i % width;
                int y = i / width;
                int left = Math.max(0, x - RIM);
                int right = Math.min(width, x + RIM + 1);
                for (int near = Math.max(0, y - RIM); near <= Math.min(height - 1, y + RIM); near++) {
                    Arrays.fill(grown, near * width + left, near * width + right, true);
                }
            }
        }
        return grown;
    }

    /// Bilinear, so that a mask of a large photo has no stairs.
    private Mask enlarged(boolean[] damaged, int toWidth, int toHeight) {
        Mask mask = Mask.empty(toWidth, toHeight);
        byte[] coverage = mask.coverage();
        for (int y = 0; y < toHeight; y++) {
            double atY = Math.clamp((y + 0.5) * height / toHeight - 0.5, 0, height - 1);
            int top = (int) atY;
            int bottom = Math.min(top + 1, height - 1);
            double down = atY - top;
            for (int x = 0; x < toWidth; x++) {
                double atX = Math.clamp((x + 0.5) * width / toWidth - 0.5, 0, width - 1);
                int left = (int) atX;
                int right = Math.min(left + 1, width - 1);
                double across = atX - left;
                double share = (1 - down) * between(damaged, top * width, left, right, across)
                        + down * between(damaged, bottom * width, left, right, across);
                if (share >= 0.5) {
                    coverage[y * toWidth + x] = (byte) 255;
                }
            }
        }
        return mask;
    }

    private static double between(boolean[] damaged, int row, int left, int right, double across) {
        return (damaged[row + left] ? 1 - across : 0) + (damaged[row + right] ? across : 0);
    }
}
