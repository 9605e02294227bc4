package org.sairbrush.editor.transfer;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The desktop's own.
public final class SystemClipboard implements PictureClipboard {

    @Override
    public Optional<Path> file() {
        List<File> files = Clipboard.getSystemClipboard().getFiles();
        return files == null ? Optional.empty() : files.stream().findFirst().map(File::toPath);
    }

    @Override
    public Optional<Image> picture() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getImage());
    }

    @Override
    public void put(Image picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
