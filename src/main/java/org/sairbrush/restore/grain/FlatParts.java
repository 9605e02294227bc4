package org.sairbrush.restore.grain;

import java.util.ArrayList;
import java.util.List;

/// The flat parts of some residuals, where grain is all that is left: blocks whose residual is about as weak as that of
/// the weakest quarter. What is exactly flat, such as blown highlights or a drawn border, is no sample of the grain.
///
/// @param residuals with flat blocks only
record FlatParts(List<Residual> residuals) {

    /// Lags at which grain is still looked at, in pixels in each direction.
    static final int REACH = 16;

    /// Side of the square on which spectra stand.
    static final int SIDE = 64;

    private static final double NO_SAMPLE = Math.pow(0.2 / 255, 2);
    private static final double TOLERANCE = 2.25;

    /// @param limit variance of the residual that is taken for grain at most
    static FlatParts of(List<Residual> all, double limit) {
        double most = Math.min(TOLERANCE * quantile(all, 0.25), limit);
        List<Residual> flat = new ArrayList<>();
        for (Residual residual : all) {
            List<Residual.Block> blocks = residual.blocks().stream()
                    .filter(block -> block.variance() > NO_SAMPLE && block.variance() <= most)
                    .toList();
            if (!blocks.isEmpty()) {
                flat.add(residual.only(blocks));
            }
        }
        return new FlatParts(flat);
    }

    /// The variance that this share of the blocks stays below; 0 where there are none.
    static double quantile(List<Residual> residuals, double share) {
        double[] variances = residuals.stream()
                .flatMap(residual -> residual.blocks().stream())
                .mapToDouble(Residual.Block::variance)
                .filter(variance -> variance > NO_SAMPLE)
                .sorted()
                .toArray();
        return variances.length == 0 ? 0 : variances[(int) (share * (variances.length - 1))];
    }

    List<Residual.Block> blocks() {
        return residuals.stream().flatMap(residual -> residual.blocks().stream()).toList();
    }

    /// Of the channels' residuals, (3, 3); all 0 where nothing is flat.
    float[] covariance() {
        double[] sums = new double[9];
        long pixels = 0;
        for (Residual residual : residuals) {
            for (int i = 0; i < residual.measured().length; i++) {
                if (residual.measured()[i] > 0) {
                    pixels++;
                    for (int entry = 0; entry < 9; entry++) {
                        sums[entry] += residual.planes()[entry / 3][i] * residual.planes()[entry % 3][i];
                    }
                }
            }
        }
        float[] covariance = new float[9];
        for (int entry = 0; entry < 9; entry++) {
            covariance[entry] = pixels == 0 ? 0 : (float) (sums[entry] / pixels);
        }
        return covariance;
    }

    /// The spectrum of the residual along one direction of colour: the transform of its autocovariance, which is a mean
    /// over all pairs of flat pixels at each lag and fades out towards the longest lags (Blackman and Tukey 1958).
    ///
    /// @param axis a unit vector in RGB
    /// @return (SIDE, SIDE), no number below 0; their mean is the variance
    float[] spectrum(float[] axis) {
        double[] products = new double[SIDE * SIDE];
        double[] pairs = new double[SIDE * SIDE];
        for (Residual residual : residuals) {
            float[] values = new float[residual.measured().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = residual.measured()[i]
                        * (axis[0] * residual.planes()[0][i]
                                + axis[1] * residual.planes()[1][i]
                                + axis[2] * residual.planes()[2][i]);
            }
            addLags(values, residual, products);
            addLags(residual.measured(), residual, pairs);
        }
        float[] covariance = new float[SIDE * SIDE];
        for (int i = 0; i < covariance.length; i++) {
            double taper = taper(lag(i / SIDE)) * taper(lag(i % SIDE));
            // a lag that few pairs have is known badly
            if (pairs[i] > 0.05 * pairs[0]) {
                covariance[i] = (float) (taper * products[i] / pairs[i]);
            }
        }
        float[] spectrum = Planes.evenTransform(covariance, SIDE);
        for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = Math.max(0, spectrum[i]);
        }
        return spectrum;
    }

    /// Adds a plane's sums over all pairs of pixels at each lag.
    private static void addLags(float[] plane, Residual residual, double[] sums) {
        // long enough that the pixels at one border are no neighbours of those at the other
        int side = Math.ceilDiv(Math.max(residual.width(), residual.height()) + REACH + 1, 16) * 16;
        float[] lags = Planes.evenTransform(Planes.power(plane, residual.width(), residual.height(), side), side);
        for (int y = -REACH; y <= REACH; y++) {
            for (int x = -REACH; x <= REACH; x++) {
                float sum = lags[Math.floorMod(y, side) * side + Math.floorMod(x, side)] / (side * side);
                sums[Math.floorMod(y, SIDE) * SIDE + Math.floorMod(x, SIDE)] += sum;
            }
        }
    }

    /// The signed lag of an index on the square.
    static int lag(int index) {
        return index <= SIDE / 2 ? index : index - SIDE;
    }

    private static double taper(int lag) {
        double beyond = Math.max(0, Math.abs(lag) - REACH / 2.0) / (REACH / 2.0 + 1);
        return beyond >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * beyond);
    }
}
