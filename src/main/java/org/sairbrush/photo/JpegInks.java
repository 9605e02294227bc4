package org.sairbrush.photo;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReader;

/// Decodes JPEG files of four inks without converting them: they are stored as they are or as YCCK, and inverted where
/// Adobe wrote them (Adobe technical note 5116).
final class JpegInks {

    private JpegInks() {}

    static BufferedImage read(ImageReader reader, JpegSegments segments) throws IOException {
        Raster stored = reader.readRaster(0, null);
        WritableRaster inks = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, stored.getWidth(), stored.getHeight(), 4, null);
        int transform = segments.adobeTransform().orElse(-1);
        int[] row = null;
        for (int y = 0; y < stored.getHeight(); y++) {
            row = stored.getPixels(stored.getMinX(), stored.getMinY() + y, stored.getWidth(), 1, row);
            for (int i = 0; i < row.length; i += 4) {
                if (transform == 2) {
                    toColours(row, i);
                }
                for (int ink = i; ink < i + 4 && transform >= 0; ink++) {
                    row[ink] = 255 - row[ink];
                }
            }
            inks.setPixels(0, y, stored.getWidth(), 1, row);
        }
        ComponentColorModel colours = new ComponentColorModel(
                PlainCmyk.INSTANCE, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, inks, false, null);
    }

    /// Luminance and chroma to three inks, as in JFIF.
    private static void toColours(int[] row, int i) {
        double luminance = row[i];
        double blue = row[i + 1] - 128;
        double red = row[i + 2] - 128;
        row[i] = clamp(luminance + 1.402 * red);
        row[i + 1] = clamp(luminance - 0.344136 * blue - 0.714136 * red);
        row[i + 2] = clamp(luminance + 1.772 * blue);
    }

    private static int clamp(double value) {
        return (int) Math.clamp(Math.round(value), 0L, 255L);
    }
}
