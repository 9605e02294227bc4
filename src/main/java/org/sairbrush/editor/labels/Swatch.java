package org.sairbrush.editor.labels;

import java.awt.Color;
import javafx.scene.shape.Rectangle;

/// A label's colour as a small square.
final class Swatch {

    private static final double SIZE = 14;
    private static final double ROUND = 6;

    private Swatch() {}

    static Rectangle of(Color colour) {
        Rectangle swatch = new Rectangle(SIZE, SIZE, paint(colour));
        swatch.setArcWidth(ROUND);
        swatch.setArcHeight(ROUND);
        return swatch;
    }

    static javafx.scene.paint.Color paint(Color colour) {
        return javafx.scene.paint.Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
