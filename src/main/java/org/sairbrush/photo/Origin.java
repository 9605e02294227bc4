package org.sairbrush.photo;

import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Optional;

/// Where a photo comes from: what its file says beside the samples.
///
/// @param orientation how the picture that the file holds was turned to become the photo
/// @param palette     the colours of a file that holds no others
/// @param whole       nothing of the picture was missing
/// @param notices     what people should know about how it was read, in whole sentences
record Origin(
        PhotoFormat format,
        Metadata metadata,
        Orientation orientation,
        Optional<IndexColorModel> palette,
        boolean whole,
        List<String> notices) {

    static final Origin NONE = new Origin(
            PhotoFormat.PNG, Metadata.NONE, Orientation.UPRIGHT, Optional.empty(), true, List.of());

    Origin turned(Orientation turn) {
        return new Origin(format, metadata, orientation.then(turn), palette, whole, notices);
    }
}
