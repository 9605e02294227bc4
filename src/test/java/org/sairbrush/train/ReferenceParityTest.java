package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.SairNetwork;

/// The networks and the optimiser against `models/reference` in PyTorch, by numbers that its `golden.py` wrote.
class ReferenceParityTest {

    private static final float TOLERANCE = 2e-5f;
    /// The two membranes relax their pixels in different orders.
    private static final float FILL_TOLERANCE = 2e-2f;

    /// The loss of detail is smaller than the others, and its gradients are below a thousandth.
    private static final float LOOK_TOLERANCE = 1e-6f;
    private static final float LOOK_GRADIENT_TOLERANCE = 1e-7f;

    private static final double RATE = 1e-3;
    private static final double DECAY = 0.05;
    private static final double NOISE = 3e-6;

    private Path folder;
    private PackDescription pack;
    private SafetensorsFile golden;
    private NDManager manager;

    @BeforeEach
    void open() throws Exception {
        folder = resource("pack.json").getParent();
        pack = PackDescription.read(folder);
        golden = SafetensorsFile.open(resource("golden.safetensors"));
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
        golden.close();
    }

    @Test
    void encoderGivesTheReferencesMapAndPictureVector() throws IOException {
        MiniEncoder encoder = trainable(new MiniEncoder(pack.semantic().config()), pack.semantic());
        MiniEncoder.Seen seen = encoder.see(array("image"), array("mask"), false);
        assertClose("raw", seen.map());
        assertClose("vector", seen.picture());
        assertClose("raw", encoder.encode(array("image"), array("mask")));
    }

    @Test
    void sairGivesTheReferencesColoursAndLearnsAlike() throws IOException {
        SairNetwork network = trainable(new SairNetwork(pack.sair().config()), pack.sair());
        checkStep("sair", network, () -> {
            NDArray completed = network.complete(array("raw"), array("mask"));
            assertClose("completed", completed);
            NDArray colours = network.paint(sight(), completed, false);
            assertClose("sair", colours);
            return colours.sub(array("wanted")).abs().mean().add(completed.sub(array("raw")).abs().mean().mul(0.1f));
        });
    }

    @Test
    void liifGivesTheReferencesColoursAndLearnsAlike() throws IOException {
        LiifNetwork network = trainable(new LiifNetwork(pack.liif().config()), pack.liif());
        checkStep("liif", network, () -> {
            NDArray colours = network.paint(sight(), null, false);
            assertClose("liif", colours);
            return colours.sub(array("wanted")).abs().mean();
        });
    }

    @Test
    void theReferencesDamageIsFoundAndLearntAlike() throws IOException {
        DamageNetwork network = trainable(new DamageNetwork(pack.damage().config()), pack.damage());
        checkStep("damage", network, () -> {
            NDArray logits = network.logits(array("picture"), false);
            assertClose("damage", logits);
            return DamageObjective.loss(logits, array("mask"));
        });
    }

    @Test
    void detailIsLearntLikeTheReferencesAndItsCriticToo() throws Exception {
        MiniEncoder encoder = new MiniEncoder(pack.semantic().config());
        try (SafetensorsFile weights = SafetensorsFile.open(folder.resolve(pack.semantic().file()));
                SafetensorsFile expected = SafetensorsFile.open(resource("look.safetensors"))) {
            Weights.load(encoder, weights, manager);
            Look look = new Look(encoder, manager);
            Map<String, NDArray> critic = look.state().get("critic");
            int heard = Look.ALONE + Look.RISE / 2;

            putFixed(critic);
            checkLook(expected, "judged", (painted, _) -> look.loss(painted, heard));

            putFixed(critic);
            checkLook(expected, "alone", (painted, collector) -> {
                look.teach(painted, new Objective.Step(1, manager, collector));
                return look.loss(painted, 1);
            });
            for (Map.Entry<String, NDArray> entry : critic.entrySet()) {
                String name = entry.getKey();
                if (expected.contains("critic.gradient." + name)) {
                    checkAfter(expected, "critic", name, entry.getValue(), Look.RATE);
                } else if (expected.contains("critic.after." + name)) {
                    float[] after = expected.floats("critic.after." + name);
                    assertArrayEquals(after, entry.getValue().toFloatArray(), TOLERANCE, name);
                }
            }
            checkLook(expected, "taught", (painted, _) -> look.loss(painted, heard));
        }
    }

