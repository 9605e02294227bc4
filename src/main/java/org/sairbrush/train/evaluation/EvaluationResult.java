package org.sairbrush.train.evaluation;

import java.util.List;

/// How one method did on the pictures of one bin.
///
/// @param n          pictures
/// @param composited the prediction in the holes, the truth elsewhere: what a person gets
/// @param raw        the prediction everywhere
/// @param hole       the pixels of the holes alone
public record EvaluationResult(
        String method, String bin, int n, Scores composited, Scores raw, HoleScores hole) {

    /// @param psnr in dB, 100 where a picture equals the truth
    /// @param ssim 7×7, uniform
    /// @param l1   in [0, 1]
    public record Scores(Spread psnr, Spread ssim, Spread l1) {}

    /// @param sharpness how much tones change from pixel to pixel, of how much the truth's do
    public record HoleScores(Spread psnr, Spread l1, Spread sharpness) {}

    /// @param sd standard deviation over the pictures, with n − 1; 0 for a single one
    public record Spread(double mean, double sd) {

        static Spread of(List<Double> values) {
            double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
            return new Spread(mean, values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1)));
        }
    }
}
