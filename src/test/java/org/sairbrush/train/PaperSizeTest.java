package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.sair.Background;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.ColourNetwork;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.PaperEncoder;
import org.sairbrush.sair.SairNetwork;

/// The networks at the paper's size, on a small picture.
class PaperSizeTest {

    private static final int SIZE = 32;
    private static final int CLIP_CELLS = SIZE / 16;

    /// A few positions between the pixels.
    private static final LocalEnsemble QUERIES =
            LocalEnsemble.of(new float[] {-0.9f, -0.9f, 0.12f, 0.4f, 0.5f, 0.77f}, SIZE, SIZE);

    private NDManager manager;
    private NDArray mask;
    private CoarseToFine.Sight sight;

    @BeforeEach
    void makePicture() {
        Engine.getInstance().setRandomSeed(4);
        manager = NDManager.newBaseManager();
        NDArray picture = manager.randomUniform(0, 1, new Shape(1, 3, SIZE, SIZE));
        float[] holes = new float[SIZE * SIZE];
        Arrays.fill(holes, 0, holes.length / 3, 1);
        mask = manager.create(holes, new Shape(1, 1, SIZE, SIZE));
        sight = new CoarseToFine.Sight(picture, mask, null);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void oneStepOfSairChangesEveryParameter() {
        SairNetwork network = new SairNetwork(SairNetwork.Config.paper());
        network.initialize(manager);
        NDArray raw = manager.randomNormal(new Shape(1, 512, CLIP_CELLS, CLIP_CELLS));
        NDArray completed = network.complete(raw, mask);
        assertEquals(raw.getShape(), completed.getShape());

        step(network, () -> {
            NDArray semantics = network.complete(raw, mask);
            NDArray colours = at(network.look(sight, semantics, true));
            assertEquals(new Shape(QUERIES.queries(), 3), colours.getShape());
            return colours.abs().mean().add(semantics.sub(raw).abs().mean());
        });
    }

    @Test
    void oneStepOfLiifChangesEveryParameter() {
        LiifNetwork network = new LiifNetwork(new LiifNetwork.Config(
                PaperEncoder.Config.paper(), List.of(256, 256, 256, 256), Background.BLANK, 0));
        network.initialize(manager);

        step(network, () -> {
            NDArray colours = at(network.look(sight, null, true));
            assertEquals(new Shape(QUERIES.queries(), 3), colours.getShape());
            return colours.abs().mean();
        });
    }

    private NDArray at(ColourNetwork.Seen seen) {
        return seen.colours(sight.wanted(), QUERIES.queries()).at(QUERIES);
    }

    private void step(NetworkBlock network, Supplier<NDArray> loss) {
        AdamW optimiser = new AdamW(network, manager);
        Map<String, float[]> before = weights(network);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.get();
            assertTrue(Float.isFinite(value.getFloat()));
            collector.backward(value);
        }
        optimiser.step(1, 1e-3, 0);
        weights(network).forEach((name, after) -> {
            assertFalse(Arrays.equals(before.get(name), after), name + " has not changed");
            for (float weight : after) {
                assertTrue(Float.isFinite(weight), name);
            }
        });
    }

    private static Map<String, float[]> weights(NetworkBlock network) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        network.namedParameters().forEach((name, parameter) -> weights.put(name, parameter.getArray().toFloatArray()));
        return weights;
    }
}
