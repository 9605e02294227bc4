package org.sairbrush.cli;

import java.util.List;

/// What `labels --json` prints. Times are in milliseconds; fields that do not apply are left out.
///
/// @param map       the picture of indices
/// @param meaning   `completed` by SIR, or `raw` as the encoder saw it
/// @param semantics size of the semantic map
/// @param labels    in their order
/// @param unsure    share of the photo's pixels that no label fits clearly best, in [0, 1]
record LabelsReport(
        String photo,
        String mask,
        String out,
        String map,
        String pack,
        String device,
        String meaning,
        int width,
        int height,
        RestoreReport.SemanticSize semantics,
        Timings timings,
        List<Share> labels,
        double unsure) {

    record Timings(double read, double semantics, double label, double write, double total) {}

    /// @param share  of the photo's pixels, in [0, 1]; 0 where the label was not found
    /// @param colour in the overlay, such as `#e69f00`
    record Share(String label, double share, String colour) {}
}
