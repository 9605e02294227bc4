package org.sairbrush.train.evaluation;

import java.util.List;

/// How far one method is ahead of another on the same damaged pictures of one bin. A mean of more than about twice its
/// standard error is hardly chance.
///
/// @param method   the one that is ahead where numbers are positive
/// @param against  the other
/// @param n        pictures
/// @param holePsnr dB, hole pixels alone
/// @param psnr     dB, composited
/// @param ssim     composited
public record EvaluationDifference(
        String method, String against, String bin, int n, Mean holePsnr, Mean psnr, Mean ssim) {

    /// @param mean of the differences picture by picture
    /// @param se   its standard error: their standard deviation ÷ √n; 0 for a single picture
    public record Mean(double mean, double se) {

        static Mean of(List<Double> differences) {
            EvaluationResult.Spread spread = EvaluationResult.Spread.of(differences);
            return new Mean(spread.mean(), spread.sd() / Math.sqrt(differences.size()));
        }
    }
}
