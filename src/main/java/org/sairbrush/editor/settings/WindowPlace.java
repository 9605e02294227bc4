package org.sairbrush.editor.settings;

import javafx.geometry.Rectangle2D;

/// Where the window was when it was closed, in the screen's coordinates.
///
/// @param x         of its upper left corner, where it does not fill the screen; so are the others
/// @param maximized whether it filled the screen
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    public Rectangle2D bounds() {
        return new Rectangle2D(x, y, width, height);
    }

    /// Whether these are numbers that a window can have.
    boolean makesSense() {
        return Double.isFinite(x) && Double.isFinite(y) && width > 0 && height > 0
                && Double.isFinite(width) && Double.isFinite(height);
    }
}
