package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import org.sairbrush.photo.Frame;

/// Another frame. Both are in the coordinates in which the step was made, like those of all steps.
///
/// @param before the frame that was replaced
/// @param after  the one in its place
public record FrameStep(String name, Frame before, Frame after) implements RenditionStep {

    /// @param width  of the photo
    /// @param height of the photo
    static FrameStep of(Frame before, Frame after, int width, int height) {
        String name = after.isWhole(width, height)
                ? text("edit.frameWhole")
                : after.angle() != before.angle()
                        ? text("edit.straighten", after.angle())
                        : text(
                                "edit.frame",
                                String.valueOf(after.area().width()),
                                String.valueOf(after.area().height()));
        return new FrameStep(name, before, after);
    }

    @Override
    public boolean leadsBack() {
        return after.equals(before);
    }
}
