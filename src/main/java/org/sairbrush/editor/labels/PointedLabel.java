package org.sairbrush.editor.labels;

import java.awt.Color;

/// A label that the place under the pointer is taken for.
///
/// @param probability among the labels looked for, in [0, 1]
public record PointedLabel(String name, Color colour, double probability) {}
