package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// The EDSR-baseline encoder of the original LIIF, without up-sampling: `x + conv(blocks(x))` with `x = conv(picture)`,
/// each block `x + s·conv(ReLU(conv(x)))`.
public final class EdsrEncoder extends NetworkBlock {

    private final Convolution head;
    private final List<Convolution> first = new ArrayList<>();
    private final List<Convolution> second = new ArrayList<>();
    private final Convolution tail;
    private final float residualScale;

    /// @param blocks        residual blocks, 16 in the original
    /// @param channels      width, 64 in the original
    /// @param residualScale s, 1 in the original
    public EdsrEncoder(int blocks, int channels, float residualScale) {
        this.residualScale = residualScale;
        this.head = addChildBlock("head.0", Convolution.same(3, channels, 3));
        for (int index = 0; index < blocks; index++) {
            first.add(addChildBlock("body." + index + ".body.0", Convolution.same(channels, channels, 3)));
            second.add(addChildBlock("body." + index + ".body.2", Convolution.same(channels, channels, 3)));
        }
        this.tail = addChildBlock("body." + blocks, Convolution.same(channels, channels, 3));
    }

    /// @param picture `(B, 3, H, W)` in [−1, 1]
    /// @return `(B, channels, H, W)`
    public NDArray encode(NDArray picture) {
        return Scope.only(() -> {
            NDArray shallow = head.apply(picture);
            NDArray map = shallow;
            for (int index = 0; index < first.size(); index++) {
                NDArray inner = second.get(index).apply(Activation.relu(first.get(index).apply(map)));
                map = map.add(inner.mul(residualScale));
            }
            return shallow.add(tail.apply(map));
        });
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return encode(inputs.singletonOrThrow());
    }
}
