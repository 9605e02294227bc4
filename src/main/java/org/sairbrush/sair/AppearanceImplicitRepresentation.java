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

    /// Lets an encoder look at a picture and answers in windows of it. The semantic map may be coarser than the
    /// appearance map: it is projected first, which is cheap there, and then resampled bilinearly.
    ///
    /// @param semantics completed by SIR, `(B, c, h, w)`, or `null` for LIIF
    /// @param training  whether batch statistics are gathered
    ColourNetwork.Seen look(
            AppearanceEncoder encoder, CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        Window grid = Window.whole(sight.picture());
        CoarseToFine.Sight wider = sight.of(sight.wanted().grown(sees, grid));
        return seen(encoder.look(wider, semantics, training), semantics, grid);
    }

    private ColourNetwork.Seen seen(AppearanceEncoder.Features features, NDArray semantics, Window grid) {
        if ((project == null) != (semantics == null)) {
            throw new IllegalArgumentException("A semantic map goes with SAIR, and only with it");
        }
        NDArray projected = project == null ? null : Scope.only(() -> project.apply(semantics));
        return (window, queries) -> {
            Window wider = window.grown(sees, grid);
            NDArray map = Scope.only(() -> projected == null
                    ? features.of(wider)
                    : fuse.apply(Maps.join(features.of(wider), Maps.resize(projected, grid, wider))));
            ImplicitFunction.Field field = function.field(map, queries);
            return (positions, pixel) -> field.at(positions.within(wider, grid), pixel);
        };
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        NDArray map = inputs.get(0);
        NDArray semantics = inputs.size() > 1 ? inputs.get(1) : null;
        Window whole = Window.whole(map);
        return Scope.only(() -> ImplicitFunction.onGrid(
                seen(window -> window.of(map), semantics, whole).colours(whole, Long.MAX_VALUE), map.getShape()));
    }
}
