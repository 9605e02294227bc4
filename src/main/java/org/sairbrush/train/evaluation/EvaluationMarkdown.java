package org.sairbrush.train.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes an evaluation for people: fills, their differences, label maps, and classes one by one.
final class EvaluationMarkdown {

    private EvaluationMarkdown() {}

    static String of(EvaluationTable table) {
        List<String> parts = new ArrayList<>();
        if (!table.results().isEmpty()) {
            parts.add(results(table.results()));
        }
        if (!table.differences().isEmpty()) {
            parts.add(differences(table.differences()));
        }
        if (!table.labels().isEmpty()) {
            parts.add(labels(table.labels()));
            parts.add(classes(table.labels()));
        }
        return String.join("\n", parts);
    }

    private static String results(List<EvaluationResult> results) {
        StringBuilder table = new StringBuilder("""
                | method | hole % | n | PSNR dB | SSIM | L1 | raw PSNR dB | raw SSIM | raw L1 | hole PSNR dB | hole L1 | hole sharpness |
                |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        for (EvaluationResult result : results) {
            table.append("| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n".formatted(
                    result.method(),
                    result.bin(),
                    result.n(),
                    written(result.composited().psnr(), 2),
                    written(result.composited().ssim(), 4),
                    written(result.composited().l1(), 4),
                    written(result.raw().psnr(), 2),
                    written(result.raw().ssim(), 4),
                    written(result.raw().l1(), 4),
                    written(result.hole().psnr(), 2),
                    written(result.hole().l1(), 4),
                    written(result.hole().sharpness(), 2)));
        }
        return table.toString();
    }

    private static String written(EvaluationResult.Spread spread, int digits) {
        return number(spread.mean(), digits) + " ± " + number(spread.sd(), digits);
    }

    private static String differences(List<EvaluationDifference> differences) {
        StringBuilder table = new StringBuilder("""
                | %s ahead of | hole %% | n | hole PSNR dB | PSNR dB | SSIM |
                |---|---|--:|--:|--:|--:|
                """.formatted(differences.getFirst().method()));
        for (EvaluationDifference difference : differences) {
            table.append("| %s | %s | %d | %s | %s | %s |\n".formatted(
                    difference.against(),
                    difference.bin(),
                    difference.n(),
                    written(difference.holePsnr(), 2),
                    written(difference.psnr(), 2),
                    written(difference.ssim(), 4)));
        }
        return table.toString();
    }

    private static String written(EvaluationDifference.Mean difference, int digits) {
        return (difference.mean() > 0 ? "+" : "") + number(difference.mean(), digits) + " ± "
                + number(difference.se(), digits);
    }

    private static String labels(List<LabelResult> labels) {
        StringBuilder table = new StringBuilder("""
                | labels | words | hole % | n | mean IoU, raw | with SIR | in the hole, raw | with SIR | ratio |
                |---|---|---|--:|--:|--:|--:|--:|--:|
                """);
        for (LabelResult result : labels) {
            table.append("| %s | %s | %s | %d | %s | %s | %s |\n".formatted(
                    result.set(),
                    result.words(),
                    result.bin(),
                    result.n(),
                    number(result.raw().whole().meanIou(), 3),
                    number(result.completed().whole().meanIou(), 3),
                    result.raw().hole() == null
                            ? " | | "
                            : inHoles(result.raw().hole().meanIou(), result.completed().hole().meanIou())));
        }
        return table.toString();
    }

    private static String inHoles(double raw, double completed) {
        return "%s | %s | %s"
                .formatted(number(raw, 3), number(completed, 3), raw == 0 ? "" : number(completed / raw, 2));
    }

    /// A line for each class, over all bins.
    private static String classes(List<LabelResult> labels) {
        StringBuilder table = new StringBuilder("""
                | labels | words | class | IoU, raw | with SIR | in the hole, raw | with SIR |
                |---|---|---|--:|--:|--:|--:|
                """);
        for (LabelResult result : labels) {
            if (result.bin().equals(LabelResult.ALL)) {
                for (String word : result.raw().whole().iou().keySet()) {
                    table.append("| %s | %s | %s | %s | %s | %s | %s |\n".formatted(
                            result.set(),
                            result.words(),
                            word,
                            iou(result.raw().whole(), word),
                            iou(result.completed().whole(), word),
                            iou(result.raw().hole(), word),
                            iou(result.completed().hole(), word)));
                }
            }
        }
        return table.toString();
    }

    /// Nothing where a class never occurs in a hole.
    private static String iou(LabelResult.Scores scores, String word) {
        Double iou = scores.iou().get(word);
        return iou == null ? "" : number(iou, 3);
    }

    private static String number(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
