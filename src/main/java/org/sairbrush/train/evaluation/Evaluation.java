package org.sairbrush.train.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;

/// Compares methods on the same damaged pictures.
/// Truth and predictions are rounded to 8 bits, as they would be in a file.
public final class Evaluation {

    private record Column(Evaluated method, MethodScores scores) {}

    private final EvaluationPairs pairs;
    private final int size;
    private final Consumer<PhotoException> leftOut;

    /// @param size    width and height of the pictures: the middle square of each photo, resampled
    /// @param leftOut is told of each photo that can't be read; the others keep their masks
    public Evaluation(EvaluationPairs pairs, int size, Consumer<PhotoException> leftOut) {
        this.pairs = pairs;
        this.size = size;
        this.leftOut = leftOut;
    }

    /// @throws RestoreException when a method fails, in one sentence
    public EvaluationScores run(List<Evaluated> methods, Progress progress) throws RestoreException {
        List<Column> columns = new ArrayList<>();
        for (Evaluated method : methods) {
            for (EvaluationBin bin : pairs.masks().bins().keySet()) {
                columns.add(new Column(method, new MethodScores(method.id(), bin, new ArrayList<>())));
            }
        }
        int photos = pairs.photos().size();
        for (int i = 0; i < photos; i++) {
            Path file = pairs.photos().get(i);
            Optional<float[]> truth = MiddleSquare.read(file, size, leftOut);
            if (truth.isEmpty()) {
                continue;
            }
            int done = i * columns.size();
            for (Column column : columns) {
                progress.check();
                progress.report(
                        (double) done++ / (photos * columns.size()),
                        "%s, picture %d of %d".formatted(column.method.id(), i + 1, photos));
                float[] hole = holes(pairs.masks().mask(column.scores.bin(), i));
                float[] prediction = predict(column.method, truth.get(), hole, file);
                column.scores.pictures().add(PictureScores.of(prediction, truth.get(), hole, size));
            }
        }
        return new EvaluationScores(columns.stream().map(Column::scores).toList());
    }

    private static float[] holes(Mask mask) {
        return mask.holes(Area.of(mask.width(), mask.height()), mask.width(), mask.height());
    }

    /// The prediction in whole numbers from 0 to 255.
    private float[] predict(Evaluated method, float[] truth, float[] hole, Path file) throws RestoreException {
        float[] damaged = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            // The method must not see what stood in the hole.
            damaged[i] = hole[i % hole.length] == 0 ? truth[i] / MiddleSquare.RANGE : 0;
        }
        float[] filled = method.fill(damaged, hole, size, size);
        float[] prediction = new float[truth.length];
        for (int i = 0; i < truth.length; i++) {
            if (Float.isNaN(filled[i])) {
                throw new RestoreException("%s gave a colour that is not a number for %s: the pack may be damaged."
                        .formatted(method.id(), file.getFileName()));
            }
            prediction[i] = Math.round(Math.clamp(filled[i], 0f, 1f) * MiddleSquare.RANGE);
        }
        return prediction;
    }
}
