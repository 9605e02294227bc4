package org.sairbrush.editor.settings;

/// The colours in which the mask can be shown: one of them stands out from any photo.
public enum MaskColour {
    RED(0xff2e63),
    YELLOW(0xffd500),
    GREEN(0x1fc16b),
    BLUE(0x2f81f7);

    private final int rgb;

    MaskColour(int rgb) {
        this.rgb = rgb;
    }

    /// `0xRRGGBB`
    public int rgb() {
        return rgb;
    }
}