    private static void putFixed(Map<String, NDArray> critic) throws Exception {
        try (SafetensorsFile fixed = SafetensorsFile.open(resource("critic.safetensors"))) {
            assertEquals(Set.copyOf(critic.keySet()), Set.copyOf(fixed.names()));
            for (Map.Entry<String, NDArray> entry : critic.entrySet()) {
                entry.getValue().set(fixed.floats(entry.getKey()));
            }
        }
    }

    private void checkLook(
            SafetensorsFile expected, String name, BiFunction<ColourLoss.Painted, GradientCollector, NDArray> loss)
            throws IOException {
        NDArray filled = expected.load("filled", manager);
        filled.setRequiresGradient(true);
        ColourLoss.Painted painted = new ColourLoss.Painted(filled, array("image"), array("mask"));
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.apply(painted, collector);
            assertEquals(expected.floats(name)[0], value.getFloat(), LOOK_TOLERANCE, name);
            collector.backward(value);
        }
        float[] gradient = filled.getGradient().toFloatArray();
        assertArrayEquals(expected.floats(name + ".gradient"), gradient, LOOK_GRADIENT_TOLERANCE, name);
    }

    @Test
    void bothFillCoarseToFineLikeTheReference() throws IOException {
        SairNetwork sair = trainable(new SairNetwork(pack.sair().config()), pack.sair());
        NDArray completed = array("completed");
        checkFill("sair", sair.levels(), sair.painter(completed));
        LiifNetwork liif = trainable(new LiifNetwork(pack.liif().config()), pack.liif());
        checkFill("liif", liif.levels(), liif.painter(null));
    }

    private void checkFill(String kind, CoarseToFine levels, CoarseToFine.Painter painter) throws IOException {
        CoarseToFine.Level level = new CoarseToFine.Level(array("image"), array("mask"));
        NDArray filled = levels.filled(levels.sight(level, painter), painter);
        assertArrayEquals(golden.floats(kind + ".filled"), filled.toFloatArray(), FILL_TOLERANCE);
    }

    @FunctionalInterface
    private interface Loss {
        NDArray compute() throws IOException;
    }

    private void checkStep(String kind, NetworkBlock network, Loss loss) throws IOException {
        AdamW optimiser = new AdamW(network, manager);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.compute();
            assertEquals(golden.floats(kind + ".loss")[0], value.getFloat(), TOLERANCE);
            collector.backward(value);
        }
        assertEquals(1, optimiser.gradientNorm() / goldenNorm(kind, network), 1e-3);
        optimiser.step(1, RATE, DECAY);
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            String name = entry.getKey();
            if (!entry.getValue().requiresGradient()) {
                continue;
            }
            checkAfter(golden, kind, name, entry.getValue().getArray(), RATE);
        }
    }

    private double goldenNorm(String kind, NetworkBlock network) throws IOException {
        double squares = 0;
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            if (entry.getValue().requiresGradient()) {
                for (float value : golden.floats(kind + ".gradient." + entry.getKey())) {
                    squares += value * value;
                }
            }
        }
        return Math.sqrt(squares);
    }

    private static void checkAfter(SafetensorsFile golden, String kind, String name, NDArray parameter, double rate)
            throws IOException {
        float[] gradient = golden.floats(kind + ".gradient." + name);
        float[] expected = golden.floats(kind + ".after." + name);
        float[] found = parameter.toFloatArray();
        for (int index = 0; index < expected.length; index++) {
            // a first step of Adam goes by the gradient's sign, which is chance where the gradient is rounding noise
            double tolerance = Math.abs(gradient[index]) < NOISE ? 2 * rate : TOLERANCE;
            assertEquals(expected[index], found[index], tolerance, name + " at " + index);
        }
    }

    private <N extends NetworkBlock> N trainable(N network, PackDescription.Part<?> part) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(part.file()))) {
            for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
                Weights.set(entry.getValue(), file.floats(entry.getKey()), manager);
            }
        }
        return network;
    }

    private CoarseToFine.Sight sight() throws IOException {
        return new CoarseToFine.Sight(array("picture"), array("mask"), array("added"));
    }

    private NDArray array(String name) throws IOException {
        return golden.load(name, manager);
    }

    private void assertClose(String name, NDArray found) throws IOException {
        assertArrayEquals(golden.floats(name), found.toFloatArray(), TOLERANCE, name);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(ReferenceParityTest.class.getResource("/reference/" + name).toURI());
    }
}
