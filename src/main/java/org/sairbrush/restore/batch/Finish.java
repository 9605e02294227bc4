package org.sairbrush.restore.batch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.Tones;

/// What is done with each photo after its fills.
///
/// @param strength   how much of the fills is seen, in [0, 1]
/// @param levels     made for each photo from the tones of what of it is written; empty for its own tones
/// @param saturation see [Tones#saturation]
/// @param framing    says what of it is written
public record Finish(
        double strength, Optional<Function<Histogram, Levels>> levels, double saturation, Framing framing) {

    /// Photos go out whole, as their fills leave them.
    public static final Finish NONE = new Finish(
            1,
            Optional.empty(),
            Tones.NONE.saturation(),
            (photo, file) -> Frame.whole(photo.width(), photo.height()));

    @FunctionalInterface
    public interface Framing {

        /// @throws PhotoException when what is wished does not lie within the photo
        Frame of(Photo photo, Path file) throws PhotoException;
    }

    /// The same with other tones.
    public Finish withTones(Optional<Function<Histogram, Levels>> otherLevels, double otherSaturation) {
        return new Finish(strength, otherLevels, otherSaturation, framing);
    }

    /// @throws PhotoException when it can't be done with this photo, in one sentence
    Frame frame(Photo photo, Path file) throws PhotoException {
        boolean toned = levels.isPresent() || saturation != Tones.NONE.saturation();
        if (toned && !photo.hasTones()) {
            throw new PhotoException(("The colours of %s are inks (CMYK), which have no levels and no saturation: leave "
                            + "them as they are, or convert it to RGB")
                    .formatted(file));
        }
        return framing.of(photo, file);
    }

    /// @param restored the photo after its fills
    Rendition rendition(Photo restored, Frame frame) {
        Levels made = levels.map(wanted -> wanted.apply(Histogram.of(restored, frame))).orElse(Levels.NONE);
        // Grey photos are what they would become.
        return new Rendition(new Tones(made, restored.grey() ? Tones.NONE.saturation() : saturation), frame);
    }
}
