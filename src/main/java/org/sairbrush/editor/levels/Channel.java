package org.sairbrush.editor.levels;

import org.sairbrush.photo.Levels;

/// Whose levels are changed: those of all colours, or of one.
public enum Channel {
    ALL,
    RED,
    GREEN,
    BLUE;

    /// Among the photo's own colours.
    int component() {
        return ordinal() - 1;
    }

    Levels.Range range(Levels levels) {
        return this == ALL ? levels.all() : levels.component(component());
    }

    /// @param colours how many the photo has
    Levels with(Levels levels, Levels.Range range, int colours) {
        return this == ALL ? levels.withAll(range) : levels.withComponent(component(), range, colours);
    }
}
