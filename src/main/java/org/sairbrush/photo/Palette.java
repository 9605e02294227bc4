package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings photos back to the palette of their file.
final class Palette {

    private static final int MAXIMUM = 256;

    private Palette() {}

    /// The photo with the palette of its file. Colours of a fill take the places that nothing uses.
    ///
    /// @return nothing where the file had none, or where there are more colours by now than a palette holds
    static Optional<BufferedImage> index(Photo photo) {
        return photo.origin().palette()
                .filter(palette -> photo.bitDepth() == 8 && photo.components() == 3)
                .flatMap(palette -> index(photo, palette));
    }

    private static Optional<BufferedImage> index(Photo photo, IndexColorModel palette) {
        Set<Integer> used = new LinkedHashSet<>();
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                if (used.add(colour(photo, x, y)) && used.size() > MAXIMUM) {
                    return Optional.empty();
                }
            }
        }
        int[] colours = new int[MAXIMUM];
        palette.getRGBs(colours);
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (used.contains(colours[i])) {
                positions.putIfAbsent(colours[i], i);
            }
        }
        BitSet taken = new BitSet();
        positions.values().forEach(taken::set);
        for (int colour : used) {
            if (!positions.containsKey(colour)) {
                int free = taken.nextClearBit(0);
                taken.set(free);
                colours[free] = colour;
                positions.put(colour, free);
            }
        }
        int size = Math.max(taken.length(), palette.getMapSize());
        return Optional.of(image(photo, Arrays.copyOf(colours, size), positions));
    }

    private static BufferedImage image(Photo photo, int[] colours, Map<Integer, Integer> positions) {
        boolean transparent = Arrays.stream(colours).anyMatch(colour -> colour >>> 24 < 255);
        IndexColorModel model =
                new IndexColorModel(8, colours.length, colours, 0, transparent, -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int y = 0, i = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++, i++) {
                indices[i] = positions.get(colour(photo, x, y)).byteValue();
            }
        }
        return image;
    }

    private static int colour(Photo photo, int x, int y) {
        Samples samples = photo.samples();
        int index = samples.index(x, y);
        int alpha = photo.alpha() ? samples.get(index + samples.position(3)) : 255;
        return alpha << 24
                | samples.get(index + samples.position(0)) << 16
                | samples.get(index + samples.position(1)) << 8
                | samples.get(index + samples.position(2));
    }
}
