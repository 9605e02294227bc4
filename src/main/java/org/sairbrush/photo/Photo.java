package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// A photograph: samples exactly as decoded, orientation applied, in their own colour space and depth. Palettes are
/// expanded. Immutable.
public final class Photo {

    private final BufferedImage image;
    private final Origin origin;
    private final Samples samples;
    private final ColourTransform transform;

    Photo(BufferedImage image, Origin origin) {
        this.image = Layout.of(image);
        this.origin = origin;
        samples = new Samples(this.image);
        transform = ColourTransform.of(this.image.getColorModel().getColorSpace(), samples.bits());
    }

    /// A photo that comes from no file.
    ///
    /// @param image taken over where its layout allows, so not to be changed afterwards
    public static Photo of(BufferedImage image) {
        return new Photo(image, Origin.NONE);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /// Bits a sample: 8 or 16.
    public int bitDepth() {
        return samples.bits();
    }

    public boolean grey() {
        return components() == 1;
    }

    /// Colours a pixel, alpha not counted: 1 grey, 3 colours, 4 inks.
    public int components() {
        return image.getColorModel().getNumColorComponents();
    }

    public boolean alpha() {
        return image.getColorModel().hasAlpha();
    }

    /// What its samples take, in memory or on disk.
    public long bytes() {
        return (long) width() * height() * samples.bands() * samples.bits() / Byte.SIZE;
    }

    /// The samples themselves; not to be changed.
    public BufferedImage image() {
        return image;
    }

    /// The format of the file it was read from.
    public PhotoFormat format() {
        return origin.format();
    }

    /// What people should know about how the file was read, in whole sentences; mostly nothing.
    public List<String> notices() {
        return origin.notices();
    }

    /// Whether nothing of the picture was missing in its file.
    boolean whole() {
        return origin.whole();
    }

    /// An area of the photo with left and right exchanged, sample for sample.
    public Photo mirrored(Area area) {
        requireInside(area);
        BufferedImage mirror = Layout.like(image, area.width(), area.height());
        Samples target = new Samples(mirror);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                target.copyPixel(
                        samples, samples.index(area.right() - 1 - x, area.y() + y), target.index(x, y));
            }
        }
        return new Photo(mirror, origin);
    }

    /// The photo turned, sample for sample. It still knows its file, whatever way round that is.
    public Photo turned(Orientation turn) {
        return turn == Orientation.UPRIGHT ? this : new Photo(turn.apply(image), origin.turned(turn));
    }

    /// What a frame shows of the photo. Without an angle that are the very samples; with one each is interpolated once,
    /// at full depth.
    ///
    /// @throws IllegalArgumentException when the frame does not lie within the photo
    public Photo framed(Frame frame, Watching watching) {
        if (!frame.fits(width(), height())) {
            throw new IllegalArgumentException("%s is not within a photo of %d×%d".formatted(frame, width(), height()));
        }
        if (frame.isWhole(width(), height())) {
            return this;
        }
        return frame.angle() == 0
                ? cut(frame.area())
                : new Photo(Straightening.of(image, frame, watching), origin.resampled());
    }

    private Photo cut(Area area) {
        BufferedImage part = Layout.like(image, area.width(), area.height());
        Samples target = new Samples(part);
        int length = area.width() * samples.bands();
        for (int y = 0; y < area.height(); y++) {
            target.copy(samples, samples.index(area.x(), area.y() + y), target.index(0, y), length);
        }
        return new Photo(part, origin.cut(area, width(), height()));
    }

    /// The blocks in which its file holds it; empty where that is no JPEG, or its samples are not those of the file.
    public Optional<Blocks> blocks() {
        return origin.blocks();
    }

    /// The photo with other tones, alpha as it is. It still knows its file.
    ///
    /// @throws IllegalArgumentException when the photo is of inks
    public Photo with(Tones tones, Watching watching) {
        if (tones.on(this).equals(Tones.NONE)) {
            return this;
        }
        requireTones();
        BufferedImage toned = Layout.like(image, width(), height());
        Samples target = new Samples(toned);
        Toning.Rows toning = Toning.ofSamples(tones.on(this), target, components());
        for (int y = 0; y < height(); y++) {
            watching.at((double) y / height());
            target.copy(samples, samples.index(0, y), target.index(0, y), width() * samples.bands());
            toning.tone(y);
        }
        return new Photo(toned, origin);
    }

    /// Whether it can be had with other tones: photos of inks can't.
    public boolean hasTones() {
        return components() < 4;
    }

    private void requireTones() {
        if (!hasTones()) {
            throw new IllegalArgumentException("Inks have no other tones");
        }
    }

    Metadata metadata() {
        return origin.metadata();
    }

    Origin origin() {
        return origin;
    }

    Samples samples() {
        return samples;
    }

    ColourTransform transform() {
        return transform;
    }

    /// An area of the photo at another size, each new pixel the mean of the pixels under it.
    ///
    /// @return planar sRGB (3, height, width) in [0, 1]; exact where nothing is resampled
    /// @throws IllegalArgumentException when the area is not within the photo
    public float[] rgb(Area area, int width, int height) {
        int plane = width * height;
        float[] rgb = new float[3 * plane];
        resample(area, width, height, (row, line) -> {
            float[] colours = transform.toSrgb(colours(line));
            for (int x = 0, i = row * width; x < width; x++, i++) {
                rgb[i] = colours[x * 3];
                rgb[plane + i] = colours[x * 3 + 1];
                rgb[2 * plane + i] = colours[x * 3 + 2];
            }
        });
        return rgb;
    }

    /// The samples of one colour component of an area, in the photo's own colours.
    ///
    /// @param component from 0, see [#components()]
    /// @return (area.height, area.width) in [0, 1]
    /// @throws IllegalArgumentException when the area is not within the photo
    public float[] component(int component, Area area) {
        requireInside(area);
        return samples.shares(component, area);
    }

    /// The mean of an area's pixels in the photo's own colours, each in [0, 1].
    ///
    /// @throws IllegalArgumentException when the area is not within the photo
    public double[] mean(Area area) {
        double[] mean = new double[components()];
        for (int component = 0; component < mean.length; component++) {
            for (float share : component(component, area)) {
                mean[component] += share;
            }
            mean[component] /= area.pixels();
        }
        return mean;
    }

    /// [#rgb] for display: 8-bit sRGB with straight alpha, `0xAARRGGBB`.
    ///
    /// @throws IllegalArgumentException when the area is not within the photo
    public int[] argb(Area area, int width, int height) {
        return argb(area, width, height, Tones.NONE);
    }

    /// The same with other tones.
    ///
    /// @throws IllegalArgumentException also when the photo is of inks and tones are not [Tones#NONE]
    public int[] argb(Area area, int width, int height, Tones tones) {
        if (!tones.equals(Tones.NONE)) {
            requireTones();
        }
        Toning.Colours toning = Toning.ofMeans(tones.on(this), components());
        int[] argb = new int[width * height];
        int bands = samples.bands();
        boolean alpha = alpha();
        int alphaPosition = samples.position(bands - 1);
        float alphaScale = 255f / samples.maximum();
        resample(area, width, height, (row, line) -> {
            float[] colours = transform.toSrgb(toning.tone(colours(line)));
            for (int x = 0, i = row * width; x < width; x++, i++) {
                int opacity = alpha ? (int) (line[x * bands + alphaPosition] * alphaScale + 0.5f) : 255;
                argb[i] = opacity << 24
                        | (int) (colours[x * 3] * 255 + 0.5f) << 16
                        | (int) (colours[x * 3 + 1] * 255 + 0.5f) << 8
                        | (int) (colours[x * 3 + 2] * 255 + 0.5f);
            }
        });
        return argb;
    }

    private void resample(Area area, int width, int height, AreaResampler.Sink sink) {
        requireInside(area);
        AreaResampler.resample(
                (row, weight, sums) -> samples.add(samples.index(area.x(), area.y() + row), weight, sums),
                area.width(), area.height(), samples.bands(), width, height, sink);
    }

    /// Own colours in [0, 1], alpha left out.
    private float[] colours(float[] line) {
        int bands = samples.bands();
        int components = components();
        float maximum = samples.maximum();
        float[] colours = new float[line.length / bands * components];
        for (int component = 0; component < components; component++) {
            for (int to = component, from = samples.position(component);
                    to < colours.length;
                    to += components, from += bands) {
                colours[to] = line[from] / maximum;
            }
        }
        return colours;
    }

    void requireInside(Area area) {
        if (area.x() < 0 || area.y() < 0 || area.right() > width() || area.bottom() > height()) {
            throw new IllegalArgumentException(
                    "%s is not within a photo of %d×%d".formatted(area, width(), height()));
        }
    }

    /// A new photo in which each sample of the area moves to a colour by a weight; weight 0 leaves the very same
    /// sample. Grey stays grey, alpha and depth are kept. For several areas use one [Retouch].
    ///
    /// @param rgb    planar sRGB (3, area.height, area.width)
    /// @param weight (area.height, area.width) in [0, 1]
    /// @throws IllegalArgumentException when the area is not within the photo or a length does not fit it
    public Photo blend(Area area, float[] rgb, float[] weight) {
        return new Retouch(this).blend(area, rgb, weight).finish();
    }
}
