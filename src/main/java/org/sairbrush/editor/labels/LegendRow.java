package org.sairbrush.editor.labels;

import java.awt.Color;

/// One label of the legend.
///
/// @param share of the labelled pixels, in [0, 1]
public record LegendRow(String name, Color colour, double share) {}
