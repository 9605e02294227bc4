package org.sairbrush.restore;

import java.util.List;
import org.sairbrush.photo.Photo;

/// A finished fill.
///
/// @param photo    the repaired photo; outside the mask every sample is the original's
/// @param settings what was asked for
/// @param device   where the work ran, in words for people, such as `CPU, 2 threads`
/// @param regions  what was done where
/// @param millis   wall time of the fill; waiting for its turn and opening the model are left out
public record Restoration(
        Photo photo, RestoreSettings settings, String device, List<FilledRegion> regions, double millis) {

    /// The same with another photo.
    public Restoration with(Photo other) {
        return new Restoration(other, settings, device, regions, millis);
    }
}
