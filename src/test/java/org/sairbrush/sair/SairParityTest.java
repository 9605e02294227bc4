package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sairbrush.fixtures.FixtureCase;
import org.sairbrush.fixtures.Fixtures;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;

/// LIIF and the released parts of SAIR against their authors' programs.
class SairParityTest {

    @TestFactory
    Stream<DynamicTest> liifGivesTheOriginalColours() {
        return Fixtures.tests("liif", SairParityTest::checkLiif);
    }

    @TestFactory
    Stream<DynamicTest> appearanceEncoderGivesTheReleasedFeatures() {
        return Fixtures.tests("sair-encoder", SairParityTest::checkEncoder);
    }

    @TestFactory
    Stream<DynamicTest> sirGivesTheReleasedSemantics() {
        return Fixtures.tests("sair-fir", SairParityTest::checkFir);
    }

    private static void checkLiif(FixtureCase fixture) throws IOException {
        JsonObject config = fixture.config();
        boolean cellDecode = config.get("cell_decode").getAsBoolean();
        boolean ensemble = config.get("local_ensemble").getAsBoolean();
        EdsrEncoder encoder = new EdsrEncoder(
                fixture.config("n_resblocks"), fixture.config("n_feats"), config.get("res_scale").getAsFloat());
        ImplicitFunction function = new ImplicitFunction(new ImplicitFunction.Config(
                fixture.config("n_feats"),
                integers(config.getAsJsonArray("mlp_hidden")),
                fixture.config("out_dim"),
                config.get("feat_unfold").getAsBoolean(),
                cellDecode));
        try (NDManager manager = NDManager.newBaseManager();
                SafetensorsFile io = fixture.openIo();
                SafetensorsFile weights = SafetensorsFile.open(fixture.weights())) {
            fill(encoder, "encoder.", weights, manager);
            fill(function, "imnet.", weights, manager);
            NDArray features = encoder.encode(io.load("input", manager));
            fixture.assertClose("feat", features, io);
            int height = (int) features.getShape().get(2);
            int width = (int) features.getShape().get(3);
            for (String queries : List.of("same", "up", "random")) {
                float[] coordinates = io.floats("coord." + queries);
                LocalEnsemble cells = ensemble
                        ? LocalEnsemble.of(coordinates, height, width)
                        : LocalEnsemble.nearest(coordinates, height, width);
                float[] pixel = cellDecode ? halfCells(io.floats("cell." + queries), height, width) : null;
                NDArray values = function.perCell(features).at(cells, pixel);
                long[] stable = io.longs("stable." + queries);
                assertStable(
                        fixture, "output." + queries, values.toFloatArray(), stable, io.floats("output." + queries));
            }
        }
    }

    private static float[] halfCells(float[] sizes, int height, int width) {
        float[] scaled = sizes.clone();
        for (int index = 0; index < scaled.length; index += 2) {
            scaled[index] *= height;
            scaled[index + 1] *= width;
        }
        return scaled;
    }

    private static void checkEncoder(FixtureCase fixture) throws Exception {
        List<Integer> channels = integers(
                fixture.config().has("channels") ? fixture.config().getAsJsonArray("channels") : paperChannels());
        PaperEncoder encoder =
                new PaperEncoder(new PaperEncoder.Config(channels, fixture.config("residual_blocks"), 0));
        try (NDManager manager = NDManager.newBaseManager();
                SafetensorsFile io = fixture.openIo()) {
            if (fixture.json().get("weights").isJsonNull()) {
                generate(encoder, fixture, manager);
            } else {
                try (SafetensorsFile weights = SafetensorsFile.open(fixture.weights())) {
                    fill(encoder, "", weights, manager);
                }
            }
            NDArray input = io.load("input", manager);
            CoarseToFine.Sight sight = new CoarseToFine.Sight(input.get(":, :3"), input.get(":, 3:"), null);
            NDArray quarter = encoder.quarter(sight);
            fixture.assertClose("encoder2", quarter, io);
            NDArray middle = quarter;
            for (int block = 0; io.contains("middle_" + block); block++) {
                middle = encoder.middle(block, middle);
                fixture.assertClose("middle_" + block, middle, io);
            }
            fixture.assertClose("output", encoder.encode(sight, null, false), io);
        }
    }

    private static JsonArray paperChannels() {
        JsonArray channels = new JsonArray();
        PaperEncoder.Config.paper().channels().forEach(channels::add);
        return channels;
    }

