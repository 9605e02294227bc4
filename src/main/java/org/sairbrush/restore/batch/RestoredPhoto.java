package org.sairbrush.restore.batch;

import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Fidelity;
import org.sairbrush.photo.Rendition;
import org.sairbrush.restore.FilledRegion;

/// What came of a photo whose result is written.
///
/// @param width      of the photo, in pixels; so is the height
/// @param holePixels that were filled
/// @param undamaged  whether damage was looked for and none found, so that nothing was filled
/// @param rendition  how it went out
/// @param device     where the work ran, in words for people
/// @param notices    what people should know about how the photo was read, sentences without their full stop
/// @param losses     what the format of the result can't hold of the photo, likewise
/// @param fidelity   what a format that compresses with loss left of the samples outside the mask; empty for others,
///                   and where every sample is another one
public record RestoredPhoto(
        PhotoTask task,
        int width,
        int height,
        long holePixels,
        boolean undamaged,
        Rendition rendition,
        String device,
        List<FilledRegion> regions,
        Timings timings,
        List<String> notices,
        List<String> losses,
        Optional<Fidelity> fidelity) {

    /// Wall time in milliseconds.
    ///
    /// @param read    until photo and mask are known
    /// @param restore of the fill; waiting for its turn and opening the model are left out
    public record Timings(double read, double restore, double write, double total) {}

    /// Of the photo, in [0, 1].
    public double holeShare() {
        return (double) holePixels / ((long) width * height);
    }
}
