package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.PackException;

/// Paints one region of a photo.
interface RegionFill {

    /// @param rgb       planar sRGB (3, area.height, area.width) as [Compositor#put] takes it
    /// @param semantics absent for methods without semantics
    record Result(float[] rgb, Optional<Semantics> semantics) {}

    /// @param message shown while it goes on
    /// @throws PackException when the pack lacks a network
    Result fill(Photo photo, Mask mask, Region region, Progress progress, String message) throws PackException;
}
