package org.sairbrush.restore;

/// Where copied pixels come from, seen from where they go.
///
/// @param dx pixels of the photo to the right
/// @param dy pixels of the photo down
public record CloneSource(int dx, int dy) {

    public CloneSource {
        if (dx == 0 && dy == 0) {
            throw new IllegalArgumentException("What is copied onto itself stays as it is: choose another place");
        }
    }
}
