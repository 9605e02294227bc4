package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Weights;

/// SAIR without its semantic encoder: SIR completes the semantic map, AIR paints the hole from it and the appearance
/// map.
public final class SairNetwork extends NetworkBlock implements ColourNetwork {

    /// @param encoder    the appearance encoder; with semantic channels the completed map reaches its middle, too
    /// @param semantics  c of the semantic encoder
    /// @param context    SIR's attention over the whole picture, `null` = none, as in the paper
    /// @param residual   whether SIR adds to what the encoder said, in holes alone; not so in the paper
    /// @param sirHidden  widths of f_θ's hidden layers
    /// @param projected  channels that semantics are projected to before they are fused
    /// @param fuseKernel kernel of the fusing convolution
    /// @param airHidden  widths of f_β's hidden layers
    /// @param background what the encoder sees in holes at the coarsest level
    /// @param coarsest   longer side of the coarsest level, 0 = there is one level only, as in the paper
    public record Config(
            AppearanceEncoder.Config encoder,
            int semantics,
            SemanticContext.Config context,
            boolean residual,
            List<Integer> sirHidden,
            int projected,
            int fuseKernel,
            List<Integer> airHidden,
            Background background,
            int coarsest) {

        public Config {
            sirHidden = List.copyOf(sirHidden);
            airHidden = List.copyOf(airHidden);
        }

        /// The paper's size over CLIP ViT-B/16.
        public static Config paper() {
            List<Integer> hidden = List.of(256, 256, 256, 256);
            return new Config(
                    PaperEncoder.Config.paper(), 512, null, false, hidden, 64, 7, hidden, Background.BLANK, 0);
        }
    }

    private final CoarseToFine levels;
    private final AppearanceEncoder encoder;
    private final SemanticImplicitRepresentation semantic;
    private final AppearanceImplicitRepresentation appearance;

    public SairNetwork(Config config) {
        this.levels = new CoarseToFine(config.background(), config.coarsest());
        this.encoder = addChildBlock("encoder", AppearanceEncoder.of(config.encoder()));
        this.semantic = addChildBlock(
                "sir",
                new SemanticImplicitRepresentation(
                        config.semantics(),
                        config.context(),
                        config.residual(),
                        config.sirHidden(),
                        config.semantics()));
        this.appearance = addChildBlock(
                "air",
                new AppearanceImplicitRepresentation(new AppearanceImplicitRepresentation.Config(
                        encoder.channels(),
                        config.semantics(),
                        config.projected(),
                        config.fuseKernel(),
                        config.airHidden())));
    }

    @Override
    public CoarseToFine levels() {
        return levels;
    }

    /// SIR, to be trained alone.
    public NetworkBlock completion() {
        return semantic;
    }

    /// All but SIR, to be trained alone.
    public NetworkBlock painting() {
        return new Painting(encoder, appearance);
    }

    /// Parts of a SAIR, under the names that they have there.
    private static final class Painting extends NetworkBlock {

        Painting(AppearanceEncoder encoder, AppearanceImplicitRepresentation appearance) {
            addChildBlock("encoder", encoder);
            addChildBlock("air", appearance);
        }

        @Override
        protected NDArray forward(NDList inputs, boolean training) {
            throw new UnsupportedOperationException("Painting needs SIR's map: run the whole SAIR");
        }
    }

    /// Makes an initialised SAIR give the very colours of a LIIF with the same appearance encoder: it takes over that
    /// network's weights, and semantics are not looked at yet. So both can go on from the same training.
    ///
    /// @return number of parameters that were given the LIIF's values
    public int beginAs(SafetensorsFile liif) throws SafetensorsException {
        int taken = Weights.start(this, liif);
        namedParameters().forEach((name, parameter) -> {
            if (name.startsWith("encoder.semantic.") || name.equals("air.fuse.bias")) {
                parameter.getArray().set(new float[(int) parameter.getShape().size()]);
            } else if (name.equals("air.fuse.weight")) {
                parameter.getArray().set(appearanceAlone(parameter.getShape()));
            }
        });
        return taken;
    }

    /// The kernel `(out, in, k, k)` of a convolution that gives its first inputs back.
    private static float[] appearanceAlone(Shape kernel) {
        long side = kernel.get(2);
        float[] values = new float[(int) kernel.size()];
        for (long channel = 0; channel < kernel.get(0); channel++) {
            values[(int) (((channel * kernel.get(1) + channel) * side + side / 2) * side + side / 2)] = 1;
        }
        return values;
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

    @Override
    public Seen look(CoarseToFine.Sight sight, NDArray completed, boolean training) {
        return appearance.look(encoder, sight, completed, training);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        CoarseToFine.Sight sight = new CoarseToFine.Sight(inputs.get(0), inputs.get(1), null);
        return paint(sight, complete(inputs.get(2), inputs.get(1)), training);
    }
}
