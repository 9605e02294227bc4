package org.sairbrush.editor.transfer;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;

/// What other programs have copied, and what they may paste. Used by the interface's thread only.
public interface PictureClipboard {

    /// The first of the files that were copied.
    Optional<Path> file();

    Optional<Image> picture();

    void put(Image picture);
}
