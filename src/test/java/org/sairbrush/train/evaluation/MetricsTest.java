package org.sairbrush.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sairbrush.fixtures.FixtureCase;
import org.sairbrush.fixtures.Fixtures;

/// Holds the metrics to numbers that scikit-image computed for the same pairs of pictures.
class MetricsTest {

    @TestFactory
    Stream<DynamicTest> equalScikitImage() {
        return Fixtures.tests("metrics", fixture -> {
            for (JsonElement pair : fixture.json().getAsJsonArray("pairs")) {
                compare(fixture, pair.getAsJsonObject());
            }
        });
    }

    private static void compare(FixtureCase fixture, JsonObject pair) throws IOException {
        JsonObject tolerance = fixture.json().getAsJsonObject("tolerance");
        float[] a = planar(fixture.folder().resolve(pair.get("a").getAsString()));
        float[] b = planar(fixture.folder().resolve(pair.get("b").getAsString()));
        int width = pair.get("width").getAsInt();
        int height = pair.get("height").getAsInt();
        String psnr = pair.get("psnr").getAsString();
        String name = pair.get("a").getAsString();

        assertEquals(psnr.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(psnr),
                Metrics.psnr(a, b, 255), tolerance.get("psnr").getAsDouble(), name);
        assertEquals(pair.get("ssim").getAsDouble(),
                Metrics.ssim(a, b, 3, height, width, 255, Metrics.Window.UNIFORM_7),
                tolerance.get("ssim").getAsDouble(), name);
        assertEquals(pair.get("ssim_gaussian").getAsDouble(),
                Metrics.ssim(a, b, 3, height, width, 255, Metrics.Window.GAUSSIAN_11),
                tolerance.get("ssim_gaussian").getAsDouble(), name);
        assertEquals(pair.get("l1_0_1").getAsDouble(),
                Metrics.l1(a, b, 255), tolerance.get("l1").getAsDouble(), name);
    }

    @Test
    void holeMetricsLookAtHolePixelsOnly() {
        float[] truth = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};
        float[] picture = truth.clone();
        float[] hole = {0, 1, 0, 0};
        picture[1] += 4;
        picture[5] -= 4;
        picture[9] += 4;
        picture[2] += 200;

        assertEquals(10 * Math.log10(255.0 * 255 / 16), Metrics.holePsnr(picture, truth, hole, 255), 1e-9);
        assertEquals(4.0 / 255, Metrics.holeL1(picture, truth, hole, 255), 1e-9);
    }

    @Test
    void holeMetricsWithoutAHoleAreNotANumber() {
        assertTrue(Double.isNaN(Metrics.holePsnr(new float[12], new float[12], new float[4], 1)));
        assertTrue(Double.isNaN(Metrics.holeL1(new float[12], new float[12], new float[4], 1)));
    }

    @Test
    void theRangeOnlyScales() {
        float[] a = new float[3 * 16 * 16];
        float[] b = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 37 % 256;
            b[i] = i * 41 % 256;
        }
        float[] aUnit = scaled(a);
        float[] bUnit = scaled(b);

        assertEquals(Metrics.psnr(a, b, 255), Metrics.psnr(aUnit, bUnit, 1), 1e-5);
        assertEquals(Metrics.ssim(a, b, 3, 16, 16, 255, Metrics.Window.UNIFORM_7),
                Metrics.ssim(aUnit, bUnit, 3, 16, 16, 1, Metrics.Window.UNIFORM_7), 1e-5);
    }

    @Test
    void picturesSmallerThanTheWindowAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> Metrics.ssim(new float[36], new float[36], 1, 6, 6, 1, Metrics.Window.UNIFORM_7));
    }

    private static float[] scaled(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] / 255;
        }
        return result;
    }

    private static float[] planar(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        int pixels = image.getWidth() * image.getHeight();
        float[] result = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            for (int channel = 0; channel < 3; channel++) {
                result[channel * pixels + i] = rgb >> (16 - 8 * channel) & 0xFF;
            }
        }
        return result;
    }

    @Test
    void sharpnessIsTheChangeFromPixelToPixelOfTheTruths() {
        int side = 6;
        float[] truth = new float[3 * side * side];
        float[] half = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i % side % 2 == 0 ? 40 : 200;
            half[i] = i % side % 2 == 0 ? 80 : 160;
        }
        float[] hole = new float[side * side];
        hole[2 * side + 2] = 1;
        hole[2 * side + 3] = 1;
        assertEquals(1, Metrics.holeSharpness(truth, truth, hole, side, side), 1e-9);
        assertEquals(0.5, Metrics.holeSharpness(half, truth, hole, side, side), 1e-9);
        assertEquals(0, Metrics.holeSharpness(new float[truth.length], truth, hole, side, side), 1e-9);
        float[] flat = new float[truth.length];
        assertEquals(1, Metrics.holeSharpness(flat, flat, hole, side, side));
        assertEquals(Double.POSITIVE_INFINITY, Metrics.holeSharpness(truth, flat, hole, side, side));
    }
}
