package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;

class SairNetworkTest {

    private static final int CHANNELS = 6;
    private static final List<Integer> HIDDEN = List.of(8);

    private static SairNetwork sair(boolean residual) {
        return new SairNetwork(new SairNetwork.Config(
                new ResidualEncoder.Config(List.of(4, 6), List.of(1, 2), CHANNELS),
                CHANNELS,
                new SemanticContext.Config(8, 1, 2, 4),
                residual,
                HIDDEN,
                3,
                3,
                HIDDEN,
                Background.MEMBRANE,
                16));
    }

    @Test
    void beginsWithTheColoursOfItsBaseline(@TempDir Path folder) throws IOException {
        Engine.getInstance().setRandomSeed(4);
        try (NDManager manager = NDManager.newBaseManager()) {
            LiifNetwork liif = new LiifNetwork(new LiifNetwork.Config(
                    new ResidualEncoder.Config(List.of(4, 6), List.of(1, 2), 0), HIDDEN, Background.MEMBRANE, 16));
            liif.initialize(manager);
            Path file = folder.resolve("liif.safetensors");
            Weights.save(liif, file, Map.of(), false);
            SairNetwork sair = sair(true);
            sair.initialize(manager);
            CoarseToFine.Sight sight = new CoarseToFine.Sight(
                    manager.randomUniform(0, 1, new Shape(1, 3, 16, 24)), manager.ones(new Shape(1, 1, 16, 24)), null);
            NDArray semantics = manager.randomNormal(new Shape(1, CHANNELS, 2, 3));
            float[] wanted = liif.paint(sight, null, false).toFloatArray();
            assertTrue(Arrays.mismatch(wanted, sair.paint(sight, semantics, false).toFloatArray()) >= 0);
            try (SafetensorsFile weights = SafetensorsFile.open(file)) {
                sair.beginAs(weights);
            }
            assertArrayEquals(wanted, sair.paint(sight, semantics, false).toFloatArray(), 1e-5f);
        }
    }

    @Test
    void mayAddToWhatTheEncoderSawInHolesAlone() {
        Engine.getInstance().setRandomSeed(4);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray raw = manager.randomNormal(new Shape(1, CHANNELS, 2, 3));
            float[] hole = new float[16 * 24];
            for (int row = 0; row < 8; row++) {
                Arrays.fill(hole, row * 24 + 16, row * 24 + 24, 1);
            }
            NDArray mask = manager.create(hole, new Shape(1, 1, 16, 24));
            SairNetwork sair = sair(true);
            sair.initialize(manager);
            float[] completed = sair.complete(raw, mask).toFloatArray();
            float[] seen = raw.toFloatArray();
            for (int index = 0; index < seen.length; index++) {
                boolean inHole = index % 6 == 2;
                assertTrue(inHole == (Math.abs(seen[index] - completed[index]) > 1e-6), "value " + index);
            }
        }
    }
}
