package org.sairbrush.train;

import java.util.random.RandomGenerator;

/// Puts damage on pictures as restorers meet it: light or dark, fainter in places, with the paper's or dirt's own
/// texture, and what the scanner adds over it. Some pictures are undamaged, and some have the border of a print, which
/// is no damage. What changes a picture so little that it can't be seen is none either.
///
/// `models/reference/damage.py` draws by the same rules.
final class DamagePainter {

    private static final double SOFT_SHARE = 0.35;
    private static final double MOST_SOFT = 1.8;
    private static final double BORDER_SHARE = 0.15;
    private static final double UNDAMAGED_SHARE = 0.12;

    /// On a square of [Blemish#SQUARE]; on larger pictures there are more.
    private static final int MOST_PIECES = 5;

    private static final double LIGHT_SHARE = 0.68;
    private static final double LIGHT_SHARE_IN_PAPER = 0.3;
    private static final double BLURRED_SHARE = 0.6;
    private static final double WIPED_SHARE = 0.15;

    private static final double SCANNER_BLUR_SHARE = 0.4;
    private static final double MOST_SCANNER_BLUR = 0.8;
    private static final double GRAIN_SHARE = 0.5;
    private static final double MOST_GRAIN = 0.05;
    private static final double JPEG_SHARE = 0.4;

    /// Coverage from which on a pixel is damaged.
    private static final float PART = 0.25f;

    /// How much a sample of it has to change, of 1.
    private static final float SEEN = 0.03f;

    /// Cells of noise on a side of the picture, by which damage is fainter in places.
    private static final int FAINTER_CELLS = 5;

    /// Units on a side of a cell of the noise that is the texture of damage.
    private static final double TEXTURE = 8;

    private final int size;
    private final double unit;

    /// @param size side of the pictures in pixels
    /// @param unit of damage's lengths in pixels; 1 for parts of photos
    DamagePainter(int size, double unit) {
        this.size = size;
        this.unit = unit;
    }

    /// @param rgb planar (3, size, size) in [0, 1], changed in place
    /// @return (size, size), 1 = damaged
    float[] paint(float[] rgb, RandomGenerator random) {
        int most = (int) Math.round(MOST_PIECES * Math.max(1, size / (unit * Blemish.SQUARE)));
        return paint(random.nextDouble() < UNDAMAGED_SHARE ? 0 : 1 + random.nextInt(most), rgb, random);
    }

    /// Leaves a picture without damage, but not without a print's border or what the scanner adds.
    ///
    /// @param rgb as with [#paint(float[], RandomGenerator)]
    /// @return (size, size) zeros
    float[] leave(float[] rgb, RandomGenerator random) {
        return paint(0, rgb, random);
    }

    private float[] paint(int pieces, float[] rgb, RandomGenerator random) {
        // the picture may be softer than its damage
        if (random.nextDouble() < SOFT_SHARE) {
            PhotoAgeing.blur(rgb, size, MOST_SOFT * random.nextDouble());
        }
        if (random.nextDouble() < BORDER_SHARE) {
            PrintBorder.draw(rgb, size, random);
        }
        float[] damaged = new float[size * size];
        for (int piece = 0; piece < pieces; piece++) {
            put(Blemish.one(random), rgb, damaged, random);
        }
        scan(rgb, random);
        return damaged;
    }

    /// What the scanner and the file add.
    private void scan(float[] rgb, RandomGenerator random) {
        if (random.nextDouble() < SCANNER_BLUR_SHARE) {
            PhotoAgeing.blur(rgb, size, MOST_SCANNER_BLUR * random.nextDouble());
        }
        if (random.nextDouble() < GRAIN_SHARE) {
            double deviation = MOST_GRAIN * Math.pow(random.nextDouble(), 2);
            if (random.nextBoolean()) {
                PhotoAgeing.grain(rgb, deviation, random);
            } else {
                PhotoAgeing.coarseGrain(rgb, size, deviation, random);
            }
        }
        if (random.nextDouble() < JPEG_SHARE) {
            PhotoAgeing.compress(rgb, size, 0.45f + 0.5f * random.nextFloat());
        }
    }

    /// Puts one piece of damage on a picture.
    ///
    /// @param rgb     planar (3, size, size) in [0, 1], changed in place
    /// @param damaged (size, size), set to 1 where the piece is
    void put(Blemish blemish, float[] rgb, float[] damaged, RandomGenerator random) {
        boolean inPaper = blemish.nature() == Blemish.Nature.SOAKED;
        float[] coverage = blemish.coverage(size, unit, random);
        soften(coverage, inPaper, random);
        double strength = inPaper ? 0.15 + 0.6 * random.nextDouble() : 0.35 + 0.65 * Math.sqrt(random.nextDouble());
        boolean uneven = blemish.nature() == Blemish.Nature.UNEVEN;
        float[] fainter = uneven ? SmoothNoise.of(FAINTER_CELLS, size, random) : null;
        float[] texture = SmoothNoise.of((int) Math.ceil(size / (unit * TEXTURE)), size, random);
        float rough = 0.12f * random.nextFloat();
        float[] colour = colour(inPaper ? LIGHT_SHARE_IN_PAPER : LIGHT_SHARE, random);
        int plane = size * size;
        for (int i = 0; i < plane; i++) {
            double alpha = coverage[i] * strength * (uneven ? Math.clamp(0.35 + 1.1 * fainter[i], 0, 1) : 1);
            float most = 0;
            for (int channel = 0; channel < 3; channel++) {
                int sample = channel * plane + i;
                float here = colour[channel] + rough * (texture[i] - 0.5f);
                float change = (float) (alpha * (Math.clamp(here, 0, 1) - rgb[sample]));
                rgb[sample] += change;
                most = Math.max(most, Math.abs(change));
            }
            if (coverage[i] >= PART && most >= SEEN) {
                damaged[i] = 1;
            }
        }
    }

    /// Most damage is not quite sharp, some of it is wiped, and what is in the paper fades out.
    private void soften(float[] coverage, boolean inPaper, RandomGenerator random) {
        if (inPaper) {
            PhotoAgeing.blur(coverage, size, unit * (0.4 + 2 * random.nextDouble()));
        } else if (random.nextDouble() < BLURRED_SHARE) {
            double most = random.nextDouble() < WIPED_SHARE ? 3 : 0.9;
            PhotoAgeing.blur(coverage, size, unit * most * random.nextDouble());
        }
    }

    /// White to cream paper, or dirt.
    private static float[] colour(double lightShare, RandomGenerator random) {
        double tone = random.nextDouble() < lightShare
                ? 1 - 0.3 * Math.pow(random.nextDouble(), 2)
                : 0.3 * Math.pow(random.nextDouble(), 1.5);
        double yellow = 0.25 * Math.pow(random.nextDouble(), 2);
        return new float[] {(float) tone, (float) (tone * (1 - yellow / 2)), (float) (tone * (1 - yellow))};
    }
}
