package org.sairbrush.train;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Draws holes: from mask pictures, and scratches, strokes and blots of its own.
final class MaskSampler {

    private static final double OWN_SHARE = 0.35;
    private static final double LARGEST_SHARE = 0.65;
    private static final double SMALLEST_SHARE = 0.005;

    private final int size;
    private final List<Mask> pictures = new ArrayList<>();

    /// @param size  side of the masks in pixels
    /// @param files mask pictures, white = hole; may be none
    MaskSampler(int size, List<Path> files) throws PhotoException {
        this.size = size;
        for (Path file : files) {
            pictures.add(PhotoReader.readMask(file));
        }
    }

    /// @return (size, size), 1 = hole, with a hole share in [0.005, 0.65]
    float[] draw(RandomGenerator random) {
        while (true) {
            float[] mask = pictures.isEmpty() || random.nextDouble() < OWN_SHARE ? own(random) : picture(random);
            double holes = 0;
            for (float value : mask) {
                holes += value;
            }
            double share = holes / mask.length;
            if (share >= SMALLEST_SHARE && share <= LARGEST_SHARE) {
                return mask;
            }
        }
    }

    /// A random square of a mask picture, mirrored and turned at random.
    private float[] picture(RandomGenerator random) {
        Mask mask = pictures.get(random.nextInt(pictures.size()));
        int largest = Math.min(mask.width(), mask.height());
        int side = Math.clamp((int) (largest * (0.5 + 0.5 * random.nextDouble())), 1, largest);
        Area area = new Area(
                random.nextInt(mask.width() - side + 1), random.nextInt(mask.height() - side + 1), side, side);
        float[] shares = mask.holes(area, size, size);
        boolean mirrored = random.nextBoolean();
        boolean flipped = random.nextBoolean();
        boolean turned = random.nextBoolean();
        float[] drawn = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int fromY = flipped ? size - 1 - y : y;
                int fromX = mirrored ? size - 1 - x : x;
                float share = turned ? shares[fromX * size + fromY] : shares[fromY * size + fromX];
                drawn[y * size + x] = share >= 0.5f ? 1 : 0;
            }
        }
        return drawn;
    }

    /// Thin scratches, thick strokes and blots.
    private float[] own(RandomGenerator random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        int scratches = random.nextInt(6);
        for (int index = 0; index < scratches; index++) {
            stroke(graphics, random, 1 + 0.03 * size * random.nextDouble(), 0.15);
        }
        int strokes = random.nextInt(5);
        for (int index = 0; index < strokes; index++) {
            stroke(graphics, random, size * (0.04 + 0.12 * random.nextDouble()), 0.9);
        }
        int blots = random.nextInt(3);
        for (int index = 0; index < blots; index++) {
            int width = (int) (size * (0.04 + 0.4 * random.nextDouble()));
            int height = (int) (size * (0.04 + 0.4 * random.nextDouble()));
            int x = random.nextInt(size) - width / 2;
            int y = random.nextInt(size) - height / 2;
            if (random.nextBoolean()) {
                graphics.fillOval(x, y, width, height);
            } else {
                graphics.fillRect(x, y, width, height);
            }
        }
        graphics.dispose();
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] drawn = new float[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            drawn[index] = bytes[index] < 0 ? 1 : 0;
        }
        return drawn;
    }

    /// A wandering line.
    ///
    /// @param turn how far the direction changes at each joint, in radians
    private void stroke(Graphics2D graphics, RandomGenerator random, double width, double turn) {
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D.Double path = new Path2D.Double();
        double x = size * random.nextDouble();
        double y = size * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        path.moveTo(x, y);
        int joints = 2 + random.nextInt(8);
        for (int joint = 0; joint < joints; joint++) {
            angle += turn * 2 * (random.nextDouble() - 0.5);
            double length = size * (0.06 + 0.16 * random.nextDouble());
            x += length * Math.cos(angle);
            y += length * Math.sin(angle);
            path.lineTo(x, y);
        }
        graphics.draw(path);
    }
}
