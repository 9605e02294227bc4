package org.sairbrush.editor.dialogs;

import java.nio.file.Path;
import java.util.Optional;

/// Everything that asks the user outside the window. View models know only this; tests answer in the user's place.
public interface DialogService {

    /// What to do with changes that are not saved.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> choosePhoto(Optional<Path> folder);

    /// Where to write a photo; the system has asked already whether an existing file may be replaced.
    Optional<Path> chooseTarget(Path suggestion);

    Unsaved askUnsaved(String photoName);

    void showInFolder(Path file);
}
