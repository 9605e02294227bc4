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
            return luminanceOrChroma(red, green, blue, component);
        }
    },

    /// The same of the three inverted colours, and inverted black: YCCK.
    LUMINANCE_CHROMA_AND_BLACK {
        @Override
        float value(Samples samples, int pixel, int component) {
            if (component == 3) {
                return INVERTED.value(samples, pixel, component);
            }
            float red = INVERTED.value(samples, pixel, 0);
            float green = INVERTED.value(samples, pixel, 1);
            float blue = INVERTED.value(samples, pixel, 2);
            return luminanceOrChroma(red, green, blue, component);
        }
    };

    /// @param pixel where it begins in the samples
    abstract float value(Samples samples, int pixel, int component);

    private static float luminanceOrChroma(float red, float green, float blue, int component) {
        return switch (component) {
            case 0 -> 0.299f * red + 0.587f * green + 0.114f * blue;
            case 1 -> -0.168735892f * red - 0.331264108f * green + 0.5f * blue + 128;
            default -> 0.5f * red - 0.418687589f * green - 0.081312411f * blue + 128;
        };
    }

    /// @return nothing where the file's colours are of a rare kind
    static Optional<JpegColours> of(JpegSegments source, int components) {
        int adobe = source.adobeTransform().orElse(-1);
        return switch (components) {
            case 1 -> Optional.of(DIRECT);
            case 3 -> Optional.of(adobe == 0 || adobe < 0 && source.namedRgb() ? DIRECT : LUMINANCE_AND_CHROMA);
            default -> ofInks(adobe);
        };
    }

    private static Optional<JpegColours> ofInks(int adobe) {
        return switch (adobe) {
            case -1 -> Optional.of(DIRECT);
            case 0 -> Optional.of(INVERTED);
            case 2 -> Optional.of(LUMINANCE_CHROMA_AND_BLACK);
            default -> Optional.empty();
        };
    }
}
