package org.sairbrush.train.evaluation;

import java.util.List;

/// An evaluation as it is kept: what was compared on what, and how each method did.
///
/// @param split       which part of the photos
/// @param size        width and height of the pictures
/// @param seed        of the choice of photos and masks
/// @param pack        the model pack of the networks
/// @param detail      how much of what they know of photos' looks the networks drew, 0 to 1
/// @param results     by method, then by bin
/// @param differences of the first method from each other one, by bin
/// @param labels      of each labelled set, by bin
/// @param leftOut     a sentence on each photo and mask that could not be read
public record EvaluationTable(
        String split,
        int size,
        long seed,
        String pack,
        double detail,
        List<EvaluationResult> results,
        List<EvaluationDifference> differences,
        List<LabelResult> labels,
        List<String> leftOut) {

    /// As Markdown tables.
    public String markdown() {
        return EvaluationMarkdown.of(this);
    }
}
