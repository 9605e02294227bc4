package org.sairbrush.photo;

import java.util.List;
import java.util.stream.Stream;

/// How a photo goes out: with which tones, and what of it.
public record Rendition(Tones tones, Frame frame) {

    /// @throws IllegalArgumentException when the frame does not lie within the photo, or other tones are asked of inks
    public Photo of(Photo photo, Watching watching) {
        double framed = frame.angle() == 0 ? 0 : 0.9;
        return photo.framed(frame, watching.part(0, framed)).with(tones, watching.part(framed, 1));
    }

    /// Whether the samples that go out are the photo's own.
    public boolean keepsSamples() {
        return frame.angle() == 0 && tones.equals(Tones.NONE);
    }

    /// What it changes of a photo of this size, in a few words.
    public List<String> changes(int width, int height) {
        return Stream.concat(tones.changes().stream(), frame.change(width, height).stream()).toList();
    }
}
