package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.PackException;

/// Paints one region of a photo.
interface RegionFill {

    /// @param rgb       planar sRGB (3, area.height, area.width) as [Compositor#put] takes it
    /// @param semantics absent for methods without semantics
    record Result(float[] rgb, Optional<Semantics> semantics) {}

    /// The longest side at which our networks see a region: what was trained on crops of 128 pixels still knows its way
    /// here.
    int WORKING_MAXIMUM = 384;

    /// How a mask is to be cut into regions.
    default PlannerSettings planner() {
        return PlannerSettings.of(WORKING_MAXIMUM, Inpainter.MULTIPLE);
    }

    /// Whether known pixels next to a hole hold what the method would have painted there, as well as it paints in
    /// holes. Then fills can be shifted to meet the photo without a seam. Our own networks are asked for holes alone
    /// in training, and what they say elsewhere is several grey levels off.
    default boolean guessesKnown() {
        return false;
    }

    /// @param message shown while it goes on
    /// @throws PackException when the pack lacks a network, or it fails
    Result fill(Photo photo, Mask mask, Region region, Progress progress, String message) throws PackException;
}
