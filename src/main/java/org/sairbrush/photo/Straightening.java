package org.sairbrush.photo;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/// Cuts a turned frame out of an image: each new pixel is interpolated once, at the image's full depth, from those
/// around its place by Lanczos' kernel of three lobes. OpenCV would place pixels to a 32nd only, and take no image
/// wider than 32,767 pixels.
final class Straightening {

    /// Pixels on a side of what is made at a time: their sources are at hand together, wherever the image lies.
    private static final int TILE = 64;

    private static final int LOBES = 3;
    private static final int TAPS = 2 * LOBES;

    /// Places between two pixels that are told apart.
    private static final int PHASES = 4096;

    /// (PHASES + 1, TAPS), each row's sum is 1.
    private static final float[] WEIGHTS = weights();

    private final Samples from;
    private final Samples to;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final Area area;
    private final AffineTransform back;

    private Straightening(BufferedImage image, Frame frame, BufferedImage result) {
        from = new Samples(image);
        to = new Samples(result);
        width = image.getWidth();
        height = image.getHeight();
        alpha = image.getColorModel().hasAlpha();
        area = frame.area();
        back = frame.toPhoto(width, height);
    }

    /// @param image in the layout of [Samples]
    static BufferedImage of(BufferedImage image, Frame frame, Watching watching) {
        int wide = frame.area().width();
        int high = frame.area().height();
        BufferedImage result = Layout.like(image, wide, high);
        Straightening work = new Straightening(image, frame, result);
        for (int top = 0; top < high; top += TILE) {
            watching.at((double) top / high);
            int y = top;
            int rows = Math.min(TILE, high - top);
            IntStream.range(0, Math.ceilDiv(wide, TILE)).parallel().forEach(column -> {
                int x = column * TILE;
                work.make(new Area(x, y, Math.min(TILE, wide - x), rows));
            });
        }
        return result;
    }

    /// @param tile of the result
    private void make(Area tile) {
        Source source = source(tile);
        int bands = from.bands();
        float[] sums = new float[bands];
        double stepX = back.getScaleX();
        double stepY = back.getShearY();
        for (int y = 0; y < tile.height(); y++) {
            Point2D place = place(tile.x(), tile.y() + y);
            int target = to.index(tile.x(), tile.y() + y);
            for (int x = 0; x < tile.width(); x++, target += bands) {
                source.interpolate(place.getX() + x * stepX, place.getY() + x * stepY, sums);
                put(sums, target);
            }
        }
    }

    /// Where the middle of a pixel of the result lies in the image, whose own pixels have their middles at whole
    /// numbers.
    private Point2D place(double x, double y) {
        Point2D middle = new Point2D.Double(area.x() + x + 0.5, area.y() + y + 0.5);
        back.transform(middle, middle);
        middle.setLocation(middle.getX() - 0.5, middle.getY() - 0.5);
        return middle;
    }

    /// What of the image a tile is made of; beyond the image's edge its last pixels go on.
    private Source source(Area tile) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            Point2D place = place(
                    tile.x() + corner % 2 * (tile.width() - 1), tile.y() + corner / 2 * (tile.height() - 1));
            left = Math.min(left, place.getX());
            right = Math.max(right, place.getX());
            top = Math.min(top, place.getY());
            bottom = Math.max(bottom, place.getY());
        }
        int x = (int) Math.floor(left) - LOBES;
        int y = (int) Math.floor(top) - LOBES;
        int wide = (int) Math.floor(right) + LOBES + 2 - x;
        int high = (int) Math.floor(bottom) + LOBES + 2 - y;
        int bands = from.bands();
        float[] values = new float[wide * high * bands];
        for (int row = 0, i = 0; row < high; row++) {
            int line = Math.clamp(y + row, 0, height - 1);
            for (int column = 0; column < wide; column++, i += bands) {
                int index = from.index(Math.clamp(x + column, 0, width - 1), line);
                for (int band = 0; band < bands; band++) {
                    values[i + band] = from.get(index + from.position(band));
                }
                if (alpha) {
                    weigh(values, i);
                }
            }
        }
        return new Source(x, y, wide, bands, values);
    }

    /// What is seen through counts less, so that it leaves no fringes.
    private void weigh(float[] values, int pixel) {
        float opacity = values[pixel + from.bands() - 1] / from.maximum();
        for (int band = 0; band < from.bands() - 1; band++) {
            values[pixel + band] *= opacity;
        }
    }

    private void put(float[] sums, int target) {
        int maximum = to.maximum();
        int bands = to.bands();
        float share = alpha ? sums[bands - 1] / maximum : 1;
        for (int band = 0; band < bands; band++) {
            boolean colour = !alpha || band < bands - 1;
            float value = !colour ? sums[band] : share > 0 ? sums[band] / share : 0;
            to.set(target + to.position(band), Math.round(Math.clamp(value, 0, maximum)));
        }
    }

    /// @param values (height, width, bands) from `x`, `y` on
    private record Source(int x, int y, int width, int bands, float[] values) {

        void interpolate(double placeX, double placeY, float[] sums) {
            int left = (int) Math.floor(placeX);
            int top = (int) Math.floor(placeY);
            int across = (int) Math.round((placeX - left) * PHASES) * TAPS;
            int down = (int) Math.round((placeY - top) * PHASES) * TAPS;
            int first = ((top - LOBES + 1 - y) * width + left - LOBES + 1 - x) * bands;
            for (int band = 0; band < bands; band++) {
                float sum = 0;
                for (int row = 0, start = first + band; row < TAPS; row++, start += width * bands) {
                    float line = 0;
                    for (int tap = 0, at = start; tap < TAPS; tap++, at += bands) {
                        line += WEIGHTS[across + tap] * values[at];
                    }
                    sum += WEIGHTS[down + row] * line;
                }
                sums[band] = sum;
            }
        }
    }

    private static float[] weights() {
        float[] weights = new float[(PHASES + 1) * TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            double[] kernel = new double[TAPS];
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                kernel[tap] = lanczos(tap - LOBES + 1 - (double) phase / PHASES);
                sum += kernel[tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                weights[phase * TAPS + tap] = (float) (kernel[tap] / sum);
            }
        }
        return weights;
    }

    private static double lanczos(double distance) {
        if (distance == 0) {
            return 1;
        }
        if (Math.abs(distance) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * distance;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
}
