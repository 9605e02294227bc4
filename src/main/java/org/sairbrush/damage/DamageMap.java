package org.sairbrush.damage;

import java.util.Arrays;
import java.util.List;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Flood;

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

    /// @param probabilities (height, width) in [0, 1]; not copied, not to be changed
    /// @throws IllegalArgumentException when there are not as many as pixels
    public DamageMap(int width, int height, float[] probabilities) {
        if (probabilities.length != width * height) {
            throw new IllegalArgumentException(
                    "%d probabilities are not %d×%d".formatted(probabilities.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.probabilities = probabilities;
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

    /// Places that are damaged with at least some probability, at this map's size.
    public Mask suspected(double probability) {
        Mask suspected = Mask.empty(width, height);
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] >= probability) {
                suspected.coverage()[i] = (byte) 255;
            }
        }
        return suspected;
    }

    /// @param place `y · width + x`
    public float at(int place) {
        return probabilities[place];
    }

    /// The same map, less sure of some places.
    ///
    /// @param factors (height, width) on the probabilities, in [0, 1]
    public DamageMap doubted(float[] factors) {
        float[] doubted = probabilities.clone();
        for (int place = 0; place < doubted.length; place++) {
            doubted[place] *= factors[place];
        }
        return new DamageMap(width, height, doubted);
    }

    /// What looks in several sizes say together: a place is as probable as it is in the look that is surest of it.
    ///
    /// @param looks of the same photo, the largest first; its size is that of the result
    public static DamageMap of(List<DamageMap> looks) {
        DamageMap closest = looks.getFirst();
        float[] most = closest.probabilities.clone();
        for (DamageMap look : looks.subList(1, looks.size())) {
            float[] other = look.resized(closest.width, closest.height).probabilities;
            for (int place = 0; place < most.length; place++) {
                most[place] = Math.max(most[place], other[place]);
            }
        }
        return new DamageMap(closest.width, closest.height, most);
    }

    /// The same map in another size, bilinear.
    DamageMap resized(int toWidth, int toHeight) {
        float[] resized = new float[toWidth * toHeight];
        Between[] columns = Between.all(toWidth, width);
        for (int y = 0; y < toHeight; y++) {
            resize(probabilities, Between.of(y, toHeight, height), columns, resized, y * toWidth);
        }
        return new DamageMap(toWidth, toHeight, resized);
    }

    /// One row of another size.
    ///
    /// @param values of this map's size
    /// @param at     where the row begins in what it is written to
    private void resize(float[] values, Between down, Between[] columns, float[] to, int at) {
        int upper = down.first * width;
        int lower = down.second * width;
        for (int x = 0; x < columns.length; x++) {
            to[at + x] = down.mix(columns[x].in(values, upper), columns[x].in(values, lower));
        }
    }

    /// The highest probability near each place of a smaller map of the same photo.
    ///
    /// @param far in places of the smaller map, along rows and columns
    /// @return (toHeight, toWidth)
    public float[] around(int toWidth, int toHeight, int far) {
        float[] smaller = new float[toWidth * toHeight];
        for (int y = 0; y < height; y++) {
            int row = y * toHeight / height * toWidth;
            for (int x = 0; x < width; x++) {
                int place = row + x * toWidth / width;
                smaller[place] = Math.max(smaller[place], probabilities[y * width + x]);
            }
        }
        return most(most(smaller, toWidth, toHeight, 1, toWidth, far), toHeight, toWidth, toWidth, 1, far);
    }

    /// The highest of the values up to `far` before and after each one in its line.
    private static float[] most(float[] values, int length, int lines, int step, int nextLine, int far) {
        float[] most = new float[values.length];
        for (int line = 0; line < lines; line++) {
            int start = line * nextLine;
            for (int at = 0; at < length; at++) {
                float highest = 0;
                for (int near = Math.max(0, at - far); near <= Math.min(length - 1, at + far); near++) {
                    highest = Math.max(highest, values[start + near * step]);
                }
                most[start + at * step] = highest;
            }
        }
        return most;
    }

    /// Between which two places of a row or column a pixel of another size lies.
    ///
    /// @param share of the second
    private record Between(int first, int second, float share) {

        static Between[] all(int of, int places) {
            Between[] all = new Between[of];
            Arrays.setAll(all, at -> of(at, of, places));
            return all;
        }

        static Between of(int at, int of, int places) {
            double place = Math.clamp((at + 0.5) * places / of - 0.5, 0, places - 1);
            int first = (int) place;
            return new Between(first, Math.min(first + 1, places - 1), (float) (place - first));
        }

        float mix(float atFirst, float atSecond) {
            return atFirst + share * (atSecond - atFirst);
        }

        /// @param row where the row begins
        float in(float[] values, int row) {
            return mix(values[row + first], values[row + second]);
        }
    }

    /// Hysteresis: places above the threshold, and those above a part of it that hang together with one.
    private Mask damaged(double sensitivity) {
        double sure = threshold(sensitivity);
        double beside = BESIDE * sure;
        return Flood.touching(
                        (x, y) -> probabilities[y * width + x] >= sure,
                        width,
                        height,
                        (x, y) -> probabilities[y * width + x] >= beside,
                        () -> false)
                .map(found -> found.toMask(width, height))
                .orElseGet(() -> Mask.empty(width, height));
    }

    private static double threshold(double sensitivity) {
        if (!(sensitivity >= 0 && sensitivity <= 1)) {
            throw new IllegalArgumentException("A sensitivity is from 0 to 1, not " + sensitivity);
        }
        return Math.clamp(1 - sensitivity, 0.03, 0.97);
    }

    private float[] grown(Mask damaged) {
        float[] grown = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (damaged.hole(x, y)) {
                    int left = Math.max(0, x - RIM);
                    int right = Math.min(width, x + RIM + 1);
                    for (int near = Math.max(0, y - RIM); near <= Math.min(height - 1, y + RIM); near++) {
                        Arrays.fill(grown, near * width + left, near * width + right, 1);
                    }
                }
            }
        }
        return grown;
    }

    /// Bilinear, so that a mask of a large photo has no stairs.
    private Mask enlarged(float[] damaged, int toWidth, int toHeight) {
        Mask mask = Mask.empty(toWidth, toHeight);
        byte[] coverage = mask.coverage();
        Between[] columns = Between.all(toWidth, width);
        float[] shares = new float[toWidth];
        for (int y = 0; y < toHeight; y++) {
            resize(damaged, Between.of(y, toHeight, height), columns, shares, 0);
            for (int x = 0; x < toWidth; x++) {
                if (shares[x] >= 0.5f) {
                    coverage[y * toWidth + x] = (byte) 255;
                }
            }
        }
        return mask;
    }
}
