package org.sairbrush.train;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Cuts random squares out of photos and makes them look like what restorers meet: mirrored, grey, sepia, faded.
final class PhotoSampler {

    private static final double GREY_SHARE = 0.3;
    private static final double SEPIA_SHARE = 0.1;
    private static final float[] SEPIA = {1.07f, 0.98f, 0.80f};

    private final int size;
    private final double smallestShare;

    /// @param size          side of the squares in pixels
    /// @param smallestShare the least share of the photo's short side that a square spans, in (0, 1]
    PhotoSampler(int size, double smallestShare) {
        this.size = size;
        this.smallestShare = smallestShare;
    }

    /// Where a square came from.
    ///
    /// @param rgb      planar (3, size, size) in [0, 1]
    /// @param area     in pixels of the photo
    /// @param width    of the photo
    /// @param height   of the photo
    /// @param mirrored left and right exchanged
    record Square(float[] rgb, Area area, int width, int height, boolean mirrored) {}

    Square draw(Path file, RandomGenerator random) throws PhotoException {
        Photo photo = PhotoReader.read(file);
        int shortSide = Math.min(photo.width(), photo.height());
        int side = (int) Math.round(shortSide * (smallestShare + (1 - smallestShare) * random.nextDouble()));
        side = Math.clamp(side, Math.min(size / 2, shortSide), shortSide);
        Area area = new Area(
                random.nextInt(photo.width() - side + 1), random.nextInt(photo.height() - side + 1), side, side);
        float[] rgb = photo.rgb(area, size, size);
        boolean mirrored = random.nextBoolean();
        if (mirrored) {
            mirror(rgb);
        }
        recolour(rgb, random);
        return new Square(rgb, area, photo.width(), photo.height(), mirrored);
    }

    private void mirror(float[] rgb) {
        for (int row = 0; row < 3 * size; row++) {
            for (int left = row * size, right = left + size - 1; left < right; left++, right--) {
                float swapped = rgb[left];
                rgb[left] = rgb[right];
                rgb[right] = swapped;
            }
        }
    }

    private static void recolour(float[] rgb, RandomGenerator random) {
        int plane = rgb.length / 3;
        double look = random.nextDouble();
        boolean grey = look < GREY_SHARE + SEPIA_SHARE;
        boolean sepia = look < SEPIA_SHARE;
        float contrast = 0.75f + 0.4f * random.nextFloat();
        float brightness = 0.16f * (random.nextFloat() - 0.5f);
        for (int pixel = 0; pixel < plane; pixel++) {
            float luma = 0.299f * rgb[pixel] + 0.587f * rgb[plane + pixel] + 0.114f * rgb[2 * plane + pixel];
            for (int channel = 0; channel < 3; channel++) {
                float value = grey ? luma * (sepia ? SEPIA[channel] : 1) : rgb[channel * plane + pixel];
                rgb[channel * plane + pixel] = Math.clamp((value - 0.5f) * contrast + 0.5f + brightness, 0, 1);
            }
        }
    }
}
