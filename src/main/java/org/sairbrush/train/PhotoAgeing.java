package org.sairbrush.train;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.sairbrush.photo.Blur;

/// Makes pictures look like what restorers meet: 30 % grey, 10 % sepia, all a little faded or hard, 15 % grainy, 10 %
/// compressed as JPEG.
final class PhotoAgeing {

    private static final double SEPIA_PROBABILITY = 0.1;
    private static final double GREY_PROBABILITY = 0.3;
    private static final double GRAIN_PROBABILITY = 0.15;
    private static final double JPEG_PROBABILITY = 0.1;
    private static final float[] SEPIA = {1.07f, 0.98f, 0.80f};
    private static final double MOST_GRAIN = 0.04;

    /// Changes nothing; without any width a Gaussian is none.
    private static final double LEAST_BLUR = 0.01;

    private PhotoAgeing() {}

    /// @param rgb planar (3, size, size) in [0, 1], changed in place
    static void age(float[] rgb, int size, RandomGenerator random) {
        double look = random.nextDouble();
        if (look < SEPIA_PROBABILITY + GREY_PROBABILITY) {
            grey(rgb, look < SEPIA_PROBABILITY);
        }
        fade(rgb, 0.75f + 0.4f * random.nextFloat(), 0.16f * (random.nextFloat() - 0.5f));
        if (random.nextDouble() < GRAIN_PROBABILITY) {
            grain(rgb, MOST_GRAIN * random.nextDouble(), random);
        }
        if (random.nextDouble() < JPEG_PROBABILITY) {
            compress(rgb, size, 0.4f + 0.5f * random.nextFloat());
        }
    }

    private static void grey(float[] rgb, boolean sepia) {
        int plane = rgb.length / 3;
        for (int pixel = 0; pixel < plane; pixel++) {
            float luma = 0.299f * rgb[pixel] + 0.587f * rgb[plane + pixel] + 0.114f * rgb[2 * plane + pixel];
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel * plane + pixel] = luma * (sepia ? SEPIA[channel] : 1);
            }
        }
    }

    private static void fade(float[] rgb, float contrast, float brightness) {
        for (int sample = 0; sample < rgb.length; sample++) {
            rgb[sample] = Math.clamp((rgb[sample] - 0.5f) * contrast + 0.5f + brightness, 0, 1);
        }
    }

    /// The grain of film is the same in all channels.
    ///
    /// @param deviation of a sample, of 1
    static void grain(float[] rgb, double deviation, RandomGenerator random) {
        addToAll(rgb, noise(rgb.length / 3, deviation, random));
    }

    /// Grain of the same strength that reaches over two pixels.
    ///
    /// @param rgb planar (3, size, size) in [0, 1], changed in place
    static void coarseGrain(float[] rgb, int size, double deviation, RandomGenerator random) {
        float[] fine = noise(size * size, deviation, random);
        float[] coarse = new float[fine.length];
        for (int pixel = 0; pixel < fine.length; pixel++) {
            int row = pixel / size * size;
            int left = row + (pixel - row + size - 1) % size;
            int above = (pixel + fine.length - size) % fine.length;
            int aboveLeft = (left + fine.length - size) % fine.length;
            coarse[pixel] = (fine[pixel] + fine[left] + fine[above] + fine[aboveLeft]) / 2;
        }
        addToAll(rgb, coarse);
    }

    private static float[] noise(int pixels, double deviation, RandomGenerator random) {
        float[] noise = new float[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            noise[pixel] = (float) (deviation * random.nextGaussian());
        }
        return noise;
    }

    private static void addToAll(float[] rgb, float[] noise) {
        for (int sample = 0; sample < rgb.length; sample++) {
            rgb[sample] = Math.clamp(rgb[sample] + noise[sample % noise.length], 0, 1);
        }
    }

    /// @param planes (planes, size, size) in [0, 1], changed in place
    /// @param sigma  of a Gaussian, in pixels
    static void blur(float[] planes, int size, double sigma) {
        int plane = size * size;
        byte[] bytes = new byte[plane];
        for (int from = 0; from < planes.length; from += plane) {
            for (int pixel = 0; pixel < plane; pixel++) {
                bytes[pixel] = (byte) Math.round(255 * planes[from + pixel]);
            }
            byte[] blurred = Blur.gaussian(bytes, size, size, Math.max(LEAST_BLUR, sigma));
            for (int pixel = 0; pixel < plane; pixel++) {
                planes[from + pixel] = (blurred[pixel] & 0xFF) / 255f;
            }
        }
    }

    /// @param rgb     planar (3, size, size) in [0, 1], changed in place
    /// @param quality of a JPEG file that it goes through, in [0, 1]
    static void compress(float[] rgb, int size, float quality) {
        int plane = size * size;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < plane; pixel++) {
            int colour = 0;
            for (int channel = 0; channel < 3; channel++) {
                colour = colour << 8 | Math.round(255 * rgb[channel * plane + pixel]);
            }
            image.setRGB(pixel % size, pixel / size, colour);
        }
        BufferedImage read = throughJpeg(image, quality);
        for (int pixel = 0; pixel < plane; pixel++) {
            int colour = read.getRGB(pixel % size, pixel / size);
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel * plane + pixel] = (colour >> (16 - 8 * channel) & 0xFF) / 255f;
            }
        }
    }

    private static BufferedImage throughJpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
            stream.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
