package org.sairbrush.editor.dialogs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that asks the user outside the window. View models know only this; tests answer in the user's place.
public interface DialogService {

    /// What to do with changes that are not saved.
    enum Unsaved {
        /// Export the photo.
        SAVE,
        /// Save the project.
        PROJECT,
        DISCARD,
        CANCEL
    }

    /// What to do with a fill that is under way.
    enum Filling {
        WAIT,
        STOP,
        CANCEL
    }

    /// What to do with work that a program that was killed left over.
    enum Recovery {
        RECOVER,
        DISCARD,
        LATER
    }

    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> choosePhoto(Optional<Path> folder);

    /// Some photos; none where people give it up.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    List<Path> choosePhotos(Optional<Path> folder);

    /// A folder to take photos from.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> choosePhotoFolder(Optional<Path> folder);

    /// A folder that holds masks.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> chooseMaskFolder(Optional<Path> folder);

    /// A folder to write photos to.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> chooseTargetFolder(Optional<Path> folder);

    /// Whether to stop restoring photos of which some are left.
    boolean askStopBatch(int left);

    /// Where to write a photo; whether an existing file may be replaced has been asked already. The same holds below.
    ///
    /// @return a name with an ending
    Optional<Path> chooseTarget(Path suggestion);

    /// A picture to load as a mask.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> chooseMask(Optional<Path> folder);

    /// Where to write a mask.
    Optional<Path> chooseMaskTarget(Path suggestion);

    Unsaved askUnsaved(String photoName);

    /// What to do with a fill before something that would lose it.
    Filling askFilling(String photoName);

    /// Where to write a project.
    Optional<Path> chooseProjectTarget(Path suggestion);

    /// Where the photo of a project is, which is not where it was, or not as it was.
    ///
    /// @param folder where to start looking, or empty for the system's choice
    Optional<Path> locatePhoto(String photoName, Optional<Path> folder);

    /// @param written when it was kept last
    Recovery askRecovery(String photoName, Instant written);

    /// A model file or a zip of a model pack.
    Optional<Path> chooseModelFile();

    /// A model pack's folder.
    Optional<Path> chooseModelFolder();

    /// Which of some models a file is like.
    Optional<String> chooseModelKind(String file, List<String> kinds);

    /// Whether a model is really to be deleted.
    boolean askRemove(String title, String size);

    /// What to call a label set.
    Optional<String> askLabelSetName(Optional<String> suggestion);

    /// Whether a label set is really to be deleted.
    boolean askDeleteLabelSet(String name);

    void showInFolder(Path file);

    /// Opens a page in the user's browser.
    void showPage(String address);
}
