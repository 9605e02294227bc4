package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/// Halves a map and refines it by residual blocks.
public final class Stage extends NetworkBlock {

    private final ConvNorm down;
    private final List<Residual> blocks = new ArrayList<>();

    /// @param dilations of the residual blocks, one each
    public Stage(int inputs, int outputs, List<Integer> dilations) {
        this.down = addChildBlock("down", new ConvNorm(inputs, outputs, 2, 1));
        for (int dilation : dilations) {
            blocks.add(addChildBlock("block." + blocks.size(), new Residual(outputs, dilation)));
        }
    }

    /// @param map `(B, inputs, H, W)`
    /// @return `(B, outputs, ⌈H/2⌉, ⌈W/2⌉)`
    public NDArray apply(NDArray map, boolean training) {
        return Scope.only(() -> {
            NDArray result = down.apply(map, training);
            for (Residual block : blocks) {
                result = block.apply(result, training);
            }
            return result;
        });
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow(), training);
    }
}
