package org.sairbrush.photo;

import java.util.stream.IntStream;

/// Resamples by area: each new pixel is the mean of the old pixels under it, shares of pixels counted.
/// The same size gives the very same numbers.
final class AreaResampler {

    /// Rows of interleaved samples.
    interface Source {

        /// Adds `weight` times each sample of a row to `sums`.
        void addRow(int row, float weight, float[] sums);
    }

    /// Takes finished rows of interleaved samples, in any order and from several threads.
    interface Sink {
        void row(int row, float[] samples);
    }

    private AreaResampler() {}

    static void resample(Source source, int width, int height, int bands, int toWidth, int toHeight, Sink sink) {
        double scale = (double) height / toHeight;
        IntStream.range(0, toHeight).parallel().forEach(row -> {
            float[] sums = new float[width * bands];
            double top = row * scale;
            double bottom = Math.min(height, (row + 1) * scale);
            for (int y = (int) top; y < bottom; y++) {
                double share = Math.min(y + 1, bottom) - Math.max(y, top);
                source.addRow(y, (float) (share / scale), sums);
            }
            sink.row(row, width == toWidth ? sums : resampleRow(sums, width, bands, toWidth));
        });
    }

    private static float[] resampleRow(float[] row, int width, int bands, int toWidth) {
        double scale = (double) width / toWidth;
        float[] result = new float[toWidth * bands];
        for (int i = 0; i < toWidth; i++) {
            double left = i * scale;
            double right = Math.min(width, (i + 1) * scale);
            for (int x = (int) left; x < right; x++) {
                float share = (float) ((Math.min(x + 1, right) - Math.max(x, left)) / scale);
                for (int band = 0; band < bands; band++) {
                    result[i * bands + band] += share * row[x * bands + band];
                }
            }
        }
        return result;
    }
}
