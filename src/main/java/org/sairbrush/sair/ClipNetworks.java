package org.sairbrush.sair;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.clip.ClipConfig;
import org.sairbrush.clip.ClipSemanticEncoder;
import org.sairbrush.clip.ClipSettings;
import org.sairbrush.clip.ClipTextEncoder;
import org.sairbrush.clip.ClipTokenizer;
import org.sairbrush.clip.DenseMode;
import org.sairbrush.clip.PromptTemplates;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.clip.TextEncoder;

/// Both encoders of a pack whose semantics are CLIP's. The text tower is loaded for the first words.
public final class ClipNetworks implements AutoCloseable {

    /// How a pack uses a CLIP checkpoint. What a pack leaves out is `null`.
    ///
    /// @param mode         how the last block is used; [DenseMode#MASKCLIP] where it is left out
    /// @param nonLinearity that the model was trained with; where it is left out, the settings say it
    /// @param settings     `config.json` or `open_clip_config.json`; where it is left out, the model is built as
    ///                     OpenAI's
    /// @param tokenizer    `tokenizer.json` or a list of merges; where it is left out, there are no labels
    /// @param templates    id of the prompt templates; [PromptTemplates#IMAGENET_SCENE] where it is left out
    public record Config(
            DenseMode mode,
            ClipConfig.NonLinearity nonLinearity,
            PackDescription.Extra settings,
            PackDescription.Extra tokenizer,
            String templates) {

        /// The files that are read besides the checkpoint.
        public List<PackDescription.Extra> extras() {
            return Stream.of(settings, tokenizer).filter(Objects::nonNull).toList();
        }
    }

    private final ClipSemanticEncoder semantic;
    private final Optional<ClipTextEncoder> text;
    private final String space;

    private ClipNetworks(ClipSemanticEncoder semantic, Optional<ClipTextEncoder> text, String space) {
        this.semantic = semantic;
        this.text = text;
        this.space = space;
    }

    /// Builds the encoders of verified files.
    ///
    /// @throws IOException when a file can't be read or is not what it should be; a message of ours names it
    static ClipNetworks open(Path folder, PackDescription.Part<Config> part, NDManager manager) throws IOException {
        Config config = part.config() == null ? new Config(null, null, null, null, null) : part.config();
        PromptTemplates templates = templates(folder, config);
        Path checkpoint = folder.resolve(part.file());
        ClipSettings settings = config.settings() == null
                ? ClipSettings.OPENAI
                : ClipSettings.read(folder.resolve(config.settings().file()));
        if (config.nonLinearity() != null) {
            settings = settings.withNonLinearity(config.nonLinearity());
        }
        DenseMode mode = config.mode() == null ? DenseMode.MASKCLIP : config.mode();
        ClipSemanticEncoder semantic = ClipSemanticEncoder.open(checkpoint, settings, mode, manager);
        Optional<ClipTextEncoder> text = Optional.empty();
        if (config.tokenizer() != null) {
            ClipTokenizer tokenizer = ClipTokenizer.open(folder.resolve(config.tokenizer().file()));
            text = Optional.of(new ClipTextEncoder(
                    checkpoint, settings, tokenizer, templates, semantic.channels(), manager));
        }
        String words = config.tokenizer() == null ? "" : config.tokenizer().sha256();
        return new ClipNetworks(
                semantic, text, String.join("\n", part.sha256(), settings.toString(), words, templates.toString()));
    }

    private static PromptTemplates templates(Path folder, Config config) throws PackException {
        String id = config.templates() == null ? PromptTemplates.IMAGENET_SCENE : config.templates();
        return PromptTemplates.of(id).orElseThrow(() -> new PackException(
                "%s names the prompt templates '%s', which are not known here; known are '%s' and '%s'."
                        .formatted(folder.resolve(PackDescription.FILE), id,
                                PromptTemplates.IMAGENET_SCENE, PromptTemplates.BARE)));
    }

    SemanticEncoder semantic() {
        return semantic;
    }

    /// Empty where the pack has no tokenizer.
    Optional<TextEncoder> text() {
        return text.map(encoder -> encoder);
    }

    /// Everything that a word's vector depends on, besides the word.
    String space() {
        return space;
    }

    @Override
    public void close() {
        text.ifPresent(ClipTextEncoder::close);
        semantic.close();
    }
}
