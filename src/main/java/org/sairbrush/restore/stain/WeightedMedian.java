package org.sairbrush.restore.stain;

/// The value of which those above weigh as much as those below.
final class WeightedMedian {

    private static final double PRECISION = 1e-3;

    private WeightedMedian() {}

    /// By bisection.
    ///
    /// @param count of values that count
    /// @param least that is looked for
    /// @param most  that is looked for
    static double of(float[] values, float[] weights, int count, double least, double most) {
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += weights[i];
        }
        double low = least;
        double high = most;
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            double below = 0;
            for (int i = 0; i < count; i++) {
                below += values[i] < middle ? weights[i] : 0;
            }
            if (2 * below < all) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
