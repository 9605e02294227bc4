package org.sairbrush.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;

/// Compares methods on the same damaged pictures.
/// Truth and predictions are rounded to 8 bits, as they would be in a file.
public final class Evaluation {

    private static final int RANGE = 255;
    private static final double PSNR_OF_EQUAL_PICTURES = 100;

    private final EvaluationPairs pairs;
    private final int size;

    /// @param size width and height of the pictures: the middle square of each photo, resampled
    public Evaluation(EvaluationPairs pairs, int size) {
        this.pairs = pairs;
        this.size = size;
    }

    /// @return a result for each method and bin, methods first
    /// @throws PhotoException   when a photo can't be read, in one sentence
    /// @throws RestoreException when a method fails, in one sentence
    public List<EvaluationResult> run(List<Evaluated> methods, Progress progress)
            throws PhotoException, RestoreException {
        Map<Evaluated, Map<EvaluationBin, List<Numbers>>> numbers = new LinkedHashMap<>();
        for (Evaluated method : methods) {
            Map<EvaluationBin, List<Numbers>> ofMethod = new LinkedHashMap<>();
            pairs.masks().keySet().forEach(bin -> ofMethod.put(bin, new ArrayList<>()));
            numbers.put(method, ofMethod);
        }
        int photos = pairs.photos().size();
        for (int i = 0; i < photos; i++) {
            Path file = pairs.photos().get(i);
            float[] truth = read(file);
            for (EvaluationBin bin : pairs.masks().keySet()) {
                float[] hole = holes(pairs.mask(bin, i));
                for (Evaluated method : methods) {
                    progress.check();
                    progress.report((double) i / photos, "%s, picture %d of %d".formatted(method.id(), i + 1, photos));
                    float[] prediction = predict(method, truth, hole, file);
                    numbers.get(method).get(bin).add(Numbers.of(prediction, truth, hole, size));
                }
            }
        }
        List<EvaluationResult> results = new ArrayList<>();
        numbers.forEach((method, bins) -> bins.forEach((bin, list) -> results.add(result(method, bin, list))));
        return results;
    }

    /// The middle square of a photo, (3, size, size) in whole numbers from 0 to 255.
    private float[] read(Path file) throws PhotoException {
        Photo photo = PhotoReader.read(file);
        int side = Math.min(photo.width(), photo.height());
        Area middle = new Area((photo.width() - side) / 2, (photo.height() - side) / 2, side, side);
        float[] rgb = photo.rgb(middle, size, size);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.round(rgb[i] * RANGE);
        }
        return rgb;
    }

    private static float[] holes(Mask mask) {
        return mask.holes(Area.of(mask.width(), mask.height()), mask.width(), mask.height());
    }

    /// The prediction in whole numbers from 0 to 255.
    private float[] predict(Evaluated method, float[] truth, float[] hole, Path file) throws RestoreException {
        float[] damaged = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            // The method must not see what stood in the hole.
            damaged[i] = hole[i % hole.length] == 0 ? truth[i] / RANGE : 0;
        }
        float[] filled = method.fill(damaged, hole, size, size);
        float[] prediction = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            if (Float.isNaN(filled[i])) {
                throw new RestoreException("%s gave a colour that is not a number for %s: the pack may be damaged."
                        .formatted(method.id(), file.getFileName()));
            }
            prediction[i] = Math.round(Math.clamp(filled[i], 0f, 1f) * RANGE);
        }
        return prediction;
    }

    private static EvaluationResult result(Evaluated method, EvaluationBin bin, List<Numbers> numbers) {
        return new EvaluationResult(
                method.id(),
                bin.id(),
                numbers.size(),
                new EvaluationResult.Scores(
                        spread(numbers, Numbers::psnr), spread(numbers, Numbers::ssim), spread(numbers, Numbers::l1)),
                new EvaluationResult.Scores(
                        spread(numbers, Numbers::rawPsnr),
                        spread(numbers, Numbers::rawSsim),
                        spread(numbers, Numbers::rawL1)),
                new EvaluationResult.HoleScores(
                        spread(numbers, Numbers::holePsnr), spread(numbers, Numbers::holeL1)));
    }

    private static EvaluationResult.Spread spread(List<Numbers> numbers, ToDoubleFunction<Numbers> number) {
        return EvaluationResult.Spread.of(numbers.stream().map(number::applyAsDouble).toList());
    }

    /// The measures of one picture.
    private record Numbers(
            double psnr, double ssim, double l1, double rawPsnr, double rawSsim, double rawL1,
            double holePsnr, double holeL1) {

        static Numbers of(float[] prediction, float[] truth, float[] hole, int size) {
            float[] composited = truth.clone();
            for (int i = 0; i < composited.length; i++) {
                if (hole[i % hole.length] > 0) {
                    composited[i] = prediction[i];
                }
            }
            return new Numbers(
                    capped(Metrics.psnr(composited, truth, RANGE)),
                    Metrics.ssim(composited, truth, 3, size, size, RANGE, Metrics.Window.UNIFORM_7),
                    Metrics.l1(composited, truth, RANGE),
                    capped(Metrics.psnr(prediction, truth, RANGE)),
                    Metrics.ssim(prediction, truth, 3, size, size, RANGE, Metrics.Window.UNIFORM_7),
                    Metrics.l1(prediction, truth, RANGE),
                    capped(Metrics.holePsnr(prediction, truth, hole, RANGE)),
                    Metrics.holeL1(prediction, truth, hole, RANGE));
        }

        private static double capped(double psnr) {
            return Math.min(psnr, PSNR_OF_EQUAL_PICTURES);
        }
    }
}
