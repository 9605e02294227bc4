package org.sairbrush.restore;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.Retouch;

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

    /// The same seen in part: each sample that share of the way from what it was to what the fill made of it, to the
    /// nearest integer.
    ///
    /// @param share  in [0, 1]
    /// @param before the photo that was filled
    /// @param areas  where it may have changed
    public Restoration atStrength(double share, Photo before, List<Area> areas) {
        Retouch mixed = new Retouch(before);
        PhotoPatch.between(before, photo, areas).areas().forEach(area -> mixed.towards(photo, area, share));
        return with(mixed.finish());
    }
}
