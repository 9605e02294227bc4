package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import javafx.util.Subscription;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.project.ProjectViewModel;

/// Files that were dropped into the window. One photo is open at a time: the first of them is opened, and once it is
/// there all of them can be restored.
final class DroppedFiles {

    private final EditorViewModel model;
    private Subscription telling = Subscription.EMPTY;

    DroppedFiles(EditorViewModel model) {
        this.model = model;
    }

    /// @param files at least one
    void open(List<Path> files) {
        Path first = files.getFirst();
        telling.unsubscribe();
        if (files.size() > 1) {
            // Only now: a photo that comes takes the notices about the one before away.
            telling = model.documentProperty().subscribe((before, opened) -> {
                telling.unsubscribe();
                if (isFrom(first, opened)) {
                    Notice.Action all = new Notice.Action(text("open.all.restore"), () -> restore(files));
                    model.notices().info(text("open.many", files.size()), all);
                }
            });
        }
        model.open(first);
    }

    private void restore(List<Path> files) {
        model.batch().show();
        model.batch().add(files);
    }

    private static boolean isFrom(Path file, PhotoDocument opened) {
        return ProjectViewModel.isProject(file)
                || opened.source().filter(file.toAbsolutePath()::equals).isPresent();
    }
}
