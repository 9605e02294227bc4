package org.sairbrush.editor.canvas;

import javafx.scene.canvas.GraphicsContext;

/// Something drawn over the photo, under the mask.
@FunctionalInterface
public interface Overlay {

    /// Draws in the photo's coordinates: the transform is set already, one unit is one pixel of the photo.
    ///
    /// @param scale screen pixels for one pixel of the photo, for lines of constant thickness
    void paint(GraphicsContext graphics, double scale);
}
