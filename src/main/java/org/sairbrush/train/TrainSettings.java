package org.sairbrush.train;

import java.nio.file.Path;
import java.util.List;
import org.sairbrush.restore.DeviceChoice;

/// What `sairbrush train` was asked for.
///
/// @param data    folders of photos, masks and label maps
/// @param pack    folder of the pack that is written
/// @param minutes wall time at most, earlier parts of a resumed run counted in
/// @param steps   optimiser steps at most, 0 = as many as the time allows
/// @param batch   pictures a step
/// @param crop    side of the square crops in pixels, a multiple of 32
/// @param rate    the highest learning rate, 0 = the network's usual one
/// @param start   a pack whose weights are begun with where names and shapes fit, `null` = none
/// @param baseline a pack whose LIIF gives SAIR its appearance to begin with, `null` = none
/// @param semantic a pack whose semantic encoder is taken over before `sair` is trained, `null` = the pack's own
/// @param along   which semantics learn while SAIR is trained
/// @param resume  goes on from the pack's checkpoint
/// @param seed    of weights, crops and masks
/// @param device  where the networks run
/// @param threads CPU threads, 0 = all cores
public record TrainSettings(
        List<Path> data,
        Path pack,
        double minutes,
        long steps,
        int batch,
        int crop,
        double rate,
        Path start,
        Path baseline,
        Path semantic,
        Along along,
        boolean resume,
        long seed,
        DeviceChoice device,
        int threads) {

    /// What learns beside SAIR's colours.
    public enum Along {
        /// The semantic encoder and SIR.
        ENCODER,
        /// SIR over a frozen encoder, as in the paper.
        SIR,
        /// Nothing: SIR was trained before.
        NOTHING
    }

    public TrainSettings {
        data = List.copyOf(data);
        if (!(minutes > 0) || steps < 0 || batch <= 0) {
            throw new IllegalArgumentException("Minutes, steps and the batch must be positive.");
        }
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The learning rate must be a finite number, and not below 0.");
        }
        if (crop <= 0 || crop % 32 != 0) {
            throw new IllegalArgumentException("The crop must be a multiple of 32 pixels, not " + crop + ".");
        }
    }
}
