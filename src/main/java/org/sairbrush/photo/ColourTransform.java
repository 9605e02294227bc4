package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Between a photo's own colours and sRGB. Colours are interleaved, in [0, 1]; own colours have 1, 3 or 4 components.
interface ColourTransform {

    /// @return sRGB, 3 numbers a pixel; may be the array given
    float[] toSrgb(float[] own);

    /// @return own colours, 1, 3 or 4 numbers a pixel; may be the array given
    float[] fromSrgb(float[] rgb);

    /// The transform of an image's colour space.
    ///
    /// @param bits the image's depth, 8 or 16
    static ColourTransform of(ColorSpace space, int bits) {
        if (space.isCS_sRGB()) {
            return new Identity();
        }
        // Java calls grey that comes without a profile linear; in files it is meant to have the tones of sRGB.
        if (space == ColorSpace.getInstance(ColorSpace.CS_GRAY)) {
            return new PlainGrey();
        }
        if (space == PlainCmyk.INSTANCE) {
            return new PlainInks();
        }
        return new Profile((ICC_ColorSpace) space, bits);
    }

    /// Whether a profile's colours differ from those of a file without a profile by less than one of 255 steps,
    /// so that the samples can be taken as they are.
    static boolean isPractically(ICC_ColorSpace space) {
        int components = space.getNumComponents();
        if (components == 4) {
            return false;
        }
        float[] colour = new float[components];
        int steps = components == 1 ? 64 : 9;
        for (int i = 0; i < Math.pow(steps, components); i++) {
            for (int component = 0, rest = i; component < components; component++, rest /= steps) {
                colour[component] = rest % steps / (steps - 1f);
            }
            float[] rgb = space.toRGB(colour);
            for (int component = 0; component < 3; component++) {
                if (Math.abs(rgb[component] - colour[Math.min(component, components - 1)]) > 1 / 255f) {
                    return false;
                }
            }
        }
        return true;
    }

    /// sRGB itself.
    record Identity() implements ColourTransform {
        @Override
        public float[] toSrgb(float[] own) {
            return own;
        }

        @Override
        public float[] fromSrgb(float[] rgb) {
            return rgb;
        }
    }

    /// Grey with the tones of sRGB.
    record PlainGrey() implements ColourTransform {
        @Override
        public float[] toSrgb(float[] own) {
            float[] rgb = new float[own.length * 3];
            for (int i = 0; i < own.length; i++) {
                Arrays.fill(rgb, i * 3, i * 3 + 3, own[i]);
            }
            return rgb;
        }

        @Override
        public float[] fromSrgb(float[] rgb) {
            return luma(rgb);
        }

        private static float[] luma(float[] rgb) {
            float[] grey = new float[rgb.length / 3];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = Luma.of(rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]);
            }
            return grey;
        }
    }

    /// Inks without a profile.
    record PlainInks() implements ColourTransform {
        @Override
        public float[] toSrgb(float[] own) {
            return convert(own, 4, PlainCmyk.INSTANCE::toRGB);
        }

        @Override
        public float[] fromSrgb(float[] rgb) {
            return convert(rgb, 3, PlainCmyk.INSTANCE::fromRGB);
        }

        private static float[] convert(float[] colours, int from, UnaryOperator<float[]> operation) {
            int to = 7 - from;
            float[] result = new float[colours.length / from * to];
            for (int i = 0; i < colours.length / from; i++) {
                float[] colour = Arrays.copyOfRange(colours, i * from, (i + 1) * from);
                System.arraycopy(operation.apply(colour), 0, result, i * to, to);
            }
            return result;
        }
    }

    /// Any ICC profile, at the photo's own depth: 16 bits take several times as long.
    final class Profile implements ColourTransform {

        private final int components;
        private final int bits;
        private final ColorConvertOp toSrgb;
        private final ColorConvertOp fromSrgb;

        private Profile(ICC_ColorSpace space, int bits) {
            this.components = space.getNumComponents();
            this.bits = bits;
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            toSrgb = new ColorConvertOp(new ICC_Profile[] {space.getProfile(), srgb}, null);
            fromSrgb = new ColorConvertOp(new ICC_Profile[] {srgb, space.getProfile()}, null);
        }

        @Override
        public float[] toSrgb(float[] own) {
            return convert(toSrgb, own, components, 3);
        }

        @Override
        public float[] fromSrgb(float[] rgb) {
            // A grey profile's table turns colours into grey as it likes; luma first keeps grey what looks grey.
            return components == 1
                    ? convert(fromSrgb, new PlainGrey().toSrgb(PlainGrey.luma(rgb)), 3, 1)
                    : convert(fromSrgb, rgb, 3, components);
        }

        private float[] convert(ColorConvertOp operation, float[] colours, int from, int to) {
            int count = colours.length / from;
            if (count == 0) {
                return new float[0];
            }
            float maximum = (1 << bits) - 1;
            DataBuffer input = buffer(count * from);
            for (int i = 0; i < colours.length; i++) {
                input.setElem(i, Math.round(Math.clamp(colours[i], 0f, 1f) * maximum));
            }
            DataBuffer output = buffer(count * to);
            operation.filter(raster(input, count, from), raster(output, count, to));
            float[] result = new float[count * to];
            for (int i = 0; i < result.length; i++) {
                result[i] = output.getElem(i) / maximum;
            }
            return result;
        }

        private DataBuffer buffer(int size) {
            return bits == 8 ? new DataBufferByte(size) : new DataBufferUShort(size);
        }

        private static WritableRaster raster(DataBuffer samples, int count, int bands) {
            int[] order = IntStream.range(0, bands).toArray();
            return Raster.createWritableRaster(
                    new PixelInterleavedSampleModel(
                            samples.getDataType(), count, 1, bands, count * bands, order),
                    samples,
                    null);
        }
    }
}
