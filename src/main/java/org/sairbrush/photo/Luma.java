package org.sairbrush.photo;

/// How light a colour is: BT.601's luma of encoded samples as they stand, the weights that JPEG has its Y by. What a
/// photo loses with its colours is then what a JPEG holds beside Y.
final class Luma {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private Luma() {}

    /// In the unit of what it is of.
    static double of(double red, double green, double blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    /// The same as exactly as floats are.
    static float of(float red, float green, float blue) {
        return (float) RED * red + (float) GREEN * green + (float) BLUE * blue;
    }
}
