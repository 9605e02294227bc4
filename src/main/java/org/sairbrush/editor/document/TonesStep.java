package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import org.sairbrush.photo.Tones;

/// Other tones. They lie over the photo: its own samples stay as they are, and so do all other steps.
public record TonesStep(String name, Tones before, Tones after) implements RenditionStep {

    static TonesStep of(Tones before, Tones after) {
        return new TonesStep(name(before, after), before, after);
    }

    private static String name(Tones before, Tones after) {
        if (after.equals(Tones.NONE)) {
            return text("edit.levelsNone");
        }
        if (!after.levels().equals(before.levels())) {
            return text("edit.levels");
        }
        return after.blackAndWhite() ? text("edit.blackAndWhite") : text("edit.saturation", after.saturation());
    }

    /// Whether it sets the same as a step just before it, and so becomes one with it.
    boolean goesOn(TonesStep just) {
        return setsLevels() == just.setsLevels() && setsSaturation() == just.setsSaturation();
    }

    private boolean setsLevels() {
        return !before.levels().equals(after.levels());
    }

    private boolean setsSaturation() {
        return before.saturation() != after.saturation();
    }

    @Override
    public boolean leadsBack() {
        return after.equals(before);
    }
}
