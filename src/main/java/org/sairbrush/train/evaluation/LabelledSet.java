package org.sairbrush.train.evaluation;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.sairbrush.photo.Area;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.semantics.LabelSet;

/// Photos whose pixels are known by class.
///
/// @param id       the name in tables
/// @param classes  every one is asked for in each picture
/// @param pictures in any order
public record LabelledSet(String id, List<LabelClass> classes, List<Picture> pictures) {

    static final int UNKNOWN = -1;

    /// Colours are mixed along borders: what is farther than this from every class's colour is unknown.
    private static final int COLOUR_TOLERANCE = 24;

    /// @param word   the name used in training
    /// @param unseen a word for the same that training never used
    /// @param values samples of a grey map, or colours `0xRRGGBB` of a colour map
    public record LabelClass(String word, String unseen, List<Integer> values) {}

    /// A photo and its label map, of any size but of one shape.
    public record Picture(Path photo, Path map) implements Comparable<Picture> {

        @Override
        public int compareTo(Picture other) {
            return photo.compareTo(other.photo);
        }
    }

    /// One word for each class.
    LabelSet words(Function<LabelClass, String> word) {
        return new LabelSet(classes.stream().map(word).toList());
    }

    /// The class of each pixel of a picture's middle square, by the map's pixel that is nearest to it.
    ///
    /// @return (size, size), indices into the classes or [#UNKNOWN]
    /// @throws RestoreException when the map can't be read, in one sentence
    int[] truth(Picture picture, int size) throws RestoreException {
        Raster map = read(picture.map);
        Area square = MiddleSquare.of(map.getWidth(), map.getHeight());
        int[] classOfSample = classOfSample();
        int[] truth = new int[size * size];
        for (int pixel = 0; pixel < truth.length; pixel++) {
            int x = square.x() + nearest(pixel % size, size, square.width());
            int y = square.y() + nearest(pixel / size, size, square.height());
            truth[pixel] = map.getNumBands() < 3
                    ? classOfSample[map.getSample(x, y, 0) & 0xFF]
                    : classOfColour(map.getSample(x, y, 0), map.getSample(x, y, 1), map.getSample(x, y, 2));
        }
        return truth;
    }

    static Raster read(Path file) throws RestoreException {
        try {
            // the samples themselves: a photo reader would convert colours
            return Optional.ofNullable(ImageIO.read(file.toFile()))
                    .orElseThrow(() -> new RestoreException("The label map %s is not a picture.".formatted(file)))
                    .getRaster();
        } catch (IOException e) {
            throw new RestoreException("The label map %s can't be read: check the file.".formatted(file), e);
        }
    }

    private static int nearest(int index, int size, int side) {
        return (int) ((2L * index + 1) * side / (2L * size));
    }

    private int[] classOfSample() {
        int[] classOf = new int[256];
        Arrays.fill(classOf, UNKNOWN);
        for (int index = 0; index < classes.size(); index++) {
            for (int value : classes.get(index).values) {
                classOf[value & 0xFF] = index;
            }
        }
        return classOf;
    }

    private int classOfColour(int red, int green, int blue) {
        for (int index = 0; index < classes.size(); index++) {
            for (int colour : classes.get(index).values) {
                int distance = Math.max(
                        Math.max(Math.abs(red - (colour >> 16)), Math.abs(green - (colour >> 8 & 0xFF))),
                        Math.abs(blue - (colour & 0xFF)));
                if (distance <= COLOUR_TOLERANCE) {
                    return index;
                }
            }
        }
        return UNKNOWN;
    }
}
