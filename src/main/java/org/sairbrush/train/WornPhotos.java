package org.sairbrush.train;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Whole photos as they might be scanned: aged, some enlarged, most of them damaged.
final class WornPhotos {

    private static final double UNDAMAGED_SHARE = 0.3;
    private static final double ENLARGED_SHARE = 0.35;
    private static final double MOST_ENLARGED = 2.5;

    private final ColourPhotos photos;

    WornPhotos(ColourPhotos photos) {
        this.photos = photos;
    }

    /// @param damaged (height, width) of the photo, 1 = damaged
    record Worn(Photo photo, float[] damaged) {}

    Worn draw(RandomGenerator random) throws PhotoException {
        Photo photo = PhotoReader.read(photos.draw(random));
        double scale = random.nextDouble() < ENLARGED_SHARE ? Math.pow(MOST_ENLARGED, random.nextDouble()) : 1;
        int width = (int) Math.round(scale * photo.width());
        int height = (int) Math.round(scale * photo.height());
        // damage is painted on squares, of which the photo is a part
        int side = Math.max(width, height);
        Area area = new Area(random.nextInt(side - width + 1), random.nextInt(side - height + 1), width, height);
        float[] rgb = square(photo.rgb(Area.of(photo.width(), photo.height()), width, height), area, side);
        PhotoAgeing.age(rgb, side, random);
        DamagePainter painter = new DamagePainter(side, unit(side, random));
        float[] damaged = random.nextDouble() < UNDAMAGED_SHARE
                ? painter.leave(rgb, random)
                : painter.paint(rgb, random);
        return new Worn(Photo.of(image(rgb, side, area)), part(damaged, side, area));
    }

    /// From damage as fine as on a part of a photo, such as dust on a scan, to such that has grown with the photo.
    private static double unit(int side, RandomGenerator random) {
        return Math.max(1, Math.pow(side / Blemish.SQUARE, random.nextDouble()));
    }

    /// The photo with its borders repeated around it.
    private static float[] square(float[] rgb, Area area, int side) {
        float[] square = new float[3 * side * side];
        for (int i = 0; i < square.length; i++) {
            int x = Math.clamp(i % side - area.x(), 0, area.width() - 1);
            int y = Math.clamp(i / side % side - area.y(), 0, area.height() - 1);
            square[i] = rgb[(i / (side * side) * area.height() + y) * area.width() + x];
        }
        return square;
    }

    private static BufferedImage image(float[] rgb, int side, Area area) {
        int plane = side * side;
        BufferedImage image = new BufferedImage(area.width(), area.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                int colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    float sample = rgb[channel * plane + (area.y() + y) * side + area.x() + x];
                    colour = colour << 8 | Math.round(255 * Math.clamp(sample, 0, 1));
                }
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    private static float[] part(float[] square, int side, Area area) {
        float[] part = new float[area.width() * area.height()];
        for (int y = 0; y < area.height(); y++) {
            int from = (area.y() + y) * side + area.x();
            System.arraycopy(square, from, part, y * area.width(), area.width());
        }
        return part;
    }
}
