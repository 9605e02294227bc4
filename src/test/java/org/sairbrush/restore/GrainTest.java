package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.grain.Grain;
import org.sairbrush.restore.grain.GrainMatcher;

/// A smooth scene with grain of known strength and coarseness, whose hole is filled with the scene itself.
class GrainTest {

    private static final int SIDE = 320;
    private static final Area ALL = Area.of(SIDE, SIDE);
    private static final Area HOLE = new Area(110, 100, 96, 112);
    private static final Mask MASK = Masks.mask(SIDE, SIDE, HOLE);
    private static final float[] EQUAL = {1, 1, 1};

    /// The grain that stands in an area, compared with the scene.
    private record Measured(double[] level, double correlation) {}

    @ParameterizedTest
    @CsvSource({"3,0,0.12", "6,0,0.12", "6,0.7,0.12", "6,1.5,0.12", "12,1,0.12", "4,2,0.2"})
    void aFillGetsTheLevelAndTheCoarsenessOfItsSurroundings(double level, double blur, double tolerance) {
        Photo photo = photo(8, 3, grain(level / 255, blur, EQUAL, 1));

        Measured around = measured(photo, new Area(10, 10, 300, 80), 0);
        Measured before = measured(filled(photo, scene(), false), HOLE, 0);
        Measured after = measured(filled(photo, scene(), true), HOLE, 0);

        assertEquals(0, before.level[0], 0.4 / 255);
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(around.level[channel], after.level[channel], tolerance * around.level[channel]);
        }
        assertEquals(around.correlation, after.correlation, 0.08);
    }

    @Test
    void coloursKeepTheirLevelsAndHowTheyGoTogether() {
        float[] weights = {1.5f, 0.7f, 1};
        float[] together = grain(5.0 / 255, 1, weights, 1);
        float[] apart = grain(2.0 / 255, 0, EQUAL, 3);
        for (int i = 0; i < together.length; i++) {
            together[i] += apart[i];
        }
        Photo photo = photo(8, 3, together);

        Photo restored = filled(photo, scene(), true);

        Measured around = measured(photo, new Area(10, 10, 300, 80), 0);
        Measured after = measured(restored, HOLE, 0);
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(around.level[channel], after.level[channel], 0.12 * around.level[channel]);
        }
        assertEquals(redWithBlue(photo, new Area(10, 10, 300, 80)), redWithBlue(restored, HOLE), 0.08);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void aGreyPhotoGetsItsGrain(int bits) {
        Photo photo = photo(bits, 1, grain(5.0 / 255, 1, EQUAL, 1));

        Photo restored = filled(photo, scene(), true);

        assertTrue(restored.grey());
        assertEquals(bits, restored.bitDepth());
        assertEquals(5.0 / 255, measured(restored, HOLE, 0).level[0], 0.7 / 255);
    }

    @Test
    void aPhotoInColourThatShowsGreyStaysGrey() {
        Photo restored = filled(photo(8, 3, grain(5.0 / 255, 1, EQUAL, 1)), scene(), true);

        float[] rgb = restored.rgb(HOLE, HOLE.width(), HOLE.height());
        int plane = rgb.length / 3;
        assertArrayEquals(Arrays.copyOf(rgb, plane), Arrays.copyOfRange(rgb, plane, 2 * plane));
        assertArrayEquals(Arrays.copyOf(rgb, plane), Arrays.copyOfRange(rgb, 2 * plane, 3 * plane));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void withoutGrainAroundItAFillStaysAsItIs(int bits) {
        Photo photo = photo(bits, 3, grain(0.3 / 255, 0, EQUAL, 3));

        assertSame(filled(photo, scene(), false), filled(photo, scene(), true), ALL);
    }

    @Test
    void outsideTheMaskNothingChanges() {
        Photo photo = photo(16, 3, grain(8.0 / 255, 1, EQUAL, 3));
        Photo restored = filled(photo, scene(), true);

        assertSame(photo, restored, new Area(0, 0, SIDE, HOLE.y()));
        assertSame(photo, restored, new Area(0, 0, HOLE.x(), SIDE));
        assertSame(photo, restored, new Area(HOLE.right(), 0, SIDE - HOLE.right(), SIDE));
        assertSame(photo, restored, new Area(0, HOLE.bottom(), SIDE, SIDE - HOLE.bottom()));
    }

    @Test
    void theSameFillGivesTheSameGrain() {
        Photo photo = photo(8, 3, grain(6.0 / 255, 1, EQUAL, 3));

        assertSame(filled(photo, scene(), true), filled(photo, scene(), true), ALL);
    }

    @Test
    void aFillThatHasGrainGetsOnlyWhatIsMissing() {
        Photo photo = photo(8, 3, grain(6.0 / 255, 1, EQUAL, 1));
        float[] fill = scene();
        float[] own = grain(4.0 / 255, 1, EQUAL, 9);
        for (int i = 0; i < fill.length; i++) {
            fill[i] += own[i];
        }

        assertEquals(4.0 / 255, measured(filled(photo, fill, false), HOLE, 0).level[0], 0.5 / 255);
        assertEquals(6.0 / 255, measured(filled(photo, fill, true), HOLE, 0).level[0], 0.7 / 255);
    }

    @Test
    void textureIsNotTakenForGrain() {
        float[] picture = grain(2.0 / 255, 0, EQUAL, 3);
        Random random = new Random(4);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            float pebble = (random.nextFloat() - 0.5f) * 0.3f;
            for (int channel = 0; channel < 3 && x > 130; channel++) {
                picture[channel * SIDE * SIDE + i] += pebble;
            }
        }

        Photo restored = filled(photo(8, 3, picture), scene(), true);

        assertEquals(2.0 / 255, measured(restored, HOLE, 0).level[0], 0.6 / 255);
    }

    @Test
    void grainFollowsBrightness() {
        float[] picture = grain(6.0 / 255, 0, EQUAL, 1);
        float[] scene = scene();
        for (int i = 0; i < picture.length; i++) {
            picture[i] *= 0.4f + 1.2f * scene[i];
        }
        Photo photo = photo(8, 3, picture);

        Photo restored = filled(photo, scene, true);

        Area dark = new Area(HOLE.x(), HOLE.y(), 24, HOLE.height());
        Area bright = new Area(HOLE.right() - 24, HOLE.y(), 24, HOLE.height());
        double expected = measured(photo, shifted(bright), 0).level[0] / measured(photo, shifted(dark), 0).level[0];
        double found = measured(restored, bright, 0).level[0] / measured(restored, dark, 0).level[0];
        assertEquals(expected, found, 0.15);
    }

    @Test
    void aSpeckGetsGrainToo() {
        Photo photo = photo(8, 3, grain(6.0 / 255, 1, EQUAL, 1));
        Mask specks = Mask.empty(SIDE, SIDE);
        for (int y = 20; y < 300; y += 20) {
            for (int x = 20; x < 300; x += 20) {
                Masks.paint(specks, new Area(x, y, 5, 5));
            }
        }
        Compositor compositor =
                new Compositor(photo, Blend.of(specks, Seam.HARD), false, Optional.of(new GrainMatcher(photo, specks)));
        compositor.put(new Region(ALL, ALL, SIDE, SIDE), scene());
        Photo restored = compositor.finish();

        double squares = 0;
        for (int y = 20; y < 300; y += 20) {
            for (int x = 20; x < 300; x += 20) {
                squares += Math.pow(measured(restored, new Area(x, y, 5, 5), 0).level[0], 2);
            }
        }
        assertEquals(6.0 / 255, Math.sqrt(squares / 196), 0.8 / 255);
    }

    @Test
    void whatIsMeasuredIsWhatIsThere() {
        Photo photo = photo(8, 3, grain(6.0 / 255, 0, new float[] {1, 0.5f, 0.8f}, 1));

        Grain around = new GrainMatcher(photo, MASK).around(HOLE);
        Grain before = new GrainMatcher(filled(photo, scene(), false), MASK).inHoles(HOLE);
        Grain after = new GrainMatcher(filled(photo, scene(), true), MASK).inHoles(HOLE);

        assertEquals(6.0 / 255, around.level()[0], 0.5 / 255);
        assertEquals(3.0 / 255, around.level()[1], 0.4 / 255);
        assertEquals(0, around.correlation(), 0.05);
        assertTrue(before.strength() < 0.4 / 255, "before: " + before.strength() * 255);
        assertEquals(around.strength(), after.strength(), 0.5 / 255);
    }

    private static Area shifted(Area area) {
        return new Area(area.x(), 230, area.width(), 80);
    }

    private static Photo filled(Photo photo, float[] fill, boolean grain) {
        Optional<GrainMatcher> matcher = grain ? Optional.of(new GrainMatcher(photo, MASK)) : Optional.empty();
        Compositor compositor = new Compositor(photo, Blend.of(MASK, Seam.HARD), false, matcher);
        compositor.put(new Region(ALL, HOLE, SIDE, SIDE), fill);
        return compositor.finish();
    }

    /// Dark on the left and bright on the right, with a slow wave.
    private static float[] scene() {
        float[] scene = new float[3 * SIDE * SIDE];
        for (int i = 0; i < scene.length; i++) {
            int pixel = i % (SIDE * SIDE);
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            scene[i] = 0.2f + 0.6f * x / SIDE + 0.04f * (float) Math.sin(y / 30.0);
        }
        return scene;
    }

    /// Gaussian noise, blurred and brought back to its level.
    ///
    /// @param weights of the channels
    /// @param fields  1 = the same noise in all channels, 3 = each its own; a larger number is a seed of the first kind
    private static float[] grain(double level, double blur, float[] weights, int fields) {
        float[] grain = new float[3 * SIDE * SIDE];
        for (int channel = 0; channel < 3; channel++) {
            float[] field = field(level, blur, fields == 3 ? 31 + channel : fields);
            for (int i = 0; i < field.length; i++) {
                grain[channel * SIDE * SIDE + i] = weights[channel] * field[i];
            }
        }
        return grain;
    }

    private static float[] field(double level, double blur, long seed) {
        Random random = new Random(seed);
        int reach = (int) Math.ceil(3 * blur);
        int wide = SIDE + 2 * reach;
        double[] white = new double[wide * wide];
        Arrays.setAll(white, i -> random.nextGaussian());
        double[] kernel = new double[2 * reach + 1];
        Arrays.setAll(kernel, i -> blur == 0 ? 1 : Math.exp(-(i - reach) * (i - reach) / (2 * blur * blur)));
        double power = Arrays.stream(kernel).map(value -> value * value).sum();
        double[] rows = new double[wide * SIDE];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < kernel.length; k++) {
                rows[i] += kernel[k] * white[i / SIDE * wide + i % SIDE + k];
            }
        }
        float[] field = new float[SIDE * SIDE];
        for (int i = 0; i < field.length; i++) {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * rows[(i / SIDE + k) * SIDE + i % SIDE];
            }
            field[i] = (float) (level * sum / power);
        }
        return field;
    }

    private static Photo photo(int bits, int bands, float[] grain) {
        ColorSpace space = ColorSpace.getInstance(bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        ComponentColorModel model = new ComponentColorModel(space, false, false, Transparency.OPAQUE, type);
        WritableRaster raster = model.createCompatibleWritableRaster(SIDE, SIDE);
        Photo blank = Photo.of(new BufferedImage(model, raster, false, null));
        float[] picture = scene();
        for (int i = 0; i < picture.length; i++) {
            picture[i] += grain[i];
        }
        float[] weight = new float[SIDE * SIDE];
        Arrays.fill(weight, 1);
        return blank.blend(ALL, picture, weight);
    }

    private static Measured measured(Photo photo, Area area, int channel) {
        float[][] noise = noise(photo, area);
        double[] level = new double[3];
        Arrays.setAll(level, c -> Math.sqrt(mean(noise[c], noise[c], 0)));
        return new Measured(level, mean(noise[channel], noise[channel], 1) / mean(noise[channel], noise[channel], 0));
    }

    private static double redWithBlue(Photo photo, Area area) {
        float[][] noise = noise(photo, area);
        return mean(noise[0], noise[2], 0) / Math.sqrt(mean(noise[0], noise[0], 0) * mean(noise[2], noise[2], 0));
    }

    private static float[][] noise(Photo photo, Area area) {
        float[] rgb = photo.rgb(area, area.width(), area.height());
        float[] scene = scene();
        int plane = rgb.length / 3;
        float[][] noise = new float[3][plane];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i % plane;
            int at = (area.y() + pixel / area.width()) * SIDE + area.x() + pixel % area.width();
            noise[i / plane][pixel] = rgb[i] - scene[i / plane * SIDE * SIDE + at];
        }
        return noise;
    }

    private static double mean(float[] first, float[] second, int lag) {
        double sum = 0;
        for (int i = 0; i < first.length - lag; i++) {
            sum += first[i] * second[i + lag];
        }
        return sum / (first.length - lag);
    }

    private static void assertSame(Photo expected, Photo actual, Area area) {
        assertArrayEquals(
                expected.image().getRaster().getPixels(area.x(), area.y(), area.width(), area.height(), (int[]) null),
                actual.image().getRaster().getPixels(area.x(), area.y(), area.width(), area.height(), (int[]) null));
    }
}
