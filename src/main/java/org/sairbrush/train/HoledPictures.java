package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws batches of pictures with holes, and what labels say of them.
final class HoledPictures {

    /// @param size    side of the pictures in pixels
    /// @param images  (B, 3, size, size) in [0, 1]
    /// @param masks   (B, 1, size, size), 1 = hole
    /// @param targets what the pictures show, `null` where nobody asks for it
    record Batch(int size, float[] images, float[] masks, TextSupervision.Targets targets) {

        NDArray images(NDManager manager) {
            return manager.create(images, new Shape(masks.length / (size * size), 3, size, size));
        }

        NDArray masks(NDManager manager) {
            return manager.create(masks, new Shape(masks.length / (size * size), 1, size, size));
        }

        /// The mask of one picture, (size, size).
        float[] mask(int picture) {
            return Arrays.copyOfRange(masks, picture * size * size, (picture + 1) * size * size);
        }
    }

    private final TrainingData data;
    private final TextSupervision text;
    private final PhotoSampler photos;
    private final MaskSampler masks;
    private final double holedShare;
    private final int batch;
    private final int size;

    /// @param text          `null` where labels are not asked for
    /// @param smallestShare the least share of a photo's short side that a picture spans
    /// @param holedShare    the share of pictures that have holes
    HoledPictures(
            TrainingData data, TextSupervision text, double smallestShare, double holedShare, TrainSettings settings)
            throws IOException {
        this.data = data;
        this.text = text;
        this.holedShare = holedShare;
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, smallestShare);
        this.masks = new MaskSampler(size, data.masks());
    }

    Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        float[] images = new float[batch * 3 * plane];
        float[] holes = new float[batch * plane];
        TextSupervision.Targets targets = text == null ? null : text.new Targets(batch, size);
        for (int index = 0; index < batch; index++) {
            Path file = data.draw(random);
            PhotoSampler.Square square = photos.draw(file, random);
            System.arraycopy(square.rgb(), 0, images, index * 3 * plane, 3 * plane);
            if (random.nextDouble() < holedShare) {
                System.arraycopy(masks.draw(random), 0, holes, index * plane, plane);
            }
            if (targets != null) {
                targets.put(index, file, square);
            }
        }
        return new Batch(size, images, holes, targets);
    }
}
