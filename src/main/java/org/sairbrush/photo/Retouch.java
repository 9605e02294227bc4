package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/// A copy of a photo into which colours are blended, area after area, until it is finished as a photo of its own.
public final class Retouch {

    private final Photo original;
    private final BufferedImage image;
    private final Samples samples;

    public Retouch(Photo original) {
        this.original = original;
        image = Layout.like(original.image(), original.width(), original.height());
        samples = new Samples(image);
        samples.copyAll(original.samples());
    }

    /// Moves each sample of the area to a colour by a weight; weight 0 leaves the very same sample.
    ///
    /// @param rgb    planar sRGB (3, area.height, area.width)
    /// @param weight (area.height, area.width) in [0, 1]
    /// @return this
    /// @throws IllegalArgumentException when the area is not within the photo or a length does not fit it
    public Retouch blend(Area area, float[] rgb, float[] weight) {
        original.requireInside(area);
        if (rgb.length != 3 * area.pixels() || weight.length != area.pixels()) {
            throw new IllegalArgumentException("%s needs %d colour values and %d weights, not %d and %d"
                    .formatted(area, 3 * area.pixels(), area.pixels(), rgb.length, weight.length));
        }
        IntStream.range(0, area.height()).parallel().forEach(row -> blendRow(area, row, rgb, weight));
        return this;
    }

    private void blendRow(Area area, int row, float[] rgb, float[] weight) {
        int plane = weight.length;
        int from = row * area.width();
        int[] changed = IntStream.range(from, from + area.width())
                .filter(i -> weight[i] > 0)
                .toArray();
        float[] colours = new float[changed.length * 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = rgb[i % 3 * plane + changed[i / 3]];
        }
        float[] own = original.transform().fromSrgb(colours);
        int components = original.components();
        float maximum = samples.maximum();
        for (int i = 0; i < own.length; i++) {
            int pixel = changed[i / components];
            int index = samples.index(area.x() + pixel - from, area.y() + row) + samples.position(i % components);
            float value = samples.get(index);
            value += weight[pixel] * (own[i] * maximum - value);
            samples.set(index, Math.round(Math.clamp(value, 0, maximum)));
        }
    }

    /// Moves the samples of one colour component of the area, as they are in the original, to others by a weight;
    /// weight 0 leaves what is there by now. No colour is converted: what stood elsewhere in the photo comes out as the
    /// very same samples.
    ///
    /// @param component from 0, see [Photo#components()]
    /// @param values    (area.height, area.width), in the photo's own colours; beyond [0, 1] they are cut
    /// @param weight    (area.height, area.width) in [0, 1]
    /// @throws IllegalArgumentException when the area is not within the photo or a length does not fit it
    public void replace(int component, Area area, float[] values, float[] weight) {
        original.requireInside(area);
        if (values.length != area.pixels() || weight.length != area.pixels()) {
            throw new IllegalArgumentException("%s needs as many values and weights, not %d and %d"
                    .formatted(area, values.length, weight.length));
        }
        int position = samples.position(component);
        float maximum = samples.maximum();
        for (int y = 0, i = 0; y < area.height(); y++) {
            int index = samples.index(area.x(), area.y() + y) + position;
            for (int x = 0; x < area.width(); x++, i++, index += samples.bands()) {
                if (weight[i] > 0) {
                    float own = original.samples().get(index);
                    float wanted = Math.clamp(values[i], 0, 1) * maximum;
                    samples.set(index, Math.round(own + weight[i] * (wanted - own)));
                }
            }
        }
    }

    /// Moves every sample of an area, those of alpha, too, from what it is in the original towards what it is in
    /// another photo.
    ///
    /// @param other of the same size and kind
    /// @param share in [0, 1], of the way; to the nearest integer sample
    /// @throws IllegalArgumentException when the area is not within the photo
    public void towards(Photo other, Area area, double share) {
        original.requireInside(area);
        Samples from = original.samples();
        Samples to = other.samples();
        int length = area.width() * samples.bands();
        IntStream.range(area.y(), area.bottom()).parallel().forEach(y -> {
            int start = samples.index(area.x(), y);
            for (int i = start; i < start + length; i++) {
                int own = from.get(i);
                samples.set(i, own + (int) Math.round(share * (to.get(i) - own)));
            }
        });
    }

    /// What the area shows by now.
    ///
    /// @return planar sRGB (3, area.height, area.width) in [0, 1]
    /// @throws IllegalArgumentException when the area is not within the photo
    public float[] rgb(Area area) {
        return view().rgb(area, area.width(), area.height());
    }

    /// What the samples of one colour component are by now, see [Photo#component].
    public float[] component(int component, Area area) {
        original.requireInside(area);
        return samples.shares(component, area);
    }

    /// The retouched photo, with the original's format and metadata. This retouch is not to be used any more.
    public Photo finish() {
        return view();
    }

    private Photo view() {
        return new Photo(image, original.origin());
    }
}
