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

    /// Colours as a function of position, where the sight's window is.
    ///
    /// @param semantics completed by SIR, `(B, c, h, w)`; LIIF does not look at it
    /// @param queries   how many positions will be asked for in all
    /// @param training  whether batch statistics are gathered
    /// @return `(Q, 3)` at positions on the whole picture's grid, to be added to the background's base
    ImplicitFunction.Field colours(CoarseToFine.Sight sight, NDArray semantics, long queries, boolean training);

    /// @param semantics as in [#colours]
    /// @return colours of the wanted pixels `(B, 3, wanted.height, wanted.width)`, to be added to the background's base
    default NDArray paint(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        Window wanted = sight.wanted();
        int batch = (int) sight.picture().getShape().get(0);
        return Scope.only(() -> {
            LocalEnsemble pixels = LocalEnsemble.of(batch, wanted, Window.whole(sight.picture()));
            NDArray rows = colours(sight, semantics, Long.MAX_VALUE, training).at(pixels);
            return Maps.fromRows(rows, batch, wanted.height(), wanted.width());
        });
    }
}
