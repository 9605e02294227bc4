package org.sairbrush.editor.frame;

import static org.sairbrush.editor.text.Texts.text;

import java.util.OptionalDouble;

/// Shapes that a frame can be held to; frames are as wide or as high as they are long.
public enum Ratio {
    FREE(0, 0),
    PHOTO(0, 0),
    SQUARE(1, 1),
    THREE_TO_TWO(3, 2),
    FOUR_TO_THREE(4, 3),
    FIVE_TO_FOUR(5, 4),
    SEVEN_TO_FIVE(7, 5),
    SIXTEEN_TO_NINE(16, 9);

    private final int longSide;
    private final int shortSide;

    Ratio(int longSide, int shortSide) {
        this.longSide = longSide;
        this.shortSide = shortSide;
    }

    /// As people choose it.
    public String title() {
        return switch (this) {
            case FREE -> text("frame.ratio.free");
            case PHOTO -> text("frame.ratio.photo");
            default -> text("frame.ratio", longSide, shortSide);
        };
    }

    /// The long side by the short one, at least 1; empty where any shape will do.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    OptionalDouble of(int width, int height) {
        return switch (this) {
            case FREE -> OptionalDouble.empty();
            case PHOTO -> OptionalDouble.of(Math.max(width, height) / (double) Math.min(width, height));
            default -> OptionalDouble.of((double) longSide / shortSide);
        };
    }
}
