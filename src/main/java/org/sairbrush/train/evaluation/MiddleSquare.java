package org.sairbrush.train.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// The part of a photo that an evaluation looks at: the middle square, resampled.
final class MiddleSquare {

    static final int RANGE = 255;

    private MiddleSquare() {}

    /// @param leftOut is told where the photo can't be read
    /// @return (3, size, size) in whole numbers from 0 to 255, as they would be in a file
    static Optional<float[]> read(Path file, int size, Consumer<PhotoException> leftOut) {
        try {
            return Optional.of(of(PhotoReader.read(file), size));
        } catch (PhotoException spoilt) {
            leftOut.accept(spoilt);
            return Optional.empty();
        }
    }

    private static float[] of(Photo photo, int size) {
        float[] rgb = photo.rgb(of(photo.width(), photo.height()), size, size);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.round(rgb[i] * RANGE);
        }
        return rgb;
    }

    static Area of(int width, int height) {
        int side = Math.min(width, height);
        return new Area((width - side) / 2, (height - side) / 2, side, side);
    }
}