    private static void checkFir(FixtureCase fixture) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                SafetensorsFile io = fixture.openIo();
                SafetensorsFile weights = SafetensorsFile.open(fixture.weights())) {
            NDArray features = io.load("feat", manager);
            NDArray holes = io.load("mask", manager);
            int height = (int) features.getShape().get(2);
            int width = (int) features.getShape().get(3);
            SemanticImplicitRepresentation sir = new SemanticImplicitRepresentation(
                    (int) features.getShape().get(1),
                    integers(fixture.config().getAsJsonArray("hidden")),
                    fixture.config("out_dim"));
            fill(sir, "", weights, manager);
            for (String queries : List.of("same", "x4")) {
                LocalEnsemble cells = LocalEnsemble.of(io.floats("coord." + queries), height, width);
                checkWeights(fixture, queries, cells, io);
                float[] want = io.floats("output." + queries);
                long[] stable = io.longs("stable." + queries);
                // (Q, out) here, (out, Q) there
                NDArray values = sir.complete(features, holes, cells).transpose();
                assertStableColumns(fixture, "output." + queries, values.toFloatArray(), stable, want);
            }
            assertOnGridEqualsEnsemble(sir, features, holes, io.floats("coord.same"));
        }
    }

    private static void checkWeights(FixtureCase fixture, String queries, LocalEnsemble cells, SafetensorsFile io)
            throws IOException {
        float[] want = io.floats("weights." + queries);
        long[] stable = io.longs("stable." + queries);
        for (int corner = 0; corner < 4; corner++) {
            float[] got = cells.neighbours().get(corner).weights();
            for (int query = 0; query < cells.queries(); query++) {
                if (stable[query] == 1) {
                    assertEquals(want[corner * cells.queries() + query], got[query], 1e-4, fixture.name() + " weight");
                }
            }
        }
    }

    /// One neighbour on the grid is the whole sum, on the borders too.
    private static void assertOnGridEqualsEnsemble(
            SemanticImplicitRepresentation sir, NDArray features, NDArray holes, float[] centres) {
        int height = (int) features.getShape().get(2);
        int width = (int) features.getShape().get(3);
        float[] four = sir.complete(features, holes, LocalEnsemble.of(centres, height, width))
                .transpose()
                .toFloatArray();
        float[] one = sir.complete(features, holes).toFloatArray();
        assertArrayEquals(four, one, 1e-4f);
    }

    private static void assertStable(FixtureCase fixture, String tensor, float[] got, long[] stable, float[] want) {
        int values = want.length / stable.length;
        List<Integer> kept = new ArrayList<>();
        for (int index = 0; index < want.length; index++) {
            if (stable[index / values] == 1) {
                kept.add(index);
            }
        }
        compare(fixture, tensor, got, kept, want);
    }

    private static void assertStableColumns(
            FixtureCase fixture, String tensor, float[] got, long[] stable, float[] want) {
        List<Integer> kept = new ArrayList<>();
        for (int index = 0; index < want.length; index++) {
            if (stable[index % stable.length] == 1) {
                kept.add(index);
            }
        }
        compare(fixture, tensor, got, kept, want);
    }

    private static void compare(FixtureCase fixture, String tensor, float[] got, List<Integer> kept, float[] want) {
        assertTrue(kept.size() > want.length / 2, "most queries are stable");
        float[] gotKept = new float[kept.size()];
        float[] wantKept = new float[kept.size()];
        for (int index = 0; index < gotKept.length; index++) {
            gotKept[index] = got[kept.get(index)];
            wantKept[index] = want[kept.get(index)];
        }
        fixture.assertClose(tensor, gotKept, wantKept, fixture.tolerance(tensor));
    }

    private static void fill(NetworkBlock network, String prefix, SafetensorsFile file, NDManager manager)
            throws IOException {
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            Weights.set(entry.getValue(), file.floats(prefix + entry.getKey()), manager);
        }
    }

    /// The formula of fixture.json's `weights_formula`: SplitMix64 over an FNV-1a hash of the tensor's name.
    private static void generate(NetworkBlock network, FixtureCase fixture, NDManager manager) throws Exception {
        JsonObject tensors = fixture.json().getAsJsonObject("weight_tensors");
        long seed = fixture.json().get("seed").getAsLong();
        for (Map.Entry<String, Parameter> entry : network.namedParameters().entrySet()) {
            JsonObject tensor = tensors.getAsJsonObject(entry.getKey());
            double scale = tensor.get("scale").getAsDouble();
            Shape shape = entry.getValue().getShape();
            long hash = 0xcbf29ce484222325L;
            for (byte letter : entry.getKey().getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (letter & 0xff)) * 0x100000001b3L;
            }
            hash ^= seed;
            float[] values = new float[(int) shape.size()];
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int index = 0; index < values.length; index++) {
                long mixed = mix(hash + (index + 1) * 0x9E3779B97F4A7C15L);
                values[index] = (float) ((2 * ((mixed >>> 40) / (double) (1 << 24)) - 1) * scale);
                bytes.putFloat(values[index]);
            }
            String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
            assertEquals(tensor.get("sha256").getAsString(), sha, entry.getKey());
            Weights.set(entry.getValue(), values, manager);
        }
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static List<Integer> integers(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsInt).toList();
    }
}
