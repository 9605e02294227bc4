package org.sairbrush.clip;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sairbrush.clip.ClipConfig.NonLinearity;
import org.sairbrush.nn.TensorFileException;

/// What a CLIP checkpoint's shapes don't tell of its build. It lies beside the weights: in Hugging Face's
/// `config.json` or open_clip's `open_clip_config.json`.
///
/// @param epsilon     what the layer normalisations add to the variance
/// @param visionHeads of the vision transformer's attention; 0 is one for every 64 numbers of its width
/// @param textHeads   of the text transformer's attention; 0 as for vision
public record ClipSettings(NonLinearity nonLinearity, float epsilon, int visionHeads, int textHeads) {

    /// Those of all models that OpenAI published, and the default where no file beside the weights says otherwise.
    public static final ClipSettings OPENAI = new ClipSettings(NonLinearity.QUICK_GELU, 1e-5f, 0, 0);

    private static final int OPEN_CLIP_HEAD_WIDTH = 64;

    /// Reads `config.json` or `open_clip_config.json`. What they leave out has the value that the programs they belong
    /// to give it: QuickGELU in Hugging Face's transformers, exact GELU in open_clip.
    ///
    /// @throws TensorFileException when the file describes no CLIP model, or one of a kind that is not known here
    /// @throws IOException         when it can't be read
    public static ClipSettings read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonObject json = JsonParser.parseReader(reader).getAsJsonObject();
            JsonObject model = part(json, "model_cfg");
            if (model.has("vision_cfg")) {
                return openClip(model);
            }
            if (json.has("vision_config")) {
                return huggingFace(file, json);
            }
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException e) {
            throw new TensorFileException(file, "it is not the description of a CLIP model", e);
        }
        throw new TensorFileException(file, "it is not the description of a CLIP model");
    }

    private static ClipSettings openClip(JsonObject model) {
        JsonObject vision = part(model, "vision_cfg");
        JsonObject text = part(model, "text_cfg");
        boolean quick = model.has("quick_gelu") && model.get("quick_gelu").getAsBoolean();
        int headWidth = number(vision, "head_width", OPEN_CLIP_HEAD_WIDTH);
        return new ClipSettings(
                quick ? NonLinearity.QUICK_GELU : NonLinearity.GELU,
                OPENAI.epsilon,
                number(vision, "width", 0) / Math.max(1, headWidth),
                number(text, "heads", 0));
    }

    private static ClipSettings huggingFace(Path file, JsonObject model) throws TensorFileException {
        JsonObject vision = part(model, "vision_config");
        JsonObject text = part(model, "text_config");
        NonLinearity ofVision = nonLinearity(file, vision);
        if (ofVision != nonLinearity(file, text)) {
            throw new TensorFileException(file, "its two towers have different activations, which is not known here");
        }
        JsonElement epsilon = vision.get("layer_norm_eps");
        return new ClipSettings(
                ofVision,
                epsilon == null ? OPENAI.epsilon : epsilon.getAsFloat(),
                number(vision, "num_attention_heads", 0),
                number(text, "num_attention_heads", 0));
    }

    private static NonLinearity nonLinearity(Path file, JsonObject tower) throws TensorFileException {
        String name = tower.has("hidden_act") ? tower.get("hidden_act").getAsString() : "quick_gelu";
        return switch (name) {
            case "quick_gelu" -> NonLinearity.QUICK_GELU;
            case "gelu" -> NonLinearity.GELU;
            default -> throw new TensorFileException(file, "the activation '%s' is not known here".formatted(name));
        };
    }

    private static JsonObject part(JsonObject json, String name) {
        return json.has(name) ? json.getAsJsonObject(name) : new JsonObject();
    }

    private static int number(JsonObject json, String name, int otherwise) {
        return json.has(name) ? json.get(name).getAsInt() : otherwise;
    }

    public ClipSettings withNonLinearity(NonLinearity other) {
        return new ClipSettings(other, epsilon, visionHeads, textHeads);
    }

    /// The build that shapes tell, completed.
    ///
    /// @param file named when the two don't fit
    /// @throws TensorFileException when heads don't divide a width
    ClipConfig complete(ClipConfig shapes, Path file) throws TensorFileException {
        ClipConfig.Vision vision = shapes.vision();
        ClipConfig.Text text = shapes.text();
        return new ClipConfig(
                shapes.dimension(),
                new ClipConfig.Vision(
                        vision.width(),
                        vision.layers(),
                        heads(visionHeads, vision.heads(), vision.width(), file),
                        vision.patch(),
                        vision.grid()),
                new ClipConfig.Text(
                        text.width(),
                        text.layers(),
                        heads(textHeads, text.heads(), text.width(), file),
                        text.context(),
                        text.vocabulary()),
                nonLinearity,
                epsilon);
    }

    private static int heads(int stated, int usual, int width, Path file) throws TensorFileException {
        int heads = stated == 0 ? usual : stated;
        if (heads < 1 || width % heads != 0) {
            throw new TensorFileException(file, "a width of %d does not divide into %d heads".formatted(width, heads));
        }
        return heads;
    }
}
