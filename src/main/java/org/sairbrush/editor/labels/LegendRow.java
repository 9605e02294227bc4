package org.sairbrush.editor.labels;

import java.awt.Color;

/// One label of the legend.
///
/// @param index as in a label map
/// @param share of the labelled pixels, in [0, 1]; at 0 the label was not found
public record LegendRow(int index, String name, Color colour, double share) {

    public boolean found() {
        return share > 0;
    }
}
