package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/// The build of a CLIP model with two transformers. [ClipCheckpoint] reads it off a checkpoint's shapes.
///
/// @param dimension d, the length of the joint embedding
/// @param nonLinearity the function within the MLPs
/// @param epsilon   what the layer normalisations add to the variance
public record ClipConfig(int dimension, Vision vision, Text text, NonLinearity nonLinearity, float epsilon) {

    /// @param patch side of a patch, in pixels
    /// @param grid  side of the grid of patches that the model was trained with
    public record Vision(int width, int layers, int heads, int patch, int grid) {}

    /// @param context    the most tokens of a text
    /// @param vocabulary number of tokens
    public record Text(int width, int layers, int heads, int context, int vocabulary) {}

    public ClipConfig withNonLinearity(NonLinearity other) {
        return new ClipConfig(dimension, vision, text, other, epsilon);
    }

    public ClipConfig withEpsilon(float other) {
        return new ClipConfig(dimension, vision, text, nonLinearity, other);
    }

    public enum NonLinearity {
        /// `x·σ(1.702x)`, that of OpenAI's own weights.
        QUICK_GELU {
            @Override
            NDArray apply(NDArray map) {
                return Activation.sigmoid(map.mul(1.702f)).mul(map);
            }
        },
        /// `x·Φ(x)`, exact; most of open_clip's weights, and MaskCLIP's released code.
        GELU {
            @Override
            NDArray apply(NDArray map) {
                return Activation.gelu(map);
            }
        };

        abstract NDArray apply(NDArray map);
    }
}
