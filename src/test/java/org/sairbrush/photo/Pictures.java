package org.sairbrush.photo;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Random;

/// Pictures for tests: a smooth pattern with noise, the same every time.
public final class Pictures {

    private Pictures() {}

    /// @param bits  8 or 16
    /// @param bands 1 grey, 2 grey with alpha, 3 colours, 4 colours with alpha
    public static BufferedImage picture(int width, int height, int bits, int bands) {
        int space = bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        return picture(width, height, bits, bands, ColorSpace.getInstance(space));
    }

    public static BufferedImage picture(int width, int height, int bits, int bands, ColorSpace space) {
        return picture(width, height, bits, bands, space, 7);
    }

    /// @param seed says which picture
    public static BufferedImage picture(int width, int height, int bits, int bands, ColorSpace space, long seed) {
        boolean alpha = bands > space.getNumComponents();
        ColorModel model = new ComponentColorModel(
                space,
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        Random random = new Random(seed);
        int maximum = (1 << bits) - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    double wave = 0.5 + 0.4 * Math.sin((x + 20 * band) / 17.0) * Math.cos((y - 10 * band) / 23.0);
                    raster.setSample(x, y, band, (int) ((wave + 0.05 * random.nextDouble()) * maximum));
                }
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    /// A profile with the primaries and the gamma of Adobe RGB (1998).
    public static ICC_ColorSpace wideColours() {
        ICC_Profile profile = ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        ByteBuffer gamma = ByteBuffer.allocate(14);
        gamma.put("curv".getBytes()).putInt(0).putInt(1).putShort((short) 0x0233);
        double[][] colorants = {
            {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
        };
        int[] curveTags = {ICC_Profile.icSigRedTRCTag, ICC_Profile.icSigGreenTRCTag, ICC_Profile.icSigBlueTRCTag};
        int[] colorantTags = {
            ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenColorantTag, ICC_Profile.icSigBlueColorantTag
        };
        for (int i = 0; i < 3; i++) {
            ByteBuffer colorant = ByteBuffer.allocate(20).put("XYZ ".getBytes()).putInt(0);
            for (double value : colorants[i]) {
                colorant.putInt((int) Math.round(value * 65536));
            }
            profile.setData(curveTags[i], gamma.array());
            profile.setData(colorantTags[i], colorant.array());
        }
        return new ICC_ColorSpace(ICC_Profile.getInstance(profile.getData()));
    }
}
