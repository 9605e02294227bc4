package org.sairbrush.editor.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/// Lets a node be dragged to other programs, which get the photo as a file. The file is written when the button goes
/// down, and is not when that was only a click; where it takes longer than the hand, it is there at the next try.
public final class DragOut {

    private DragOut() {}

    public static void install(Node handle, TransferViewModel model) {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                model.prepareDrag();
            }
        });
        handle.setOnDragDetected(event -> {
            Optional<Path> file = model.dragged();
            if (file.isPresent()) {
                Dragboard board = handle.startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(file.get().toFile()));
                board.setContent(content);
            } else {
                model.dragLater();
            }
            event.consume();
        });
        handle.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.forgetDrag());
    }
}
