package org.sairbrush.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Draws photos in colour for those who learn what damage is: old ones have damage of their own that nobody has marked,
/// and a network that learns on them that it is none finds less.
final class ColourPhotos {

    /// Draws until a photo in colour comes; a folder may hold none.
    private static final int MOST_TRIES = 30;

    /// Of the difference between red and blue, as a share of both.
    private static final double LEAST_DEVIATION = 0.05;

    private static final int SMALL = 64;

    private final TrainingData data;
    private final Map<Path, Boolean> coloured = new ConcurrentHashMap<>();

    ColourPhotos(TrainingData data) {
        this.data = data;
    }

    Path draw(RandomGenerator random) throws PhotoException {
        Path file = data.draw(random);
        for (int attempt = 1; attempt < MOST_TRIES && !coloured(file); attempt++) {
            file = data.draw(random);
        }
        return file;
    }

    private boolean coloured(Path file) throws PhotoException {
        Boolean known = coloured.get(file);
        if (known == null) {
            Photo photo = PhotoReader.read(file);
            known = coloured(photo.rgb(Area.of(photo.width(), photo.height()), SMALL, SMALL));
            coloured.put(file, known);
        }
        return known;
    }

    /// Neither grey nor toned in one colour.
    private static boolean coloured(float[] rgb) {
        int plane = rgb.length / 3;
        double sum = 0;
        double squares = 0;
        for (int pixel = 0; pixel < plane; pixel++) {
            float red = rgb[pixel];
            float blue = rgb[2 * plane + pixel];
            double difference = (red - blue) / Math.max(red + blue, 0.25);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / plane;
        return squares / plane - mean * mean > LEAST_DEVIATION * LEAST_DEVIATION;
    }
}
