package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import org.sairbrush.photo.Levels;

/// Other levels. They lie over the photo: its own samples stay as they are, and so do all other steps.
public record LevelsStep(String name, Levels before, Levels after) implements RenditionStep {

    static LevelsStep of(Levels before, Levels after) {
        return new LevelsStep(text(after.equals(Levels.NONE) ? "edit.levelsNone" : "edit.levels"), before, after);
    }
}
