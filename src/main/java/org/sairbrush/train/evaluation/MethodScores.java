package org.sairbrush.train.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How one method did on each picture of one bin.
///
/// @param pictures in the order of the pairs, the same for every method
public record MethodScores(String method, EvaluationBin bin, List<PictureScores> pictures) {

    EvaluationResult result() {
        return new EvaluationResult(
                method,
                bin.id(),
                pictures.size(),
                new EvaluationResult.Scores(
                        spread(PictureScores::psnr), spread(PictureScores::ssim), spread(PictureScores::l1)),
                new EvaluationResult.Scores(
                        spread(PictureScores::rawPsnr), spread(PictureScores::rawSsim), spread(PictureScores::rawL1)),
                new EvaluationResult.HoleScores(
                        spread(PictureScores::holePsnr),
                        spread(PictureScores::holeL1),
                        spread(PictureScores::holeSharpness)));
    }

    private EvaluationResult.Spread spread(ToDoubleFunction<PictureScores> number) {
        return EvaluationResult.Spread.of(
                pictures.stream().map(number::applyAsDouble).toList());
    }

    /// @param other scores of the same bin
    EvaluationDifference minus(MethodScores other) {
        return new EvaluationDifference(
                method,
                other.method,
                bin.id(),
                pictures.size(),
                difference(other, PictureScores::holePsnr),
                difference(other, PictureScores::psnr),
                difference(other, PictureScores::ssim));
    }

    private EvaluationDifference.Mean difference(MethodScores other, ToDoubleFunction<PictureScores> number) {
        return EvaluationDifference.Mean.of(IntStream.range(0, pictures.size())
                .mapToObj(index -> number.applyAsDouble(pictures.get(index))
                        - number.applyAsDouble(other.pictures.get(index)))
                .toList());
    }
}
