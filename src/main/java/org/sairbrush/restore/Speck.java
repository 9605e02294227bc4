package org.sairbrush.restore;

/// A piece of what hangs together in a map of suspected damage, and what tells of it.
///
/// @param places   where it lies in the map: `y · width + x`
/// @param features see [SpeckFeatures]; not to be changed
public record Speck(int[] places, float[] features) {}
