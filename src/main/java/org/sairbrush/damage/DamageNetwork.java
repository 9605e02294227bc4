package org.sairbrush.damage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.ConvNorm;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Residual;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Stage;

/// Says of each pixel of a picture whether it is damaged. A U-shaped network of residual blocks: down to the deepest
/// stage, which sees about 100 pixels far, and back up, joined at each size with what was seen there before.
public final class DamageNetwork extends NetworkBlock {

    private static final float MIDDLE_GREY = 0.5f;
    private static final float CONTRAST = 4;

    /// @param channels  width at the picture's size, at half of it, and so on
    /// @param dilations of the deepest stage's blocks
    public record Config(List<Integer> channels, List<Integer> dilations) {

        public Config {
            channels = List.copyOf(channels);
            dilations = List.copyOf(dilations);
        }

        /// The size of the default pack.
        public static Config standard() {
            return new Config(List.of(12, 24, 48, 64), List.of(1, 2, 4));
        }
    }

    private final int multiple;
    private final ConvNorm stem;
    private final Residual fine;
    private final List<Stage> down = new ArrayList<>();
    private final List<ConvNorm> up = new ArrayList<>();
    private final Convolution head;

    public DamageNetwork(Config config) {
        List<Integer> channels = config.channels();
        int stages = channels.size() - 1;
        this.multiple = 1 << stages;
        this.stem = addChildBlock("stem", new ConvNorm(3, channels.getFirst(), 1, 1));
        this.fine = addChildBlock("fine", new Residual(channels.getFirst(), 1));
        for (int stage = 0; stage < stages; stage++) {
            List<Integer> dilations = stage == stages - 1 ? config.dilations() : List.of(1);
            down.add(addChildBlock(
                    "down." + stage, new Stage(channels.get(stage), channels.get(stage + 1), dilations)));
        }
        for (int stage = 0; stage < stages; stage++) {
            int joined = channels.get(stage) + channels.get(stage + 1);
            up.add(addChildBlock("up." + stage, new ConvNorm(joined, channels.get(stage), 1, 1)));
        }
        this.head = addChildBlock("head", Convolution.same(channels.getFirst(), 1, 1));
    }

    /// What the sides of pictures should be multiples of, so that halving them leaves nothing over.
    public int multiple() {
        return multiple;
    }

    /// @param picture `(B, 3, H, W)` in [0, 1]
    /// @return logits of damage `(B, 1, H, W)`
    public NDArray logits(NDArray picture, boolean training) {
        return Scope.only(() -> {
            NDArray map = stem.apply(picture.sub(MIDDLE_GREY).mul(CONTRAST), training);
            List<NDArray> sizes = new ArrayList<>(List.of(fine.apply(map, training)));
            for (Stage stage : down) {
                sizes.add(stage.apply(sizes.getLast(), training));
            }
            NDArray result = sizes.removeLast();
            for (ConvNorm join : up.reversed()) {
                NDArray seen = sizes.removeLast();
                NDArray enlarged = Maps.resize(result, seen.getShape().get(2), seen.getShape().get(3));
                result = join.apply(Maps.join(enlarged, seen), training);
            }
            return head.apply(result);
        });
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return logits(inputs.singletonOrThrow(), training);
    }
}
