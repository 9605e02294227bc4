package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Area;

/// One region that was cropped, filled and put back.
///
/// @param area          the crop, in pixels of the photo
/// @param workingWidth  width at which the model saw the crop
/// @param workingHeight height at which the model saw the crop
/// @param holePixels    pixels of the photo that were filled in this region
/// @param semantics     the semantic maps, absent for methods without semantics, and for the later ones of very many
///                      regions
/// @param millis        wall time
public record FilledRegion(
        Area area,
        int workingWidth,
        int workingHeight,
        long holePixels,
        Optional<Semantics> semantics,
        double millis) {

    FilledRegion withoutSemantics() {
        return new FilledRegion(area, workingWidth, workingHeight, holePixels, Optional.empty(), millis);
    }
}
