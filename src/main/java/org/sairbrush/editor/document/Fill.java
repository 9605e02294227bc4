package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Restoration;

/// A fill that made it into the document.
///
/// @param before      the photo that was filled
/// @param restoration what came of it
/// @param consumed    what the fill took out of the mask
public record Fill(Photo before, Restoration restoration, MaskPatch consumed) {

    /// The mask as it was filled; made anew at each call.
    public Mask mask() {
        Mask mask = Mask.empty(before.width(), before.height());
        byte[] coverage = mask.coverage();
        for (MaskPatch.Tile tile : consumed.tiles()) {
            Area area = tile.area();
            for (int i = 0; i < area.pixels(); i++) {
                int was = tile.before()[tile.before().length == 1 ? 0 : i] & 0xff;
                int is = tile.after()[tile.after().length == 1 ? 0 : i] & 0xff;
                if (was >= 128 && is < 128) {
                    coverage[(area.y() + i / area.width()) * mask.width() + area.x() + i % area.width()] = (byte) 255;
                }
            }
        }
        return mask;
    }

    /// Where the photo may have changed.
    public List<Area> areas() {
        return consumed.tiles().stream().map(MaskPatch.Tile::area).toList();
    }
}
