package org.sairbrush.editor.labels;

import org.sairbrush.photo.Area;

/// The labels' colours over an area of the photo.
///
/// @param area  what it covers, edge to edge
/// @param argb  (height, width), premultiplied 8-bit ARGB
public record LabelLayer(Area area, int width, int height, int[] argb) {}
