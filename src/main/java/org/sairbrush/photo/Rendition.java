package org.sairbrush.photo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a photo goes out: with which tones, and what of it.
public record Rendition(Levels levels, Frame frame) {

    /// @throws IllegalArgumentException when the frame does not lie within the photo, or levels are asked of inks
    public Photo of(Photo photo, Watching watching) {
        double framed = frame.angle() == 0 ? 0 : 0.9;
        return photo.framed(frame, watching.part(0, framed)).with(levels, watching.part(framed, 1));
    }

    /// Whether the samples that go out are the photo's own.
    public boolean keepsSamples() {
        return frame.angle() == 0 && levels.equals(Levels.NONE);
    }

    /// What it changes of a photo of this size, in a few words.
    public List<String> changes(int width, int height) {
        Optional<String> levelled = levels.equals(Levels.NONE) ? Optional.empty() : Optional.of("levels adjusted");
        return Stream.concat(levelled.stream(), frame.change(width, height).stream()).toList();
    }
}
