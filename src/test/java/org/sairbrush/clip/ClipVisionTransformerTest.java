package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipVisionTransformerTest {

    private static final int PATCH = 4;
    private static final int GRID = 4;
    private static final ClipConfig CONFIG = new ClipConfig(
            24,
            new ClipConfig.Vision(64, 3, 2, PATCH, GRID),
            new ClipConfig.Text(64, 1, 1, 8, 10),
            ClipConfig.NonLinearity.QUICK_GELU,
            1e-5f);

    private final NDManager manager = NDManager.newBaseManager();
    private final NDManager owner = manager.newSubManager();
    private final ClipVisionTransformer vision = new ClipVisionTransformer(CONFIG);

    ClipVisionTransformerTest() {
        manager.getEngine().setRandomSeed(7);
        vision.initialize(owner);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource(DenseMode.class)
    void knownPatchesDoNotSeeHoles(DenseMode mode) {
        NDArray picture = pixels(16, 16);
        // the top left patch
        NDArray mask = manager.zeros(new Shape(1, 1, 16, 16));
        mask.set(new NDIndex(":, :, :4, :4"), 1);
        NDArray other = picture.duplicate();
        other.set(new NDIndex(":, :, :4, :4"), 3);

        float[] first = vision.encodeDense(picture, mask, mode).get(":, :, 1:").toFloatArray();
        float[] second = vision.encodeDense(other, mask, mode).get(":, :, 1:").toFloatArray();
        assertArrayEquals(first, second, 1e-6f);

        NDArray unmasked = vision.encodeDense(other, null, mode).get(":, :, 1:");
        assertTrue(unmasked.sub(vision.encodeDense(picture, null, mode).get(":, :, 1:")).abs().max().getFloat() > 1e-3);
    }

    @ParameterizedTest
    @EnumSource(DenseMode.class)
    void anEmptyMaskChangesNothing(DenseMode mode) {
        NDArray picture = pixels(16, 24);
        assertArrayEquals(
                vision.encodeDense(picture, null, mode).toFloatArray(),
                vision.encodeDense(picture, manager.zeros(new Shape(1, 1, 16, 24)), mode).toFloatArray(),
                1e-6f);
    }

    @Test
    void aPatchThatIsLessThanHalfAHoleIsStillSeen() {
        NDArray picture = pixels(16, 16);
        NDArray mask = manager.zeros(new Shape(1, 1, 16, 16));
        mask.set(new NDIndex(":, :, :4, :1"), 1);
        assertArrayEquals(
                vision.encodeDense(picture, null, DenseMode.MASKCLIP).toFloatArray(),
                vision.encodeDense(picture, mask, DenseMode.MASKCLIP).toFloatArray(),
                1e-6f);
        mask.set(new NDIndex(":, :, :4, :2"), 1);
        NDArray halfHole = vision.encodeDense(picture, mask, DenseMode.MASKCLIP);
        assertTrue(halfHole.sub(vision.encodeDense(picture, null, DenseMode.MASKCLIP)).abs().max().getFloat() > 1e-4);
    }

    @ParameterizedTest
    @EnumSource(DenseMode.class)
    void aPictureThatIsAllHoleHasFiniteFeatures(DenseMode mode) {
        NDArray features = vision.encodeDense(pixels(16, 16), manager.ones(new Shape(1, 1, 16, 16)), mode);
        assertTrue(Float.isFinite(features.abs().max().getFloat()));
    }

    @Test
    void picturesOfABatchDoNotMix() {
        NDArray both = manager.randomNormal(new Shape(2, 3, 16, 16));
        NDArray mask = manager.zeros(new Shape(2, 1, 16, 16));
        mask.set(new NDIndex("0, :, :8"), 1);
        float[] second = vision.encodeDense(both, mask, DenseMode.NACLIP).get("1:").toFloatArray();
        assertArrayEquals(
                vision.encodeDense(both.get("1:"), null, DenseMode.NACLIP).toFloatArray(), second, 1e-5f);
    }

    @Test
    void leavesNothingBehindButItsResult() {
        NDArray picture = pixels(16, 24);
        NDArray mask = manager.zeros(new Shape(1, 1, 16, 24));
        int before = arrays();
        for (DenseMode mode : DenseMode.values()) {
            vision.encodeDense(picture, mask, mode).close();
        }
        vision.encode(picture).close();
        assertEquals(before, arrays());
    }

    @Test
    void refusesASizeThatIsNotWholePatches() {
        assertThrows(IllegalArgumentException.class, () -> vision.encode(pixels(16, 18)));
    }

    @Test
    void positionsAreInterpolatedForAnotherGridOfAsManyPatches() {
        // Each patch's embedding is its row and its column.
        float[] values = new float[(1 + GRID * GRID) * 2];
        for (int patch = 0; patch < GRID * GRID; patch++) {
            values[2 + 2 * patch] = patch / GRID;
            values[3 + 2 * patch] = patch % GRID;
        }
        values[0] = 9;
        values[1] = -9;
        NDArray trained = manager.create(values, new Shape(1 + GRID * GRID, 2));
        NDArray wide = PositionGrid.resize(trained, manager, GRID, 2, 8, DenseMode.MASKCLIP);
        assertEquals(new Shape(17, 2), wide.getShape());
        assertArrayEquals(new float[] {9, -9}, wide.get(0).toFloatArray());
        // Halfway between samples the kernel's taps are -3/32, 19/32, 19/32, -3/32; the first tap repeats the border.
        float top = 13 / 32f;
        NDArray rows = wide.get("1:, 0").reshape(2, 8);
        assertArrayEquals(filled(top), rows.get(0).toFloatArray(), 1e-6f);
        assertArrayEquals(filled(3 - top), rows.get(1).toFloatArray(), 1e-6f);
        float[] columns = wide.get("1:, 1").reshape(2, 8).get(1).toFloatArray();
        for (int i = 1; i < columns.length; i++) {
            assertTrue(columns[i] > columns[i - 1]);
            assertEquals(3 - columns[i], columns[columns.length - 1 - i], 1e-6);
        }
    }

    @Test
    void positionsOfTheTrainedGridAreKeptAsTheyAre() {
        NDArray trained = manager.randomNormal(new Shape(1 + GRID * GRID, 3));
        for (DenseMode mode : DenseMode.values()) {
            assertArrayEquals(
                    trained.toFloatArray(),
                    PositionGrid.resize(trained, manager, GRID, GRID, GRID, mode).toFloatArray());
        }
    }

    private static float[] filled(float value) {
        float[] values = new float[8];
        Arrays.fill(values, value);
        return values;
    }

    private NDArray pixels(int height, int width) {
        return manager.randomNormal(0, 1, new Shape(1, 3, height, width), DataType.FLOAT32);
    }

    private int arrays() {
        return manager.getManagedArrays().size() + owner.getManagedArrays().size();
    }
}
