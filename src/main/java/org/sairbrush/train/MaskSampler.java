package org.sairbrush.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Draws holes: from mask pictures, and damage of its own. A third each have a share of holes up to 20 %, 40 % and 60
/// %, the ranges of the evaluation.
final class MaskSampler {

    private static final double OWN_SHARE = 0.35;
    private static final double SMALLEST_SHARE = 0.005;
    private static final double RANGE = 0.2;
    private static final int RANGES = 3;
    private static final int MOST_TRIES = 12;

    private final int size;
    private final DamageSampler damage;
    private final List<Mask> pictures = new ArrayList<>();

    /// @param size  side of the masks in pixels
    /// @param files mask pictures, white = hole; may be none
    MaskSampler(int size, List<Path> files) throws PhotoException {
        this.size = size;
        this.damage = new DamageSampler(size);
        for (Path file : files) {
            pictures.add(PhotoReader.readMask(file));
        }
    }

    /// @return (size, size), 1 = hole, with a hole share in [0.005, 0.6]
    float[] draw(RandomGenerator random) {
        int range = random.nextInt(RANGES);
        return draw(Math.max(SMALLEST_SHARE, RANGE * range), RANGE * (range + 1), random);
    }

    /// @return (size, size), 1 = hole, with a hole share in a range
    float[] draw(double from, double upTo, RandomGenerator random) {
        if (!pictures.isEmpty() && random.nextDouble() >= OWN_SHARE) {
            // as many pictures over each other as it takes
            float[] mask = new float[size * size];
            for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
                add(picture(random), mask);
                double share = share(mask);
                if (share > upTo) {
                    Arrays.fill(mask, 0);
                } else if (share >= from) {
                    return mask;
                }
            }
        }
        while (true) {
            float[] mask = damage.draw(from + (upTo - from) * random.nextDouble(), random);
            if (share(mask) >= from && share(mask) <= upTo) {
                return mask;
            }
        }
    }

    private static void add(float[] mask, float[] to) {
        for (int pixel = 0; pixel < mask.length; pixel++) {
            to[pixel] = Math.max(to[pixel], mask[pixel]);
        }
    }

    private static double share(float[] mask) {
        double holes = 0;
        for (float value : mask) {
            holes += value;
        }
        return holes / mask.length;
    }

    /// A random square of a mask picture, mirrored and turned at random.
    private float[] picture(RandomGenerator random) {
        Mask mask = pictures.get(random.nextInt(pictures.size()));
        int largest = Math.min(mask.width(), mask.height());
        int side = Math.clamp((int) (largest * (0.5 + 0.5 * random.nextDouble())), 1, largest);
        Area area = new Area(
                random.nextInt(mask.width() - side + 1), random.nextInt(mask.height() - side + 1), side, side);
        float[] shares = mask.holes(area, size, size);
        boolean mirrored = random.nextBoolean();
        boolean flipped = random.nextBoolean();
        boolean turned = random.nextBoolean();
        float[] drawn = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int fromY = flipped ? size - 1 - y : y;
                int fromX = mirrored ? size - 1 - x : x;
                float share = turned ? shares[fromX * size + fromY] : shares[fromY * size + fromX];
                drawn[y * size + x] = share >= 0.5f ? 1 : 0;
            }
        }
        return drawn;
    }
}
