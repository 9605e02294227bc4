package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;

/// How a picture is filled level by level: small first, where a large hole is narrow. What a level adds to its background,
/// enlarged, is what the next one begins with in addition to its own background, so that the known colours always continue
/// without a step.
///
/// The same network paints all levels, as pictures look alike at all scales. With one level only it is the paper's way.
///
/// @param background what a level finds in its holes before anything is added
/// @param coarsest   longer side of the coarsest level in pixels, 0 = there is one level only
public record CoarseToFine(Background background, int coarsest) {

    /// A picture at one size.
    ///
    /// @param image `(B, 3, H, W)` RGB in [0, 1]; what lies in the holes is not looked at
    /// @param mask  `(B, 1, H, W)`, 1 = hole
    public record Level(NDArray image, NDArray mask) {

        /// Half the size: means of what is known; a pixel is a hole when most of it is, so that scratches vanish.
        public Level coarser() {
            NDArray known = mask.neg().add(1);
            NDArray share = Maps.blockMean(known, 2);
            NDArray mean = Maps.blockMean(image.mul(known), 2).div(share.maximum(1e-6f));
            return new Level(mean, share.lt(0.5f).toType(mask.getDataType(), false));
        }

        /// What a coarser level added to its background, put onto this one's.
        ///
        /// @param smooth this picture with its background in its holes
        /// @param added  `(B, 3, h, w)`
        public NDArray begun(NDArray smooth, NDArray added) {
            NDArray sized = Maps.resize(added, image.getShape().get(2), image.getShape().get(3));
            return smooth.add(sized.mul(mask));
        }
    }

    /// What the network adds in the holes of a picture that has a background there: `(B, 3, H, W)`, 1 = hole in the mask.
    @FunctionalInterface
    public interface Painter {
        NDArray paint(NDArray picture, NDArray mask);
    }

    /// The picture as the network is to see it at its own size; all coarser levels are painted for it.
    ///
    /// @return `(B, 3, H, W)`
    public NDArray under(Level level, Painter painter) {
        return Scope.only(() -> {
            NDArray smooth = smooth(level);
            return isCoarsest(level) ? smooth : level.begun(smooth, added(level.coarser(), painter));
        });
    }

    /// What a level and all coarser ones add to its background.
    private NDArray added(Level level, Painter painter) {
        return Scope.only(() -> filled(under(level, painter), level.mask, painter).sub(smooth(level)));
    }

    /// A picture that has a background in its holes, with what the network paints there.
    public NDArray filled(NDArray picture, NDArray mask, Painter painter) {
        return Scope.only(() -> base(picture).add(painter.paint(picture, mask)).clip(0, 1).sub(picture).mul(mask).add(picture));
    }

    private NDArray base(NDArray picture) {
        return background == Background.MEMBRANE ? picture : picture.zerosLike();
    }

    private boolean isCoarsest(Level level) {
        long height = level.image.getShape().get(2);
        long width = level.image.getShape().get(3);
        return coarsest == 0 || Math.max(height, width) <= coarsest || height % 2 == 1 || width % 2 == 1;
    }

    /// The background in the holes of every picture of a batch.
    public NDArray smooth(Level level) {
        Shape shape = level.image.getShape();
        int plane = (int) (shape.get(2) * shape.get(3));
        float[] images = level.image.toFloatArray();
        float[] holes = level.mask.toFloatArray();
        for (int index = 0; index < shape.get(0); index++) {
            float[] rgb = Arrays.copyOfRange(images, 3 * plane * index, 3 * plane * (index + 1));
            float[] mask = Arrays.copyOfRange(holes, plane * index, plane * (index + 1));
            float[] under = background.under(rgb, mask, (int) shape.get(3), (int) shape.get(2));
            System.arraycopy(under, 0, images, 3 * plane * index, 3 * plane);
        }
        return level.image.getManager().create(images, shape);
    }
}
