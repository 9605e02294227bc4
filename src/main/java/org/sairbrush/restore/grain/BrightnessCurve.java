package org.sairbrush.restore.grain;

import java.util.List;

/// How strong grain is at a brightness, compared with the whole: film has most in its middle tones, and near black and
/// white little is left of it.
///
/// @param factors at equal steps of brightness from 0 to 1
record BrightnessCurve(float[] factors) {

    static final BrightnessCurve EVEN = new BrightnessCurve(new float[] {1, 1});

    private static final int STEPS = 6;

    /// Blocks' worth of the whole that each step is mixed with, so that a few blocks prove little.
    private static final double PRIOR = 6;

    private static final double WEAKEST = 0.3;
    private static final double STRONGEST = 1.6;

    /// @param blocks flat ones
    static BrightnessCurve of(List<Residual.Block> blocks) {
        double mean = blocks.stream().mapToDouble(Residual.Block::variance).average().orElse(0);
        if (mean == 0) {
            return EVEN;
        }
        double[] variances = new double[STEPS];
        double[] weights = new double[STEPS];
        for (Residual.Block block : blocks) {
            double position = Math.clamp(block.brightness(), 0, 1) * (STEPS - 1);
            for (int step = 0; step < STEPS; step++) {
                double weight = Math.max(0, 1 - Math.abs(position - step));
                variances[step] += weight * block.variance();
                weights[step] += weight;
            }
        }
        float[] factors = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            double relative = (variances[step] / mean + PRIOR) / (weights[step] + PRIOR);
            factors[step] = (float) Math.clamp(Math.sqrt(relative), WEAKEST, STRONGEST);
        }
        return new BrightnessCurve(factors);
    }

    float at(float brightness) {
        float position = Math.clamp(brightness, 0, 1) * (factors.length - 1);
        int below = Math.min((int) position, factors.length - 2);
        return factors[below] + (position - below) * (factors[below + 1] - factors[below]);
    }
}
