package org.sairbrush.train;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;
import org.sairbrush.files.WholeFile;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;

/// A few validation pictures, the same in every run, on which a person sees how far a training is: damaged, filled as
/// the network does it now, and undamaged, one below the other.
final class SampleSheet {

    private static final int PICTURES = 6;
    private static final int SEED = 6;
    private static final int ROWS = 3;
    private static final double[] SHARES = {0.1, 0.2, 0.4, 0.6};
    private static final int HOLE = 0xFF00FF;

    private record Sample(float[] rgb, float[] mask) {}

    private final int size;
    private final List<Sample> samples = new ArrayList<>();

    /// @param photos of the validation split
    /// @param size   side of the pictures in pixels
    SampleSheet(TrainingData photos, int size) throws IOException {
        this.size = size;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        MaskSampler masks = new MaskSampler(size, List.of());
        for (int index = 0; index < PICTURES; index++) {
            Photo photo = PhotoReader.read(photos.draw(random));
            int side = Math.min(photo.width(), photo.height());
            Area middle = new Area((photo.width() - side) / 2, (photo.height() - side) / 2, side, side);
            double from = SHARES[index % (SHARES.length - 1)];
            double upTo = SHARES[index % (SHARES.length - 1) + 1];
            samples.add(new Sample(photo.rgb(middle, size, size), masks.draw(from, upTo, random)));
        }
    }

    /// Writes the sheet as PNG, if the objective paints.
    void write(Path file, Objective<?> objective, NDManager manager) throws IOException {
        BufferedImage sheet = new BufferedImage(PICTURES * size, ROWS * size, BufferedImage.TYPE_INT_RGB);
        for (int index = 0; index < PICTURES; index++) {
            Sample sample = samples.get(index);
            Optional<float[]> painted = objective.paint(sample.rgb, sample.mask, manager);
            if (painted.isEmpty()) {
                return;
            }
            for (int pixel = 0; pixel < size * size; pixel++) {
                boolean hole = sample.mask[pixel] > 0;
                int x = index * size + pixel % size;
                int y = pixel / size;
                int truth = colour(sample.rgb, pixel);
                sheet.setRGB(x, y, hole ? HOLE : truth);
                sheet.setRGB(x, size + y, hole ? colour(painted.get(), pixel) : truth);
                sheet.setRGB(x, 2 * size + y, truth);
            }
        }
        WholeFile.write(file, part -> ImageIO.write(sheet, "png", part.toFile()));
    }

    private static int colour(float[] rgb, int pixel) {
        int plane = rgb.length / 3;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            colour = colour << 8 | Math.round(255 * Math.clamp(rgb[channel * plane + pixel], 0, 1));
        }
        return colour;
    }
}
