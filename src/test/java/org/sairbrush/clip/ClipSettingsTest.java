package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.clip.ClipConfig.NonLinearity;
import org.sairbrush.nn.TensorFileException;

class ClipSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void openClipsModelsHaveGeluUnlessTheySayOtherwise() throws IOException {
        assertEquals(
                new ClipSettings(NonLinearity.GELU, 1e-5f, 12, 8),
                read("{'model_cfg': {'embed_dim': 512, 'vision_cfg': {'width': 768}, 'text_cfg': {'heads': 8}}}"));
        assertEquals(
                NonLinearity.QUICK_GELU,
                read("{'model_cfg': {'quick_gelu': true, 'vision_cfg': {}, 'text_cfg': {}}}").nonLinearity());
    }

    @Test
    void openClipsHeadsMayBeWider() throws IOException {
        assertEquals(
                16,
                read("{'model_cfg': {'vision_cfg': {'width': 1280, 'head_width': 80}, 'text_cfg': {'heads': 16}}}")
                        .visionHeads());
    }

    @Test
    void huggingFaceNamesTheActivation() throws IOException {
        assertEquals(
                new ClipSettings(NonLinearity.GELU, 1e-6f, 16, 12),
                read("""
                {'vision_config': {'hidden_act': 'gelu', 'layer_norm_eps': 1e-6, 'num_attention_heads': 16},
                 'text_config': {'hidden_act': 'gelu', 'layer_norm_eps': 1e-6, 'num_attention_heads': 12}}
                """));
        assertEquals(ClipSettings.OPENAI, read("{'vision_config': {}, 'text_config': {}}"));
    }

    @Test
    void whatIsNotKnownIsRefused() throws IOException {
        assertRefused("'relu' is not known", "{'vision_config': {'hidden_act': 'relu'}, 'text_config': {}}");
        assertRefused("different activations", "{'vision_config': {'hidden_act': 'gelu'}, 'text_config': {}}");
        assertRefused("not the description", "{'model_type': 'bert'}");
        assertRefused("not the description", "{'vision_config': 3}");
        assertRefused("not the description", "{'model_cfg': {'vision_cfg': {'width': 'wide'}, 'text_cfg': {}}}");
        assertRefused("not the description", "{'model_cfg': {}}");
        assertRefused("not the description", "no JSON");
    }

    private ClipSettings read(String json) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, json.replace('\'', '"'));
        return ClipSettings.read(file);
    }

    private void assertRefused(String reason, String json) {
        TensorFileException refused = assertThrows(TensorFileException.class, () -> read(json));
        assertTrue(refused.getMessage().contains("config.json: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
