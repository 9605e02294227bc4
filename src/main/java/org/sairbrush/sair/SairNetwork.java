package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// SAIR without its semantic encoder: SIR completes the semantic map, AIR paints the hole from it and the appearance map.
public final class SairNetwork extends NetworkBlock {

    /// @param encoder    the appearance encoder; with semantic channels the completed map reaches its middle, too
    /// @param semantics  c of the semantic encoder
    /// @param context    SIR's attention over the whole picture, `null` = none, as in the paper
    /// @param sirHidden  widths of f_θ's hidden layers
    /// @param projected  channels that semantics are projected to before they are fused
    /// @param fuseKernel kernel of the fusing convolution
    /// @param airHidden  widths of f_β's hidden layers
    /// @param background what the encoder sees in holes and colours are added to
    public record Config(
            AppearanceEncoder.Config encoder,
            int semantics,
            SemanticContext.Config context,
            List<Integer> sirHidden,
            int projected,
            int fuseKernel,
            List<Integer> airHidden,
            Background background) {

        public Config {
            sirHidden = List.copyOf(sirHidden);
            airHidden = List.copyOf(airHidden);
        }

        /// The paper's size over CLIP ViT-B/16.
        public static Config paper() {
            List<Integer> hidden = List.of(256, 256, 256, 256);
            return new Config(AppearanceEncoder.Config.paper(), 512, null, hidden, 64, 7, hidden, Background.BLANK);
        }
    }

    private final Background background;
    private final boolean semanticEncoder;
    private final AppearanceEncoder encoder;
    private final SemanticImplicitRepresentation semantic;
    private final AppearanceImplicitRepresentation appearance;

    public SairNetwork(Config config) {
        this.background = config.background();
        this.semanticEncoder = config.encoder().semantics() > 0;
        this.encoder = addChildBlock("encoder", new AppearanceEncoder(config.encoder()));
        this.semantic = addChildBlock(
                "sir",
                new SemanticImplicitRepresentation(
                        config.semantics(), config.context(), config.sirHidden(), config.semantics()));
        this.appearance = addChildBlock(
                "air",
                new AppearanceImplicitRepresentation(new AppearanceImplicitRepresentation.Config(
                        encoder.channels(),
                        config.semantics(),
                        config.projected(),
                        config.fuseKernel(),
                        config.airHidden())));
    }

    public Background background() {
        return background;
    }

    /// SIR on the semantic map's own grid.
    ///
    /// @param raw  Z of the damaged picture, `(B, c, h, w)`
    /// @param mask `(B, 1, H, W)`, 1 = hole
    /// @return `(B, c, h, w)`
    public NDArray complete(NDArray raw, NDArray mask) {
        return Scope.only(() -> semantic.complete(
                raw, Maps.cellMean(mask, raw.getShape().get(2), raw.getShape().get(3))));
    }

    /// @param picture   `(B, 3, H, W)` RGB in [0, 1] with the background in its holes
    /// @param mask      `(B, 1, H, W)`, 1 = hole
    /// @param completed what [#complete] gave, `(B, c, h, w)`
    /// @param queries   how many positions will be asked for in all
    /// @return `(Q, 3)` as a function of position, to be added to the background's base
    public ImplicitFunction.Field colours(NDArray picture, NDArray mask, NDArray completed, long queries) {
        NDArray features =
                Scope.only(() -> encoder.encode(Background.input(picture, mask), semanticEncoder ? completed : null));
        return appearance.colours(features, completed, queries);
    }

    /// @param picture with its background
    /// @param raw     Z of the damaged picture
    /// @return colours of all pixels `(B, 3, H, W)`, to be added to the background's base
    public NDArray forward(NDArray picture, NDArray mask, NDArray raw) {
        return Scope.only(() -> {
            long batch = picture.getShape().get(0);
            long height = picture.getShape().get(2);
            long width = picture.getShape().get(3);
            LocalEnsemble all = LocalEnsemble.wholeGrid((int) batch, (int) height, (int) width);
            NDArray completed = complete(raw, mask);
            return Maps.fromRows(colours(picture, mask, completed, all.queries()).at(all), batch, height, width);
        });
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return forward(inputs.get(0), inputs.get(1), inputs.get(2));
    }
}
