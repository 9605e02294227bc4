package org.sairbrush.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How checkpoints of CLIP name their tensors. Ours are OpenAI's names: `visual.…` for the vision tower, no prefix for
/// the text tower; each naming says where it keeps the tensor that we call so.
enum ClipNaming {
    /// OpenAI's own, and most of open_clip's.
    OPENAI("visual.class_embedding", Source::of),

    /// open_clip's models whose text tower is a module of its own.
    OPEN_CLIP(
            "text.token_embedding.weight",
            name -> Source.of(name.startsWith("visual.") || name.equals("logit_scale") ? name : "text." + name)),

    /// The `CLIPModel` of Hugging Face's transformers.
    HUGGING_FACE("vision_model.embeddings.class_embedding", HuggingFace::source);

    // Sizes in OpenAI's archives, index buffers in older Hugging Face files, the causal mask in older open_clip files
    // and in the blocks of scripted modules.
    private static final Pattern NOT_WEIGHTS =
            Pattern.compile("input_resolution|context_length|vocab_size|(.*\\.)?attn_mask|.*\\.position_ids");

    private final String mark;
    private final Function<String, Source> source;

    ClipNaming(String mark, Function<String, Source> source) {
        this.mark = mark;
        this.source = source;
    }

    /// The naming of a file that holds tensors of these names.
    static Optional<ClipNaming> of(Predicate<String> names) {
        // open_clip's files hold OpenAI's mark too
        return Stream.of(OPEN_CLIP, OPENAI, HUGGING_FACE)
                .filter(naming -> names.test(naming.mark))
                .findFirst();
    }

    /// Where the file keeps a tensor.
    ///
    /// @param name our name for it
    Source source(String name) {
        return source.apply(name);
    }

    /// Whether a tensor of a checkpoint is none of the model's weights, and safe to leave aside.
    static boolean ignored(String name) {
        return NOT_WEIGHTS.matcher(name).matches();
    }

    /// Where a file keeps one of our tensors.
    ///
    /// @param names      tensors to be stacked along their first axis, mostly one
    /// @param transposed whether the matrix is stored the other way round
    record Source(List<String> names, boolean transposed) {

        static Source of(String name) {
            return new Source(List.of(name), false);
        }
    }

    private static final class HuggingFace {

        private static final Pattern IN_LAYER = Pattern.compile("(visual\\.)?transformer\\.resblocks\\.(\\d+)\\.(.*)");

        private static final Map<String, String> TOWERS = table("""
                logit_scale                  logit_scale
                visual.class_embedding       vision_model.embeddings.class_embedding
                visual.conv1.weight          vision_model.embeddings.patch_embedding.weight
                visual.positional_embedding  vision_model.embeddings.position_embedding.weight
                visual.ln_pre.weight         vision_model.pre_layrnorm.weight
                visual.ln_pre.bias           vision_model.pre_layrnorm.bias
                visual.ln_post.weight        vision_model.post_layernorm.weight
                visual.ln_post.bias          vision_model.post_layernorm.bias
                token_embedding.weight       text_model.embeddings.token_embedding.weight
                positional_embedding         text_model.embeddings.position_embedding.weight
                ln_final.weight              text_model.final_layer_norm.weight
                ln_final.bias                text_model.final_layer_norm.bias
                """);

        private static final Map<String, String> TRANSPOSED = table("""
                visual.proj      visual_projection.weight
                text_projection  text_projection.weight
                """);

        private static final Map<String, String> LAYER = table("""
                ln_1.weight           layer_norm1.weight
                ln_1.bias             layer_norm1.bias
                attn.in_proj_weight   self_attn.q_proj.weight,self_attn.k_proj.weight,self_attn.v_proj.weight
                attn.in_proj_bias     self_attn.q_proj.bias,self_attn.k_proj.bias,self_attn.v_proj.bias
                attn.out_proj.weight  self_attn.out_proj.weight
                attn.out_proj.bias    self_attn.out_proj.bias
                ln_2.weight           layer_norm2.weight
                ln_2.bias             layer_norm2.bias
                mlp.c_fc.weight       mlp.fc1.weight
                mlp.c_fc.bias         mlp.fc1.bias
                mlp.c_proj.weight     mlp.fc2.weight
                mlp.c_proj.bias       mlp.fc2.bias
                """);

        static Source source(String name) {
            Matcher layer = IN_LAYER.matcher(name);
            if (layer.matches()) {
                String tower = layer.group(1) == null ? "text_model" : "vision_model";
                String prefix = tower + ".encoder.layers." + layer.group(2) + ".";
                return new Source(
                        Arrays.stream(LAYER.get(layer.group(3)).split(",")).map(prefix::concat).toList(), false);
            }
            return TRANSPOSED.containsKey(name)
                    ? new Source(List.of(TRANSPOSED.get(name)), true)
                    : Source.of(TOWERS.get(name));
        }

        private static Map<String, String> table(String rows) {
            return rows.lines().map(row -> row.split(" +")).collect(Collectors.toMap(row -> row[0], row -> row[1]));
        }
    }
}
