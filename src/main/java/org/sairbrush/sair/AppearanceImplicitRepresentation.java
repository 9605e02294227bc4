package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// AIR: the colour at a position, `c_p = Σ_{q∈N_p} ω_q f_β([z_q^app, z_q^sem], dist(p, q))` (SAIR eq. 5).
///
/// The semantic vectors pass a learned projection and a convolution over `[app, sem]` that fuses both, as in the
/// released code. Without semantics this is the colour function of the LIIF baseline.
public final class AppearanceImplicitRepresentation extends NetworkBlock {

    private static final int COLOURS = 3;

    /// @param appearance channels of the appearance map
    /// @param semantics  channels of the semantic map c, 0 = none (LIIF)
    /// @param projected  channels that the semantic vectors are projected to, 64 in the paper
    /// @param kernel     of the fusing convolution, 7 in the released code
    /// @param hidden     widths of f_β's hidden layers, four times 256 in the paper
    public record Config(int appearance, int semantics, int projected, int kernel, List<Integer> hidden) {

        public Config {
            hidden = List.copyOf(hidden);
        }
    }

    private final Convolution project;
    private final Convolution fuse;
    private final ImplicitFunction function;

    /// Cells on each side of a cell that fusing and the colour function see.
    private final int sees;

    public AppearanceImplicitRepresentation(Config config) {
        this.sees = 1 + (config.semantics() > 0 ? config.kernel() / 2 : 0);
        if (config.semantics() > 0) {
            int joined = config.appearance() + config.projected();
            this.project = addChildBlock("project", Convolution.same(config.semantics(), config.projected(), 1));
            this.fuse = addChildBlock("fuse", Convolution.same(joined, config.appearance(), config.kernel()));
        } else {
            this.project = null;
            this.fuse = null;
        }
        this.function = addChildBlock(
                "imnet",
                new ImplicitFunction(
                        new ImplicitFunction.Config(config.appearance(), config.hidden(), COLOURS, true, false)));
    }

    /// Colours as a function of position, of what an encoder makes of a picture.
    ///
    /// @param sight     positions are asked for in its window
    /// @param semantics completed by SIR, `(B, c, h, w)`, or `null` for LIIF
    /// @param queries   how many positions will be asked for in all
    /// @param training  whether batch statistics are gathered
    /// @return colours `(Q, 3)`, RGB, about [0, 1], at positions on the whole picture's grid
    ImplicitFunction.Field colours(
            AppearanceEncoder encoder, CoarseToFine.Sight sight, NDArray semantics, long queries, boolean training) {
        Window grid = Window.whole(sight.picture());
        Window window = sight.wanted().grown(sees, grid);
        NDArray features = Scope.only(() -> encoder.encode(sight.of(window), semantics, training));
        ImplicitFunction.Field field = colours(features, semantics, window, grid, queries);
        return (positions, pixel) -> field.at(positions.within(window, grid), pixel);
    }

    /// Colours as a function of position in a window. The semantic map may be coarser than the appearance map: it is projected
    /// first, which is cheap there, and then resampled bilinearly.
    ///
    /// @param appearance what the window shows of it, `(B, appearance, window.height, window.width)`
    /// @param semantics  completed by SIR, `(B, c, h, w)` over the whole grid, or `null` for LIIF
    /// @param window     of the grid
    /// @param grid       of the whole appearance map
    private ImplicitFunction.Field colours(
            NDArray appearance, NDArray semantics, Window window, Window grid, long queries) {
        if ((project == null) != (semantics == null)) {
            throw new IllegalArgumentException("A semantic map goes with SAIR, and only with it");
        }
        if (project == null) {
            return function.field(appearance, queries);
        }
        NDArray fused = Scope.only(() -> {
            NDArray sized = Maps.resize(project.apply(semantics), grid, window);
            return fuse.apply(Maps.join(appearance, sized));
        });
        return function.field(fused, queries);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        NDArray map = inputs.get(0);
        NDArray semantics = inputs.size() > 1 ? inputs.get(1) : null;
        Window whole = Window.whole(map);
        return Scope.only(() -> ImplicitFunction.onGrid(
                colours(map, semantics, whole, whole, Long.MAX_VALUE), map.getShape()));
    }
}
