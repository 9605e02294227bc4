package org.sairbrush.photo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What lies over a photo: levels, and how strong the colours are that come of them.
///
/// @param saturation how far each colour is from its own grey, see [Luma], in [0, 2]: 0 is black and white, 1 leaves
///                   colours as they are
public record Tones(Levels levels, double saturation) {

    public static final double MOST_SATURATION = 2;

    /// The photo as it is.
    public static final Tones NONE = new Tones(Levels.NONE, 1);

    /// @throws IllegalArgumentException when the saturation is out of its range
    public Tones {
        if (!(saturation >= 0 && saturation <= MOST_SATURATION)) {
            throw new IllegalArgumentException("Saturation %s is not in 0…2".formatted(saturation));
        }
        // There is but one zero.
        saturation += 0.0;
    }

    public Tones withLevels(Levels other) {
        return new Tones(other, saturation);
    }

    public Tones withSaturation(double other) {
        return new Tones(levels, other);
    }

    public boolean blackAndWhite() {
        return saturation == 0;
    }

    /// What of it concerns a photo: grey has no colours that could be stronger or weaker.
    Tones on(Photo photo) {
        return photo.grey() ? withSaturation(1) : this;
    }

    /// What it changes, in a few words.
    List<String> changes() {
        Optional<String> levelled = levels.equals(Levels.NONE) ? Optional.empty() : Optional.of("levels adjusted");
        Optional<String> saturated = saturation == 1
                ? Optional.empty()
                : Optional.of(
                        blackAndWhite()
                                ? "made black and white"
                                : String.format(Locale.ROOT, "saturation %.0f %%", saturation * 100));
        return Stream.of(levelled, saturated).flatMap(Optional::stream).toList();
    }
}
