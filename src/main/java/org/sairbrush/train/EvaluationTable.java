package org.sairbrush.train;

import java.util.List;
import java.util.Locale;

/// An evaluation as it is kept: what was compared on what, and how each method did.
///
/// @param split   which part of the photos
/// @param size    width and height of the pictures
/// @param seed    of the choice of photos and masks
/// @param pack    the model pack of the networks
/// @param results by method, then by bin
public record EvaluationTable(String split, int size, long seed, String pack, List<EvaluationResult> results) {

    /// A Markdown table, mean ± standard deviation.
    public String markdown() {
        StringBuilder table = new StringBuilder("""
                | method | hole % | n | PSNR dB | SSIM | L1 | raw PSNR dB | raw SSIM | raw L1 | hole PSNR dB | hole L1 |
                |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        for (EvaluationResult result : results) {
            table.append("| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s |\n".formatted(
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
                    written(result.hole().l1(), 4)));
        }
        return table.toString();
    }

    private static String written(EvaluationResult.Spread spread, int digits) {
        String number = "%." + digits + "f";
        return String.format(Locale.ROOT, number + " ± " + number, spread.mean(), spread.sd());
    }
}
