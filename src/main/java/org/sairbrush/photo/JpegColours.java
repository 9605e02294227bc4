package org.sairbrush.photo;

import java.util.Optional;

/// What the colours of a JPEG stand for.
enum JpegColours {

    /// The photo's own.
    DIRECT {
        @Override
        float value(Samples samples, int pixel, int component) {
            return samples.get(pixel + samples.position(component));
        }
    },

    /// The photo's own inks, inverted.
    INVERTED {
        @Override
        float value(Samples samples, int pixel, int component) {
            return 255 - samples.get(pixel + samples.position(component));
        }
    },

    /// Luminance, blue and red chroma, as JFIF has them.
    LUMINANCE_AND_CHROMA {
        @Override
        float value(Samples samples, int pixel, int component) {
            int red = samples.get(pixel + samples.position(0));
            int green = samples.get(pixel + samples.position(1));
            int blue = samples.get(pixel + samples.position(2));
            return switch (component) {
                case 0 -> 0.299f * red + 0.587f * green + 0.114f * blue;
                case 1 -> -0.168735892f * red - 0.331264108f * green + 0.5f * blue + 128;
                default -> 0.5f * red - 0.418687589f * green - 0.081312411f * blue + 128;
            };
        }
    };

    /// @param pixel where it begins in the samples
    abstract float value(Samples samples, int pixel, int component);

    /// @return nothing where the file's colours are of a rare kind
    static Optional<JpegColours> of(JpegSegments source, int components) {
        int adobe = source.adobeTransform().orElse(-1);
        return switch (components) {
            case 1 -> Optional.of(DIRECT);
            case 3 -> Optional.of(adobe == 0 || adobe < 0 && source.namedRgb() ? DIRECT : LUMINANCE_AND_CHROMA);
            default -> adobe == 0 ? Optional.of(INVERTED) : Optional.empty();
        };
    }
}
