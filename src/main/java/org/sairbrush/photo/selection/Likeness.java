package org.sairbrush.photo.selection;

/// How alike each place of a photo is to one that was pointed at, beyond its colour.
@FunctionalInterface
public interface Likeness {

    /// Says nothing: everything is alike.
    Likeness ALL = (x, y) -> 1;

    /// @param x in pixels of the photo
    /// @param y in pixels of the photo
    /// @return in [-1, 1], 1 for what can't be told from the place that was pointed at
    float at(double x, double y);
}
