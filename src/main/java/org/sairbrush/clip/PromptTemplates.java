package org.sairbrush.clip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Sentences that a label is put into before a text encoder reads it. One vector of many sentences knows better what is
/// meant than that of the bare word, because CLIP learnt from captions.
///
/// @param id        names the set in packs and caches
/// @param sentences each with `{}` where the label goes
public record PromptTemplates(String id, List<String> sentences) {

    /// The 80 templates with which CLIP's authors evaluated it on ImageNet, and 5 about scenes, as MaskCLIP has them.
    public static final String IMAGENET_SCENE = "imagenet-scene";

    /// The label by itself.
    public static final String BARE = "bare";

    private static final String HOLE = "{}";

    public PromptTemplates {
        sentences = List.copyOf(sentences);
    }

    /// The set of a name, if there is one.
    public static Optional<PromptTemplates> of(String id) {
        return switch (id) {
            case IMAGENET_SCENE -> Optional.of(resource(id));
            case BARE -> Optional.of(new PromptTemplates(id, List.of(HOLE)));
            default -> Optional.empty();
        };
    }

    private static PromptTemplates resource(String id) {
        try (InputStream stream = PromptTemplates.class.getResourceAsStream(id + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new PromptTemplates(id, reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sentences about a label.
    public List<String> about(String label) {
        return sentences.stream().map(sentence -> sentence.replace(HOLE, label)).toList();
    }
}
