package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// How a picture is filled level by level: small first, where a large hole is narrow. Every level begins with its own
/// background, so that the known colours always continue without a step; what the coarser level added to its own,
/// enlarged, is shown to the network beside it.
///
/// The same network paints all levels, as pictures look alike at all scales. With one level only it is the paper's way.
///
/// @param background what a level finds in its holes
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

        /// What a coarser level added to its background, at this size and in this one's holes.
        ///
        /// @param added `(B, 3, h, w)`
        public NDArray enlarged(NDArray added) {
            return Maps.resize(added, image.getShape().get(2), image.getShape().get(3)).mul(mask);
        }
    }

    /// A level as the network sees it.
    ///
    /// @param picture `(B, 3, H, W)` RGB in [0, 1] with a background in its holes
    /// @param mask    `(B, 1, H, W)`, 1 = hole
    /// @param added   what the coarser level added, `(B, 3, H, W)`, `null` = nothing
    /// @param wanted  the pixels that are asked for
    public record Sight(NDArray picture, NDArray mask, NDArray added, Window wanted) {

        /// All pixels are asked for.
        public Sight(NDArray picture, NDArray mask, NDArray added) {
            this(picture, mask, added, Window.whole(picture));
        }

        /// The same sight where other pixels are asked for.
        public Sight of(Window other) {
            return new Sight(picture, mask, added, other);
        }
    }

    /// A network that looks at a sight, and then answers what it adds to the background in a window that the sight
    /// wants, `(B, 3, window.height, window.width)`.
    @FunctionalInterface
    public interface Painter {
        Function<Window, NDArray> look(Sight sight);
    }

    /// The picture as the network is to see it at its own size; all coarser levels that show holes are painted for it.
    public Sight sight(Level level, Painter painter) {
        NDArray smooth = smooth(level);
        NDArray added = isCoarsest(level)
                ? null
                : Scope.only(() -> {
                    Level coarser = level.coarser();
                    return Window.cover(coarser.mask).isEmpty()
                            ? level.image.zerosLike()
                            : level.enlarged(added(sight(coarser, painter), painter));
                });
        return new Sight(smooth, level.mask, added);
    }

    /// What the network adds in the holes, as far as colours reach, `(B, 3, H, W)`.
    public NDArray added(Sight sight, Painter painter) {
        return Scope.only(() -> painted(sight, painter).sub(sight.picture).mul(sight.mask));
    }

    /// A picture with what the network paints in its holes.
    public NDArray filled(Sight sight, Painter painter) {
        return Scope.only(() -> sight.picture.add(added(sight, painter)));
    }

    /// A picture with what the network paints in its holes and, as it comes, on known pixels near them.
    public NDArray painted(Sight sight, Painter painter) {
        return Scope.only(() -> {
            NDArray result = sight.picture.duplicate();
            List<Window> windows = Window.cover(sight.mask);
            if (windows.isEmpty()) {
                return result;
            }
            Function<Window, NDArray> colours = painter.look(sight.of(Window.union(windows)));
            for (Window window : windows) {
                NDArray painted = Scope.only(() -> base(window.of(sight.picture))
                        .add(colours.apply(window))
                        .clip(0, 1));
                window.put(painted, result);
            }
            return result;
        });
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
