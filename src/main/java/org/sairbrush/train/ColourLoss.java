package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.Maps;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.ColourNetwork;

/// L1 in the holes of two levels: one half of the pictures teaches the coarse level, over a background, and the other
/// half the finer one, which is shown what the network itself adds at the coarse level now.
///
/// @param network to be trained, whose coarsest level has half the side of the pictures
record ColourLoss(ColourNetwork network) {

    private static final int CELL = MiniEncoder.STRIDE;
    private static final int TRIES = 4;
    private static final double SOME_DAMAGE = 0.02;

    /// A square of half a picture's side, on the semantic map's grid.
    ///
    /// @param x in cells
    /// @param y in cells
    record Window(int x, int y) {

        /// One with damage in it, if a few tries find it.
        ///
        /// @param mask (size, size), 1 = hole
        static Window draw(float[] mask, int size, RandomGenerator random) {
            Window window = null;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                window = new Window(random.nextInt(size / 2 / CELL + 1), random.nextInt(size / 2 / CELL + 1));
                if (window.damage(mask, size) > SOME_DAMAGE) {
                    break;
                }
            }
            return window;
        }

        private double damage(float[] mask, int size) {
            double sum = 0;
            for (int row = 0; row < size / 2; row++) {
                for (int column = 0; column < size / 2; column++) {
                    sum += mask[(CELL * y + row) * size + CELL * x + column];
                }
            }
            return sum / (size / 2) / (size / 2);
        }

        /// @param map  side of the whole map
        /// @param size side of the picture in pixels
        private NDIndex in(int picture, long map, long size) {
            long top = y * CELL * map / size;
            long left = x * CELL * map / size;
            return new NDIndex(
                    "{}:{}, :, {}:{}, {}:{}", picture, picture + 1, top, top + map / 2, left, left + map / 2);
        }
    }

    /// Pictures that are alike outside of the holes.
    ///
    /// @param filled `(B, 3, S, S)`, by the network
    /// @param truth  likewise, undamaged
    /// @param mask   `(B, 1, S, S)`, 1 = hole
    record Painted(NDArray filled, NDArray truth, NDArray mask) {

        /// L1 in the holes, a scalar.
        NDArray l1() {
            return filled.sub(truth).abs().sum().div(mask.sum().mul(3f).add(1f));
        }
    }

    /// [#paint]'s loss, a scalar.
    NDArray of(CoarseToFine.Level damaged, NDArray completed, List<Window> windows) {
        return paint(damaged, completed, windows).l1();
    }

    /// @param damaged   pictures that are known also in their holes
    /// @param completed semantics of the whole pictures, `(B, c, h, w)`, or `null`
    /// @param windows   of the last pictures, which teach the finer level
    Painted paint(CoarseToFine.Level damaged, NDArray completed, List<Window> windows) {
        CoarseToFine levels = network.levels();
        CoarseToFine.Level coarse = damaged.coarser();
        NDArray picture = levels.smooth(coarse);
        NDArray truth = Maps.blockMean(damaged.image(), 2);
        if (windows.isEmpty()) {
            return painted(new CoarseToFine.Sight(picture, coarse.mask(), null), completed, truth);
        }
        long first = picture.getShape().get(0) - windows.size();
        NDArray semantics = completed == null ? null : tail(completed, first);
        CoarseToFine.Sight own = new CoarseToFine.Sight(tail(picture, first), tail(coarse.mask(), first), null);
        NDArray added =
                levels.added(own, network.painter(semantics)).stopGradient();
        CoarseToFine.Level fine =
                new CoarseToFine.Level(tail(damaged.image(), first), tail(damaged.mask(), first));
        long size = damaged.image().getShape().get(2);
        CoarseToFine.Sight both = new CoarseToFine.Sight(
                with(picture, first, cut(levels.smooth(fine), windows, size)),
                with(coarse.mask(), first, cut(fine.mask(), windows, size)),
                with(picture.zerosLike(), first, cut(fine.enlarged(added), windows, size)));
        return painted(
                both,
                completed == null ? null : with(completed, first, enlarged(semantics, windows, size)),
                with(truth, first, cut(fine.image(), windows, size)));
    }

    private Painted painted(CoarseToFine.Sight sight, NDArray semantics, NDArray truth) {
        NDArray picture = sight.picture();
        NDArray mask = sight.mask();
        NDArray found = network.paint(sight, semantics, true).mul(mask);
        NDArray wanted = truth.sub(picture).mul(mask);
        return new Painted(picture.add(found), picture.add(wanted), mask);
    }

    /// The windows' semantics at the size of a whole map, so that both halves make one batch.
    private static NDArray enlarged(NDArray semantics, List<Window> windows, long size) {
        return Maps.resize(
                cut(semantics, windows, size),
                semantics.getShape().get(2),
                semantics.getShape().get(3));
    }

    /// @param size side of the pictures in pixels
    private static NDArray cut(NDArray maps, List<Window> windows, long size) {
        NDArray[] parts = new NDArray[windows.size()];
        for (int picture = 0; picture < parts.length; picture++) {
            parts[picture] = maps.get(windows.get(picture).in(picture, maps.getShape().get(2), size));
        }
        return Maps.stack(parts);
    }

    private static NDArray tail(NDArray array, long from) {
        return array.get("{}:", from);
    }

    private static NDArray with(NDArray array, long count, NDArray rest) {
        return array.get(":{}", count).concat(rest, 0);
    }
}
