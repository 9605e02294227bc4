package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// SIR: completes the semantics of a hole, `z_p = Σ_{q∈N_p} ω_q f_θ([z_q, M_q], dist(p, q))` (SAIR eq. 3).
///
/// `z_q` is the cell of the semantic map Z, `M_q` the hole share of the cell. The result has as many channels as Z and
/// stays aligned with text. Beyond the paper, z_q may have been told of the whole picture first ([SemanticContext]),
/// and f_θ may add to what the encoder said, in holes alone. Parameters are named `imnet.layers.i` as in the released
/// code (there called FIR).
public final class SemanticImplicitRepresentation extends NetworkBlock {

    private final SemanticContext context;
    private final boolean residual;
    private final ImplicitFunction function;

    /// As in the paper.
    ///
    /// @param channels c of the semantic map
    /// @param hidden   widths of f_θ's hidden layers, four times 256 in the paper
    /// @param outputs  channels of the result: c, or 64 in the released code
    public SemanticImplicitRepresentation(int channels, List<Integer> hidden, int outputs) {
        this(channels, null, false, hidden, outputs);
    }

    /// @param context  attention over the whole picture that comes first, or `null` for none
    /// @param residual whether [#complete(NDArray, NDArray)] adds to Z, by the hole share, and keeps known cells
    SemanticImplicitRepresentation(
            int channels, SemanticContext.Config context, boolean residual, List<Integer> hidden, int outputs) {
        this.residual = residual;
        this.context = context == null ? null : addChildBlock("context", new SemanticContext(channels, context));
        this.function = addChildBlock(
                "imnet", new ImplicitFunction(new ImplicitFunction.Config(channels + 1, hidden, outputs, true, false)));
    }

    /// Completes the map on its own grid.
    ///
    /// @param semantics Z, `(B, c, h, w)`
    /// @param holes     hole share of each cell, `(B, 1, h, w)` in [0, 1]
    /// @return `(B, outputs, h, w)`
    public NDArray complete(NDArray semantics, NDArray holes) {
        return Scope.only(() -> {
            NDArray told = told(semantics, holes);
            NDArray completed = function.onOwnGrid(Maps.join(told, holes));
            return residual ? semantics.add(told.sub(semantics).add(completed).mul(holes)) : completed;
        });
    }

    /// Completes the map at any positions.
    ///
    /// @param queries cells of the whole batch
    /// @return `(Q, outputs)`
    public NDArray complete(NDArray semantics, NDArray holes, LocalEnsemble queries) {
        return Scope.only(() -> function.perCell(Maps.join(told(semantics, holes), holes)).at(queries));
    }

    /// z_q, told of the whole picture where there is a context.
    private NDArray told(NDArray semantics, NDArray holes) {
        return context == null ? semantics : context.apply(semantics, holes);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return complete(inputs.get(0), inputs.get(1));
    }
}
