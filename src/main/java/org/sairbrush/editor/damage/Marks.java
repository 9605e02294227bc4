package org.sairbrush.editor.damage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Flood;
import org.sairbrush.photo.selection.Selection;

/// What masking damage changes in a mask.
///
/// @param nothing whether there is no damage at all, masked already or not
record Marks(MaskPatch patch, boolean nothing) {

    /// Adds damage to a mask.
    ///
    /// @param mask    a snapshot, which is changed
    /// @param beneath how much was added to it before, if anything: pieces of which something was taken away since are
    ///                not wanted
    static Marks on(Mask mask, DamageMap map, double sensitivity, OptionalDouble beneath, BooleanSupplier cancelled) {
        Mask found = map.mask(sensitivity, mask.width(), mask.height());
        boolean nothing = found.isEmpty();
        if (beneath.isPresent()) {
            Mask before = map.mask(beneath.getAsDouble(), mask.width(), mask.height());
            Flood.Fit takenAway = (x, y) -> before.hole(x, y) && !mask.hole(x, y);
            Optional<Selection> unwanted =
                    Flood.touching(takenAway, mask.width(), mask.height(), found::hole, cancelled);
            unwanted.ifPresent(selection -> selection.removeFrom(found));
        }
        Selection all = new Selection(Area.of(mask.width(), mask.height()), found.coverage());
        return new Marks(MaskPatch.selecting(mask, all, false), nothing);
    }
}
