package org.sairbrush.photo;

import java.awt.color.ColorSpace;

/// The inks of files that say nothing about them: each takes its share of the light away.
final class PlainCmyk extends ColorSpace {

    private static final long serialVersionUID = 1;

    static final PlainCmyk INSTANCE = new PlainCmyk();

    private PlainCmyk() {
        super(TYPE_CMYK, 4);
    }

    @Override
    public float[] toRGB(float[] inks) {
        float light = 1 - inks[3];
        return new float[] {(1 - inks[0]) * light, (1 - inks[1]) * light, (1 - inks[2]) * light};
    }

    /// With as much black as possible.
    @Override
    public float[] fromRGB(float[] rgb) {
        float light = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
        return light == 0
                ? new float[] {0, 0, 0, 1}
                : new float[] {1 - rgb[0] / light, 1 - rgb[1] / light, 1 - rgb[2] / light, 1 - light};
    }

    @Override
    public float[] toCIEXYZ(float[] inks) {
        return ColorSpace.getInstance(CS_sRGB).toCIEXYZ(toRGB(inks));
    }

    @Override
    public float[] fromCIEXYZ(float[] colour) {
        return fromRGB(ColorSpace.getInstance(CS_sRGB).fromCIEXYZ(colour));
    }
}
