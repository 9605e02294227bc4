package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Which pixels of a photo are to be filled: 8-bit coverage, one byte a pixel; hole = coverage of at least 128.
public final class Mask {

    private final int width;
    private final int height;
    private final byte[] coverage;

    private Mask(int width, int height) {
        this(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    private Mask(int width, int height, byte[] coverage) {
        this.width = width;
        this.height = height;
        this.coverage = coverage;
    }

    public static Mask empty(int width, int height) {
        return new Mask(width, height);
    }

    /// White (luminance of at least 128 of 255) is hole; transparency makes it less so.
    public static Mask of(BufferedImage image) {
        Photo photo = Photo.of(image);
        Mask mask = new Mask(photo.width(), photo.height());
        // Row by row: whole, a large mask would take four times its size.
        for (int y = 0, i = 0; y < photo.height(); y++) {
            for (int argb : photo.argb(new Area(0, y, photo.width(), 1), photo.width(), 1)) {
                int red = argb >> 16 & 0xFF;
                int green = argb >> 8 & 0xFF;
                int blue = argb & 0xFF;
                int luminance = (299 * red + 587 * green + 114 * blue + 500) / 1000;
                mask.coverage[i++] = (byte) (luminance * (argb >>> 24) / 255);
            }
        }
        return mask;
    }

    /// The other way round of [#toSoftImage()]: each grey sample is the coverage.
    ///
    /// @throws IllegalArgumentException when the image is not 8-bit grey
    public static Mask ofCoverage(BufferedImage image) {
        if (!Samples.fit(image) || image.getRaster().getNumBands() != 1 || new Samples(image).bits() != 8) {
            throw new IllegalArgumentException("Coverage is 8-bit grey");
        }
        Mask mask = new Mask(image.getWidth(), image.getHeight());
        Samples samples = new Samples(image);
        for (int i = 0; i < mask.coverage.length; i++) {
            mask.coverage[i] = (byte) samples.get(i);
        }
        return mask;
    }

    /// What is transparent in a photo is hole; nothing where it has no alpha.
    public static Mask ofTransparency(Photo photo) {
        Mask mask = new Mask(photo.width(), photo.height());
        for (int y = 0, i = 0; y < photo.height() && photo.alpha(); y++) {
            for (int argb : photo.argb(new Area(0, y, photo.width(), 1), photo.width(), 1)) {
                mask.coverage[i++] = (byte) (255 - (argb >>> 24));
            }
        }
        return mask;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean hole(int x, int y) {
        return isHole(y * width + x);
    }

    private boolean isHole(int index) {
        return coverage[index] < 0;
    }

    /// The live array, row by row; editors paint into it.
    public byte[] coverage() {
        return coverage;
    }

    public long holePixels() {
        long pixels = 0;
        for (byte value : coverage) {
            pixels += value >>> 31;
        }
        return pixels;
    }

    public boolean isEmpty() {
        for (byte value : coverage) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    /// The smallest area with all holes in it.
    public Optional<Area> bounds() {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (isHole(i)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Area(left, top, right - left, bottom - top));
    }

    /// Hole pixels ÷ all pixels.
    public double share() {
        return (double) holePixels() / coverage.length;
    }

    /// An area of the mask at another size.
    ///
    /// @return (height, width), the share of hole in each new pixel, [0, 1]
    /// @throws IllegalArgumentException when the area is not within the mask
    public float[] holes(Area area, int toWidth, int toHeight) {
        if (area.x() < 0 || area.y() < 0 || area.right() > width || area.bottom() > height) {
            throw new IllegalArgumentException("%s is not within a mask of %d×%d".formatted(area, width, height));
        }
        float[] holes = new float[toWidth * toHeight];
        AreaResampler.resample(
                (row, weight, sums) -> {
                    int from = (area.y() + row) * width + area.x();
                    for (int x = 0; x < sums.length; x++) {
                        sums[x] += weight * (coverage[from + x] >>> 31);
                    }
                },
                area.width(), area.height(), 1, toWidth, toHeight,
                (row, shares) -> System.arraycopy(shares, 0, holes, row * toWidth, toWidth));
        return holes;
    }

    /// An area of the mask with left and right exchanged.
    public Mask mirrored(Area area) {
        Mask mirror = Mask.empty(area.width(), area.height());
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                mirror.coverage[y * area.width() + x] = coverage[(area.y() + y) * width + area.right() - 1 - x];
            }
        }
        return mirror;
    }

    /// The mask turned, pixel for pixel.
    public Mask turned(Orientation turn) {
        byte[] turned = turn.apply(coverage, width, height);
        return turn.swapsAxes() ? new Mask(height, width, turned) : new Mask(width, height, turned);
    }

    public Mask copy() {
        return new Mask(width, height, coverage.clone());
    }

    /// 8-bit grey: 255 where there is a hole, 0 elsewhere.
    public BufferedImage toImage() {
        return image(coverage -> coverage >> 31);
    }

    /// 8-bit grey: the coverage with its soft edges.
    public BufferedImage toSoftImage() {
        return image(coverage -> coverage);
    }

    private BufferedImage image(IntUnaryOperator sample) {
        BufferedImage image = Layout.empty(BufferedImage.TYPE_BYTE_GRAY, width, height);
        Samples samples = new Samples(image);
        for (int i = 0; i < coverage.length; i++) {
            samples.set(i, sample.applyAsInt(coverage[i]));
        }
        return image;
    }

    /// The mask at another size, each new pixel the old one nearest to it.
    public Mask fit(int toWidth, int toHeight) {
        Mask fitted = new Mask(toWidth, toHeight);
        for (int y = 0; y < toHeight; y++) {
            int row = (int) ((2L * y + 1) * height / (2L * toHeight)) * width;
            for (int x = 0; x < toWidth; x++) {
                fitted.coverage[y * toWidth + x] = coverage[row + (int) ((2L * x + 1) * width / (2L * toWidth))];
            }
        }
        return fitted;
    }
}
