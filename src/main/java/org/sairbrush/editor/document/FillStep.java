package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.Optional;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restoration;

/// A fill, or another result in place of one, or the same at another strength.
///
/// @param shown      what changed in the photo that was shown just before
/// @param filled     what changed in the photo that was filled; the same patch unless the step replaces another result
/// @param consumed   what the fill took out of the mask, or out of one of its own, which nobody saw
/// @param maskChange what this step took out of the mask: nothing when it replaces another result or had its own
/// @param areas      where the photo may have changed
/// @param millis     what the fill took
/// @param strength   of the fill; empty where it is as it was made
public record FillStep(
        String name,
        PhotoPatch shown,
        PhotoPatch filled,
        MaskPatch consumed,
        MaskPatch maskChange,
        List<Area> areas,
        RestoreSettings settings,
        String device,
        double millis,
        Optional<Strength> strength)
        implements MaskingStep {

    /// @param kind       of step, as the texts call it
    /// @param consumed   what the fill took out of a mask
    /// @param maskChange what the step takes out of the document's mask
    static FillStep of(String kind, FinishedFill fill, MaskPatch consumed, MaskPatch maskChange) {
        Restoration restoration = fill.restoration();
        String name = fill.strength()
                .map(strength -> text("edit." + kind, Math.round(100 * strength.share())))
                .orElseGet(() -> text("edit." + kind, name(restoration.settings())));
        return new FillStep(
                name,
                fill.ofShown(),
                fill.ofFilled(),
                consumed,
                maskChange,
                fill.areas(),
                restoration.settings(),
                restoration.device(),
                restoration.millis(),
                fill.strength());
    }

    private static String name(RestoreSettings settings) {
        int seed = settings.views().seed();
        String title = Texts.said(settings.title());
        return seed == 0 ? title : text("edit.try", title, seed + 1);
    }

    /// Whether it stands in place of the result of the fill before.
    public boolean replaces() {
        return shown != filled;
    }

    /// What was filled, with its soft edges; made anew at each call.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    public Mask mask(int width, int height) {
        Mask mask = Mask.empty(width, height);
        for (MaskPatch.Tile tile : consumed.tiles()) {
            Area area = tile.area();
            for (int i = 0; i < area.pixels(); i++) {
                byte was = tile.before()[tile.before().length == 1 ? 0 : i];
                byte is = tile.after()[tile.after().length == 1 ? 0 : i];
                if (was != 0 && is == 0) {
                    mask.coverage()[(area.y() + i / area.width()) * width + area.x() + i % area.width()] = was;
                }
            }
        }
        return mask;
    }

    long bytes() {
        long ofStrength = strength.map(Strength::fromFull)
                .filter(patch -> patch != shown)
                .map(PhotoPatch::bytes)
                .orElse(0L);
        return shown.bytes() + (replaces() ? filled.bytes() : consumed.bytes()) + ofStrength;
    }
}
