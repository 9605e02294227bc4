package org.sairbrush.train.evaluation;

/// The measures of one picture, as [EvaluationResult] names them.
public record PictureScores(
        double psnr, double ssim, double l1,
        double rawPsnr, double rawSsim, double rawL1,
        double holePsnr, double holeL1, double holeSharpness) {

    private static final int RANGE = MiddleSquare.RANGE;
    private static final double PSNR_OF_EQUAL_PICTURES = 100;
    private static final double MOST_SHARPNESS = 10;

    /// @param prediction (3, size, size) in [0, 255], like the truth
    /// @param hole       (size, size), hole where above 0
    static PictureScores of(float[] prediction, float[] truth, float[] hole, int size) {
        float[] composited = truth.clone();
        for (int i = 0; i < composited.length; i++) {
            if (hole[i % hole.length] > 0) {
                composited[i] = prediction[i];
            }
        }
        return new PictureScores(
                capped(Metrics.psnr(composited, truth, RANGE)),
                Metrics.ssim(composited, truth, 3, size, size, RANGE, Metrics.Window.UNIFORM_7),
                Metrics.l1(composited, truth, RANGE),
                capped(Metrics.psnr(prediction, truth, RANGE)),
                Metrics.ssim(prediction, truth, 3, size, size, RANGE, Metrics.Window.UNIFORM_7),
                Metrics.l1(prediction, truth, RANGE),
                capped(Metrics.holePsnr(prediction, truth, hole, RANGE)),
                Metrics.holeL1(prediction, truth, hole, RANGE),
                Math.min(Metrics.holeSharpness(composited, truth, hole, size, size), MOST_SHARPNESS));
    }

    private static double capped(double psnr) {
        return Math.min(psnr, PSNR_OF_EQUAL_PICTURES);
    }
}
