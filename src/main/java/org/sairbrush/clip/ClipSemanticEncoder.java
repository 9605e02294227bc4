package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;

/// A CLIP checkpoint's vision transformer as a dense encoder.
public final class ClipSemanticEncoder implements SemanticEncoder {

    // Mean and standard deviation of CLIP's training pictures, red, green, blue.
    private static final float[] MEAN = {0.48145466f, 0.4578275f, 0.40821073f};
    private static final float[] DEVIATION = {0.26862954f, 0.26130258f, 0.27577711f};
    private static final Shape CHANNELS = new Shape(1, 3, 1, 1);

    private final NDManager manager;
    private final ClipVisionTransformer vision;
    private final DenseMode mode;

    private ClipSemanticEncoder(NDManager manager, ClipVisionTransformer vision, DenseMode mode) {
        this.manager = manager;
        this.vision = vision;
        this.mode = mode;
    }

    /// Loads the vision tower of a checkpoint.
    ///
    /// @param settings what the checkpoint doesn't tell
    /// @param parent   gives the device, and closes the encoder with itself
    /// @throws IOException when the file can't be read or is no checkpoint of this kind
    public static ClipSemanticEncoder open(Path checkpoint, ClipSettings settings, DenseMode mode, NDManager parent)
            throws IOException {
        NDManager manager = parent.newSubManager();
        try (ClipCheckpoint file = ClipCheckpoint.open(checkpoint)) {
            ClipConfig config = settings.complete(file.config(), checkpoint);
            return new ClipSemanticEncoder(manager, file.vision(config, manager), mode);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public int channels() {
        return vision.dimension();
    }

    @Override
    public int stride() {
        return vision.patch();
    }

    /// A side that is no multiple of the patch is resampled to the nearest one, so that the cells still cover the
    /// picture edge to edge; cutting or padding would shift them. Holes are set to the mean colour of what is known.
    @Override
    public NDArray encode(NDArray image, NDArray mask) {
        return Scope.only(() -> {
            NDArray blanked = blank(image, mask);
            long height = wholePatches(image.getShape().get(2));
            long width = wholePatches(image.getShape().get(3));
            NDArray mean = image.getManager().create(MEAN, CHANNELS);
            NDArray deviation = image.getManager().create(DEVIATION, CHANNELS);
            NDArray pixels = Maps.resize(blanked, height, width).sub(mean).div(deviation);
            return vision.encodeDense(pixels, Maps.resize(mask, height, width), mode);
        });
    }

    private static NDArray blank(NDArray image, NDArray mask) {
        NDArray known = mask.neg().add(1);
        int[] plane = {2, 3};
        NDArray share = known.sum(plane, true).maximum(1);
        NDArray mean = image.mul(known).sum(plane, true).div(share);
        return image.mul(known).add(mean.mul(mask));
    }

    private long wholePatches(long side) {
        return Math.max(1, Math.round((double) side / vision.patch())) * vision.patch();
    }

    @Override
    public void close() {
        manager.close();
    }
}
