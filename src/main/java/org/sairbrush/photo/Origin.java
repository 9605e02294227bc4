package org.sairbrush.photo;

import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Optional;

/// Where a photo comes from: what its file says beside the samples.
///
/// @param orientation how the picture that the file holds was turned to become the photo
/// @param area        which part of that picture the photo is, sample for sample or filled; empty where it was
///                    interpolated, or has no file
/// @param palette     the colours of a file that holds no others
/// @param whole       nothing of the picture was missing
/// @param notices     what people should know about how it was read, in whole sentences
record Origin(
        PhotoFormat format,
        Metadata metadata,
        Orientation orientation,
        Optional<Area> area,
        Optional<IndexColorModel> palette,
        boolean whole,
        List<String> notices) {

    static final Origin NONE = new Origin(
            PhotoFormat.PNG, Metadata.NONE, Orientation.UPRIGHT, Optional.empty(), Optional.empty(), true, List.of());

    Origin turned(Orientation turn) {
        return new Origin(format, metadata, orientation.then(turn), area, palette, whole, notices);
    }

    /// Of a part of the photo.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    Origin cut(Area part, int width, int height) {
        Area stored = orientation.inverse().apply(part, width, height);
        return with(area.map(all ->
                new Area(all.x() + stored.x(), all.y() + stored.y(), stored.width(), stored.height())));
    }

    /// Of a photo whose samples are not the file's any more.
    Origin resampled() {
        return with(Optional.empty());
    }

    private Origin with(Optional<Area> part) {
        return new Origin(format, metadata, orientation, part, palette, whole, notices);
    }

    /// The blocks in which the file holds the photo, where it is a JPEG.
    Optional<Blocks> blocks() {
        return area.isPresent() && metadata instanceof JpegSegments jpeg ? jpeg.blocks(orientation) : Optional.empty();
    }
}
