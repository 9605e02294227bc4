package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// What paints: SAIR with semantics, LIIF without.
public sealed interface ColourNetwork permits SairNetwork, LiifNetwork {

    CoarseToFine levels();

    /// What a network saw of a picture.
    @FunctionalInterface
    interface Seen {

        /// Colours as a function of position.
        ///
        /// @param window  of the picture, within what was wanted; what positions between its pixels are read from
        /// @param queries how many positions in it will be asked for
        /// @return RGB `(Q, 3)` at positions on the whole picture's grid, to be added to the background's base
        ImplicitFunction.Field colours(Window window, long queries);
    }

    /// Does what all windows have in common; this is the expensive part.
    ///
    /// @param semantics completed by SIR, `(B, c, h, w)`; LIIF does not look at it
    /// @param training  whether batch statistics are gathered
    Seen look(CoarseToFine.Sight sight, NDArray semantics, boolean training);

    /// This network as it paints levels.
    ///
    /// @param semantics as in [#look]
    default CoarseToFine.Painter painter(NDArray semantics) {
        return sight -> {
            Seen seen = look(sight, semantics, false);
            return window -> paint(seen, window, sight);
        };
    }

    /// @param semantics as in [#look]
    /// @return colours of the wanted pixels `(B, 3, wanted.height, wanted.width)`, to be added to the background's base
    default NDArray paint(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        return Scope.only(() -> paint(look(sight, semantics, training), sight.wanted(), sight));
    }

    private static NDArray paint(Seen seen, Window window, CoarseToFine.Sight sight) {
        int batch = (int) sight.picture().getShape().get(0);
        return Scope.only(() -> {
            LocalEnsemble pixels = LocalEnsemble.of(batch, window, Window.whole(sight.picture()));
            NDArray rows = seen.colours(window, Long.MAX_VALUE).at(pixels);
            return Maps.fromRows(rows, batch, window.height(), window.width());
        });
    }
}
