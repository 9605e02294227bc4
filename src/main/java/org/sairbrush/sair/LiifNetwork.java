package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// The baseline that SAIR is compared with: the same appearance encoder and colour function, no semantics.
public final class LiifNetwork extends NetworkBlock {

    /// @param encoder the appearance encoder
    /// @param hidden  widths of the colour function's hidden layers
    public record Config(AppearanceEncoder.Config encoder, List<Integer> hidden) {

        public Config {
            hidden = List.copyOf(hidden);
        }
    }

    private final AppearanceEncoder encoder;
    private final AppearanceImplicitRepresentation appearance;

    public LiifNetwork(Config config) {
        this.encoder = addChildBlock("encoder", new AppearanceEncoder(config.encoder()));
        this.appearance = addChildBlock(
                "air",
                new AppearanceImplicitRepresentation(
                        new AppearanceImplicitRepresentation.Config(encoder.channels(), 0, 0, 0, config.hidden())));
    }

    /// @param image   `(B, 3, H, W)` RGB in [0, 1]; what lies under the mask is not looked at
    /// @param mask    `(B, 1, H, W)`, 1 = hole
    /// @param queries how many positions will be asked for in all
    /// @return colours `(Q, 3)` as a function of position
    public ImplicitFunction.Field colours(NDArray image, NDArray mask, long queries) {
        NDArray features = Scope.only(() -> encoder.encode(SairNetwork.blank(image, mask), null));
        return appearance.colours(features, null, queries);
    }

    /// @return colours of all pixels `(B, 3, H, W)`
    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return Scope.only(() -> {
            NDArray image = inputs.get(0);
            long batch = image.getShape().get(0);
            long height = image.getShape().get(2);
            long width = image.getShape().get(3);
            LocalEnsemble all = LocalEnsemble.wholeGrid((int) batch, (int) height, (int) width);
            return Maps.fromRows(colours(image, inputs.get(1), all.queries()).at(all), batch, height, width);
        });
    }
}
