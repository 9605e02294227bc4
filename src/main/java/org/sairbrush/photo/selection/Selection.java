package org.sairbrush.photo.selection;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// Pixels that were picked, before they are added to a mask or taken out of it.
///
/// @param area     within the photo; nothing is picked beyond it
/// @param coverage (area.height, area.width), 0–255 a pixel; not copied, not to be changed
public record Selection(Area area, byte[] coverage) {

    public Selection {
        if (coverage.length != area.pixels()) {
            throw new IllegalArgumentException(
                    "A selection of %s needs %d values, not %d".formatted(area, area.pixels(), coverage.length));
        }
    }

    /// The inside of a shape, with antialiased edges; empty where it lies outside the photo.
    ///
    /// @param shape in pixels of the photo, where the first pixel spans [0, 1]
    public static Optional<Selection> of(Shape shape, int photoWidth, int photoHeight) {
        Rectangle bounds = shape.getBounds();
        bounds.grow(1, 1);
        bounds = bounds.intersection(new Rectangle(photoWidth, photoHeight));
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-bounds.x, -bounds.y);
        graphics.setColor(Color.WHITE);
        graphics.fill(shape);
        graphics.dispose();
        byte[] coverage = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return Optional.of(new Selection(new Area(bounds.x, bounds.y, bounds.width, bounds.height), coverage));
    }

    /// Raises a mask's coverage to this one's.
    public void addTo(Mask mask) {
        combine(mask, false);
    }

    /// Lowers a mask's coverage to what this one leaves uncovered.
    public void removeFrom(Mask mask) {
        combine(mask, true);
    }

    /// A mask of this selection alone.
    public Mask toMask(int photoWidth, int photoHeight) {
        Mask mask = Mask.empty(photoWidth, photoHeight);
        addTo(mask);
        return mask;
    }

    /// Whether a pixel of the photo is picked by half at least.
    public boolean holds(int x, int y) {
        return x >= area.x()
                && y >= area.y()
                && x < area.right()
                && y < area.bottom()
                && coverage[(y - area.y()) * area.width() + x - area.x()] < 0;
    }

    private void combine(Mask mask, boolean remove) {
        byte[] present = mask.coverage();
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int at = row; at < row + area.width(); at++, i++) {
                int old = present[at] & 0xff;
                int own = coverage[i] & 0xff;
                present[at] = (byte) (remove ? Math.min(old, 255 - own) : Math.max(old, own));
            }
        }
    }
}
