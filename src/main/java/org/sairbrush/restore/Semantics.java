package org.sairbrush.restore;

import org.sairbrush.photo.Area;
import org.sairbrush.sair.SemanticMap;

/// What the semantic encoder saw in an area of the photo, and what SIR made of it.
///
/// @param area      the pixels of the photo that the maps cover, edge to edge
/// @param raw       the encoder's map Z of the damaged picture
/// @param completed SIR's map, in which the hole's cells are completed from their surroundings
public record Semantics(Area area, SemanticMap raw, SemanticMap completed) {

    /// How many numbers both maps hold.
    long values() {
        return raw.values().length + (long) completed.values().length;
    }
}
