package org.sairbrush.restore;

import java.util.List;
import org.sairbrush.damage.DamageMap;

/// What a pack suspects in a photo that it looks at in one size, as its judge is shown it.
///
/// @param damage as the network finds it
public record Suspects(DamageMap damage, List<Speck> specks) {}
