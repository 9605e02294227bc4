package org.sairbrush.photo;

import java.awt.image.BufferedImage;

/// Alpha that stands in a WebP file as it is, or less what its neighbours let guess (RFC 9649, 2.7.1.2).
///
/// @param chunk a byte that says how, and a byte a pixel
record WebpAlpha(byte[] chunk) {

    private static final int FROM_THE_LEFT = 1;
    private static final int FROM_ABOVE = 2;
    private static final int FROM_BOTH = 3;

    /// Whether a chunk is such alpha.
    static boolean plain(byte[] chunk) {
        return chunk.length > 0 && (chunk[0] & 3) == 0;
    }

    /// Puts it into a picture that has alpha.
    ///
    /// @param image in the layout of [Samples], of the size that the file says
    void putInto(BufferedImage image) {
        Samples samples = new Samples(image);
        int width = image.getWidth();
        boolean fits = image.getColorModel().hasAlpha()
                && samples.bits() == 8
                && chunk.length > (long) width * image.getHeight();
        int filter = chunk[0] >> 2 & 3;
        int[] above = new int[width];
        for (int y = 0, at = 1; y < image.getHeight() && fits; y++) {
            int kind = y > 0 || filter == 0 ? filter : FROM_THE_LEFT;
            int corner = 0;
            for (int x = 0; x < width; x++, at++) {
                int left = x > 0 ? above[x - 1] : y > 0 ? above[0] : 0;
                int top = above[x];
                above[x] = chunk[at] + guess(kind, x, left, top, corner) & 0xFF;
                corner = top;
                samples.set(samples.index(x, y) + samples.position(samples.bands() - 1), above[x]);
            }
        }
    }

    private static int guess(int filter, int x, int left, int top, int corner) {
        return switch (filter) {
            case FROM_THE_LEFT -> left;
            case FROM_ABOVE -> top;
            case FROM_BOTH -> x == 0 ? top : Math.clamp(left + top - corner, 0, 255);
            default -> 0;
        };
    }
}
