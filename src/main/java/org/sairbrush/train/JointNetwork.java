package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.SairNetwork;

/// The semantic encoder together with SIR and AIR, to be trained as one.
final class JointNetwork extends NetworkBlock {

    private final MiniEncoder semantic;
    private final SairNetwork sair;

    JointNetwork(MiniEncoder semantic, SairNetwork sair) {
        this.semantic = addChildBlock("semantic", semantic);
        this.sair = addChildBlock("sair", sair);
    }

    MiniEncoder semantic() {
        return semantic;
    }

    SairNetwork sair() {
        return sair;
    }

    /// @param inputs image, picture with its background, and mask
    /// @return colours of all pixels `(B, 3, H, W)`
    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return Scope.only(() -> {
            NDArray mask = inputs.get(2);
            NDArray raw = semantic.encode(inputs.get(0), mask, training);
            CoarseToFine.Sight sight = new CoarseToFine.Sight(inputs.get(1), mask, null);
            return sair.paint(sight, sair.complete(raw, mask), training);
        });
    }
}
