package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.SemanticMap;

/// A whole photo as a pack's semantic networks see it.
///
/// A face is found best at about the size that it had in training, which nobody knows of a whole photo: so it is looked
/// at in several sizes.
record WholePhoto(Photo photo, Inpainter inpainter) {

    /// The longest sides at which a photo is looked at.
    private static final List<Integer> SIZES = List.of(640, 320);

    /// @param completed `null` where it was not asked for
    private record Look(SemanticMap raw, SemanticMap completed) {}

    /// What is not to be looked at of a photo that is seen in some size, (height, width), hole where above 0.
    @FunctionalInterface
    private interface Holes {
        float[] seen(int width, int height);
    }

    /// What it shows, the mask's holes completed where the pack has an SIR.
    Semantics semantics(Mask mask, Progress progress) throws PackException {
        Holes holes = (width, height) -> mask.holes(area(), width, height);
        List<Integer> sizes = longest() <= SIZES.getFirst() ? List.of(longest()) : SIZES;
        boolean complete = inpainter.completes();
        List<Look> looks = looks(holes, sizes, complete, progress);
        return new Semantics(
                area(),
                SemanticMap.mean(looks.stream().map(Look::raw).toList()),
                complete
                        ? Optional.of(SemanticMap.mean(
                                looks.stream().map(Look::completed).toList()))
                        : Optional.empty());
    }

    /// What it shows where suspected damage is left out, the closest look first, in as many sizes as it is large enough
    /// for.
    ///
    /// @param sensitivity at which damage is suspected
    List<SemanticMap> behind(DamageMap damage, double sensitivity, Progress progress) throws PackException {
        Holes suspected = (width, height) ->
                damage.mask(sensitivity, width, height).holes(Area.of(width, height), width, height);
        List<Integer> sizes = SIZES.stream()
                .map(size -> Math.min(size, longest()))
                .distinct()
                .toList();
        return looks(suspected, sizes, false, progress).stream().map(Look::raw).toList();
    }

    private List<Look> looks(Holes holes, List<Integer> sizes, boolean complete, Progress progress)
            throws PackException {
        return ScopedValue.where(Scope.CHECKPOINT, progress::check).call(() -> {
            List<Look> looks = new ArrayList<>();
            for (int size : sizes) {
                looks.add(look(holes, size, complete));
            }
            return looks;
        });
    }

    /// @param size     longer side, not above the photo's own
    /// @param complete whether SIR is asked, too
    private Look look(Holes holes, int size, boolean complete) throws PackException {
        double scale = (double) size / longest();
        int width = working(photo.width() * scale);
        int height = working(photo.height() * scale);
        try (Inpainter.Picture picture =
                inpainter.open(photo.rgb(area(), width, height), holes.seen(width, height), width, height)) {
            return new Look(picture.raw(), complete ? picture.completed() : null);
        }
    }

    private Area area() {
        return Area.of(photo.width(), photo.height());
    }

    private int longest() {
        return Math.max(photo.width(), photo.height());
    }

    private static int working(double side) {
        return Math.max(1, (int) Math.round(side / Inpainter.MULTIPLE)) * Inpainter.MULTIPLE;
    }
}
