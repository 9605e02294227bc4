package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sairbrush.fixtures.FixtureCase;
import org.sairbrush.fixtures.Fixtures;

class ClipSemanticEncoderTest {

    @TestFactory
    Stream<DynamicTest> normalisesThePictureAsClipDoes() {
        return Fixtures.tests("clip-openai", fixture -> withEncoder(fixture, (encoder, manager) -> {
            int side = 3 * encoder.stride();
            NDArray image = manager.randomUniform(0, 1, new Shape(1, 3, side, side));
            NDArray noHole = manager.zeros(new Shape(1, 1, side, side));
            float[] pixels = image.toFloatArray();
            double[] mean = {0.48145466, 0.4578275, 0.40821073};
            double[] deviation = {0.26862954, 0.26130258, 0.27577711};
            for (int i = 0; i < pixels.length; i++) {
                int channel = i / (side * side);
                pixels[i] = (float) ((pixels[i] - mean[channel]) / deviation[channel]);
            }
            try (ClipCheckpoint checkpoint = ClipCheckpoint.open(fixture.weights())) {
                NDArray wanted = checkpoint
                        .vision(checkpoint.config(), manager)
                        .encodeDense(manager.create(pixels, image.getShape()), null, DenseMode.MASKCLIP);
                assertArrayEquals(wanted.toFloatArray(), encoder.encode(image, noHole).toFloatArray(), 1e-4f);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> takesAnySize() {
        return Fixtures.tests("clip-openai", fixture -> withEncoder(fixture, (encoder, manager) -> {
            int stride = encoder.stride();
            int channels = encoder.channels();
            NDArray wide = manager.ones(new Shape(2, 3, 3 * stride - 1, 5 * stride + 1));
            NDArray noHole = manager.zeros(new Shape(2, 1, 3 * stride - 1, 5 * stride + 1));
            assertEquals(new Shape(2, channels, 3, 5), encoder.encode(wide, noHole).getShape());
            NDArray tiny = manager.ones(new Shape(1, 3, 1, 2));
            assertEquals(
                    new Shape(1, channels, 1, 1),
                    encoder.encode(tiny, manager.ones(new Shape(1, 1, 1, 2))).getShape());
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatLiesInAHoleHasNoInfluence() {
        return Fixtures.tests("clip-openai", fixture -> withEncoder(fixture, (encoder, manager) -> {
            int side = 4 * encoder.stride();
            float[] hole = new float[side * side];
            float[] image = new float[3 * hole.length];
            float[] other = new float[3 * hole.length];
            Random random = new Random(2);
            for (int i = 0; i < hole.length; i++) {
                hole[i] = i % side > 3 && i % side < side / 2 && i / side > 2 ? 1 : 0;
            }
            for (int i = 0; i < image.length; i++) {
                image[i] = random.nextFloat();
                other[i] = hole[i % hole.length] > 0 ? random.nextFloat() : image[i];
            }
            Shape shape = new Shape(1, 3, side, side);
            NDArray mask = manager.create(hole, new Shape(1, 1, side, side));
            assertArrayEquals(
                    encoder.encode(manager.create(image, shape), mask).toFloatArray(),
                    encoder.encode(manager.create(other, shape), mask).toFloatArray(),
                    1e-5f);
        }));
    }

    private static void withEncoder(FixtureCase fixture, Use use) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                ClipSemanticEncoder encoder = ClipSemanticEncoder.open(
                        fixture.weights(), ClipSettings.OPENAI, DenseMode.MASKCLIP, manager)) {
            use.with(encoder, manager);
        }
    }

    @FunctionalInterface
    private interface Use {
        void with(ClipSemanticEncoder encoder, NDManager manager) throws IOException;
    }
}
