package org.sairbrush.editor.document;

import java.util.List;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;

/// What steps did that can't be taken back any more.
///
/// @param width  of the photo after them
/// @param height of the photo after them
/// @param mask   what they made of an empty mask
/// @param turn   how they turned the photo
/// @param areas  where they changed the photo
public record Forgotten(int width, int height, MaskPatch mask, Orientation turn, List<Area> areas) {

    /// No steps.
    public static Forgotten none(Photo photo) {
        return new Forgotten(photo.width(), photo.height(), MaskPatch.NONE, Orientation.UPRIGHT, List.of());
    }

    /// Steps after which the mask was empty.
    ///
    /// @param photo after them
    public static Forgotten of(Photo photo, Orientation turn, List<Area> areas) {
        return new Forgotten(photo.width(), photo.height(), MaskPatch.NONE, turn, areas);
    }

    /// These steps and the next one.
    Forgotten with(DocumentStep step) {
        return switch (step) {
            case MaskStep change -> new Forgotten(width, height, mask.then(change.maskChange()), turn, areas);
            case FillStep fill -> new Forgotten(
                    width,
                    height,
                    mask.then(fill.maskChange()),
                    turn,
                    Stream.concat(areas.stream(), fill.areas().stream()).distinct().toList());
            case TurnStep turned -> turned(turned.turn());
            case RenditionStep rendered -> this;
        };
    }

    private Forgotten turned(Orientation by) {
        return new Forgotten(
                by.swapsAxes() ? height : width,
                by.swapsAxes() ? width : height,
                mask.turned(by, width, height),
                turn.then(by),
                areas.stream().map(area -> by.apply(area, width, height)).toList());
    }
}
