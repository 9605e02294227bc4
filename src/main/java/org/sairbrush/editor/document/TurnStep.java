package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;

/// A turn of photo and mask. Steps before it are in the coordinates in which they were made: whoever takes them back
/// has taken back the turn first.
public record TurnStep(String name, Orientation turn) implements DocumentStep {

    static TurnStep of(Orientation turn) {
        String key = switch (turn) {
            case QUARTER_TURN_RIGHT -> "edit.turnRight";
            case QUARTER_TURN_LEFT -> "edit.turnLeft";
            case HALF_TURN -> "edit.turnOver";
            case MIRRORED -> "edit.mirror";
            case UPRIGHT, FLIPPED, TRANSPOSED, TRANSVERSED -> "edit.turn";
        };
        return new TurnStep(text(key), turn);
    }

    @Override
    public Mask redo(Mask mask) {
        return mask.turned(turn);
    }

    @Override
    public Mask undo(Mask mask) {
        return mask.turned(turn.inverse());
    }
}
