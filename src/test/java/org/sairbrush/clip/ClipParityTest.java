package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sairbrush.clip.ClipConfig.NonLinearity;
import org.sairbrush.fixtures.FixtureCase;
import org.sairbrush.fixtures.Fixtures;
import org.sairbrush.nn.SafetensorsFile;

/// Holds CLIP to what the original programs compute from the same weights.
class ClipParityTest {

    private static final float MASKCLIP_EPSILON = 1e-6f;

    @TestFactory
    Stream<DynamicTest> matchesOpenAi() {
        return Fixtures.tests("clip-openai", ClipParityTest::assertTowers);
    }

    @TestFactory
    Stream<DynamicTest> matchesOpenAiUnderHuggingFaceNames() {
        return Fixtures.tests("clip-hf-naming", ClipParityTest::assertTowers);
    }

    @TestFactory
    Stream<DynamicTest> matchesOpenAiInHalfPrecision() {
        return Fixtures.tests("clip-fp16", ClipParityTest::assertTowers);
    }

    @TestFactory
    Stream<DynamicTest> matchesTheDenseModes() {
        return Fixtures.tests("clip-dense", ClipParityTest::assertDense);
    }

    private static void assertTowers(FixtureCase fixture) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                ClipCheckpoint checkpoint = ClipCheckpoint.open(fixture.weights());
                SafetensorsFile io = fixture.openIo()) {
            ClipConfig config = config(fixture);
            ClipVisionTransformer vision = checkpoint.vision(config, manager);
            ClipTextTransformer text = checkpoint.text(config, manager);
            NDArray pixels = io.load("pixels", manager);
            NDArray tokenIds = io.load("token_ids", manager);

            NDArray images = vision.encode(pixels);
            NDArray texts = text.encode(tokenIds);
            NDArray cosines = images.normalize(2, 1).matMul(texts.normalize(2, 1).transpose());
            fixture.assertClose("image_embeds", images, io);
            fixture.assertClose("text_embeds", texts, io);
            fixture.assertClose("logits_per_image", cosines.mul(checkpoint.logitScale()), io);

            NDArray seen = vision.embed(pixels, DenseMode.MASKCLIP);
            if (io.contains("vision_ln_pre")) {
                fixture.assertClose("vision_ln_pre", seen, io);
            }
            for (int index = 0; index < config.vision().layers(); index++) {
                seen = vision.blocks().get(index).apply(seen, null);
                if (io.contains("vision_block_" + index)) {
                    fixture.assertClose("vision_block_" + index, seen.get(0), io);
                }
            }
            NDArray read = text.embed(tokenIds);
            NDArray mask = ClipTextTransformer.causalMask(manager, (int) tokenIds.getShape().get(1));
            for (int index = 0; index < config.text().layers(); index++) {
                read = text.blocks().get(index).apply(read, mask);
                if (io.contains("text_block_" + index)) {
                    fixture.assertClose("text_block_" + index, read.get(0), io);
                }
            }
        }
    }

    private static ClipConfig config(FixtureCase fixture) {
        return new ClipConfig(
                fixture.config("embed_dim"),
                new ClipConfig.Vision(
                        fixture.config("vision_width"),
                        fixture.config("vision_layers"),
                        fixture.config("vision_heads"),
                        fixture.config("vision_patch_size"),
                        fixture.config("image_resolution") / fixture.config("vision_patch_size")),
                new ClipConfig.Text(
                        fixture.config("transformer_width"),
                        fixture.config("transformer_layers"),
                        fixture.config("transformer_heads"),
                        fixture.config("context_length"),
                        fixture.config("vocab_size")),
                fixture.config().get("activation").getAsString().startsWith("QuickGELU")
                        ? NonLinearity.QUICK_GELU
                        : NonLinearity.GELU,
                fixture.config().get("layer_norm_eps").getAsFloat());
    }

    private static void assertDense(FixtureCase fixture) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                ClipCheckpoint checkpoint = ClipCheckpoint.open(fixture.weights());
                SafetensorsFile io = fixture.openIo()) {
            ClipConfig config = config(fixture);
            ClipVisionTransformer clip = checkpoint.vision(config, manager);
            ClipVisionTransformer maskClip = checkpoint.vision(
                    config.withNonLinearity(NonLinearity.GELU).withEpsilon(MASKCLIP_EPSILON), manager);
            for (String tensor : io.names()) {
                if (!tensor.startsWith("pixels_")) {
                    fixture.assertClose(tensor, dense(tensor, fixture, clip, maskClip, io, manager), io);
                }
            }
        }
    }

    /// The golden outputs are called `mode.size` or, for what goes into them, `thing_large_variant`.
    private static NDArray dense(
            String tensor,
            FixtureCase fixture,
            ClipVisionTransformer clip,
            ClipVisionTransformer maskClip,
            SafetensorsFile io,
            NDManager manager)
            throws IOException {
        int dot = tensor.lastIndexOf('.');
        String mode = dot < 0 ? tensor : tensor.substring(0, dot);
        String pixels = "pixels_" + tensor.substring(dot + 1);
        return switch (mode) {
            case "maskclip_paper" -> clip.encodeDense(io.load(pixels, manager), null, DenseMode.MASKCLIP);
            case "maskclip_vit" -> maskClip.encodeDense(io.load(pixels, manager), null, DenseMode.MASKCLIP_RESIDUAL);
            case "maskclip_vit_clipact" ->
                clip.encodeDense(io.load(pixels, manager), null, DenseMode.MASKCLIP_RESIDUAL);
            case "naclip_std5" -> clip.encodeDense(io.load(pixels, manager), null, DenseMode.NACLIP);
            case "naclip_std1" -> clip.encodeDense(io.load(pixels, manager), null, DenseMode.NACLIP, 1);
            case "naclip_kk" -> clip.encodeDense(io.load(pixels, manager), null, DenseMode.NACLIP, 0);
            case "pos_embed_large_size" -> positions(fixture, clip, manager, DenseMode.MASKCLIP);
            case "pos_embed_large_naclip" -> positions(fixture, clip, manager, DenseMode.NACLIP);
            case "gaussian_addition_std5" ->
                ClipVisionTransformer.nearness(manager, largeGrid(fixture, 0), largeGrid(fixture, 1), 5);
            default -> fail("No test knows " + tensor);
        };
    }

    private static NDArray positions(
            FixtureCase fixture, ClipVisionTransformer clip, NDManager manager, DenseMode mode) {
        return PositionGrid.resize(
                clip.namedParameters().get("positional_embedding").getArray(),
                manager,
                config(fixture).vision().grid(),
                largeGrid(fixture, 0),
                largeGrid(fixture, 1),
                mode);
    }

    private static int largeGrid(FixtureCase fixture, int axis) {
        return fixture.config().getAsJsonArray("large_grid").get(axis).getAsInt();
    }
}
