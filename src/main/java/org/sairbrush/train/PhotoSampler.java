package org.sairbrush.train;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Cuts random squares out of photos, from the whole short side down to a share of it, mirrors every second one, and
/// ages them.
final class PhotoSampler {

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
        PhotoAgeing.age(rgb, size, random);
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
}
