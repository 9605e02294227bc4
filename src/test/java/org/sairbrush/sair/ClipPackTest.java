package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.clip.ClipConfig.NonLinearity;
import org.sairbrush.clip.DenseMode;
import org.sairbrush.clip.TextEncoder;

class ClipPackTest {

    @TempDir
    private Path models;

    private Path folder;

    @BeforeEach
    void writePack() throws IOException {
        folder = TestClipPack.write(models);
    }

    @Test
    void bothEncodersSpeakOfOneSpace() throws IOException {
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            assertEquals(TestClipPack.CHANNELS, pack.semantic().orElseThrow().channels());
            TextEncoder text = pack.text().orElseThrow();
            assertEquals(TestClipPack.CHANNELS, text.dimension());
            assertEquals(TestClipPack.CHANNELS, text.encode("hair").length);
            assertTrue(pack.sair().isEmpty());
        }
    }

    @Test
    void theFileSaysClipInThePlaceOfASemanticEncoder() throws IOException {
        JsonObject json = json();
        assertFalse(json.has("clip"));
        assertEquals("clip", json.getAsJsonObject("semantic").get("kind").getAsString());
        PackDescription read = PackDescription.read(folder);
        assertEquals(DenseMode.NACLIP, read.clip().config().mode());
        assertEquals("merges.txt", read.clip().config().tokenizer().file());
        assertEquals(null, read.semantic());
    }

    @Test
    void onlyTheCheckpointMustBeNamed() throws IOException {
        JsonObject json = json();
        json.getAsJsonObject("semantic").remove("config");
        Files.writeString(folder.resolve(PackDescription.FILE), json.toString());
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            assertTrue(pack.semantic().isPresent());
            assertSentence("no tokenizer", assertThrows(PackException.class, pack::text));
        }
    }

    @Test
    void vectorsDependOnWeightsSettingsTokenizerAndTemplates() throws IOException {
        String space = space();
        PackDescription.Extra merges = TestClipPack.extra(folder, "merges.txt");
        TestClipPack.describe(folder, new ClipNetworks.Config(DenseMode.NACLIP, null, null, merges, "bare"));
        assertNotEquals(space, space());
        TestClipPack.describe(
                folder, new ClipNetworks.Config(DenseMode.NACLIP, NonLinearity.GELU, null, merges, null));
        assertNotEquals(space, space());
        TestClipPack.describe(
                folder, new ClipNetworks.Config(DenseMode.MASKCLIP, NonLinearity.QUICK_GELU, null, merges, null));
        assertEquals(space, space());
    }

    @Test
    void settingsBesideTheCheckpointAreRead() throws IOException {
        String space = space();
        Files.writeString(folder.resolve("open_clip_config.json"), """
                {"model_cfg": {"vision_cfg": {"width": 64}, "text_cfg": {}}}
                """);
        TestClipPack.describe(folder, new ClipNetworks.Config(
                null,
                null,
                TestClipPack.extra(folder, "open_clip_config.json"),
                TestClipPack.extra(folder, "merges.txt"),
                null));
        assertNotEquals(space, space());
        Files.writeString(folder.resolve("open_clip_config.json"), "{}");
        assertRefused("open_clip_config.json is damaged");
    }

    @Test
    void aChangedTokenizerIsRefused() throws IOException {
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\nh a\n");
        assertRefused("merges.txt is damaged");
        assertThrows(PackException.class, () -> ModelPack.verify(folder));
    }

    @Test
    void whatIsNotKnownIsSaid() throws IOException {
        TestClipPack.describe(
                folder,
                new ClipNetworks.Config(null, null, null, TestClipPack.extra(folder, "merges.txt"), "haiku"));
        assertRefused("'haiku'");
        writePack();
        JsonObject json = json();
        json.getAsJsonObject("semantic").getAsJsonObject("config").addProperty("mode", "BLURRED");
        Files.writeString(folder.resolve(PackDescription.FILE), json.toString());
        assertRefused("not a pack description");
        json.getAsJsonObject("semantic").addProperty("kind", "oracle");
        Files.writeString(folder.resolve(PackDescription.FILE), json.toString());
        assertRefused("'oracle'");
    }

    @Test
    void aNetworkWithoutAHashIsRefused() throws IOException {
        JsonObject json = json();
        json.getAsJsonObject("semantic").remove("sha256");
        Files.writeString(folder.resolve(PackDescription.FILE), json.toString());
        assertRefused("without its file or that file's SHA-256");
    }

    private String space() throws IOException {
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            return pack.textSpace().orElseThrow();
        }
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(PackDescription.FILE))).getAsJsonObject();
    }

    private void assertRefused(String reason) {
        assertSentence(
                reason, assertThrows(PackException.class, () -> ModelPack.open(folder, Device.cpu()).close()));
    }

    private static void assertSentence(String reason, PackException refused) {
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }
}
