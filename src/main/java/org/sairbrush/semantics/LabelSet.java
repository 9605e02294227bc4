package org.sairbrush.semantics;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Labels in plain words that a semantic map is divided into.
///
/// @param names in the order given, at least one and at most [#MAX_LABELS]
/// @throws IllegalArgumentException when there are none or too many, or one is blank or too long; the message is one
///                                  sentence for the person who typed them
public record LabelSet(List<String> names) {

    /// Fits the 8 bits of an index image, and every list of classes in use (ADE20K has 150).
    public static final int MAX_LABELS = 200;

    /// Longest name; text encoders see no more than a sentence.
    public static final int MAX_LENGTH = 100;

    public LabelSet {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Name at least one label, such as: hair, eye, sky.");
        }
        if (names.size() > MAX_LABELS) {
            throw new IllegalArgumentException(
                    "At most %d labels can be told apart at once, not %d.".formatted(MAX_LABELS, names.size()));
        }
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("A label needs at least one letter.");
            }
            if (name.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("The label “%s…” is longer than %d characters."
                        .formatted(name.substring(0, 20), MAX_LENGTH));
            }
        }
    }

    /// Reads labels separated by commas or lines, such as `hair, eye ,brick wall`. White space around and empty places
    /// don't count; of labels that differ only by case the first is kept.
    ///
    /// @throws IllegalArgumentException as the constructor
    public static LabelSet parse(String text) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : text.split("[,\\n]")) {
            String name = part.strip().replaceAll("\\s+", " ");
            if (!name.isEmpty() && seen.add(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
        return new LabelSet(names);
    }

    public int size() {
        return names.size();
    }

    /// The label's colour in overlays and legends: the same for the same index at all times, and well apart from the
    /// others', also for eyes that confuse red and green.
    public Color colour(int index) {
        return Palette.colour(index);
    }
}
