package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.sair.SemanticMap;

/// What the semantic encoder saw in an area of the photo, and what SIR made of it.
///
/// @param area      the pixels of the photo that the maps cover, edge to edge
/// @param raw       the encoder's map Z of the damaged picture
/// @param completed SIR's map, in which the hole's cells are completed from their surroundings; empty where the pack
///                  has no SIR
public record Semantics(Area area, SemanticMap raw, Optional<SemanticMap> completed) {

    public Semantics(Area area, SemanticMap raw, SemanticMap completed) {
        this(area, raw, Optional.of(completed));
    }

    /// SIR's map, or the raw one where there is no SIR.
    public SemanticMap best() {
        return completed.orElse(raw);
    }

    /// How many numbers both maps hold.
    public long values() {
        return raw.values().length + completed.map(map -> (long) map.values().length).orElse(0L);
    }
}
