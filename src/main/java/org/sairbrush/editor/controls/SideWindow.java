package org.sairbrush.editor.controls;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// A window beside the editor's, which goes on working. It is made when it is first shown, over the middle of the
/// editor; Esc closes it.
public final class SideWindow {

    private final String title;
    private final Supplier<? extends Parent> content;
    private final Dimension2D size;
    private final Dimension2D least;
    private final String stylesheet;
    private Consumer<Runnable> closing = Runnable::run;
    private boolean above = true;
    private Stage stage;

    /// @param size       of the content at first
    /// @param least      that the window can be made as small as
    /// @param stylesheet the editor's
    public SideWindow(
            String title, Supplier<? extends Parent> content, Dimension2D size, Dimension2D least, String stylesheet) {
        this.title = title;
        this.content = content;
        this.size = size;
        this.least = least;
        this.stylesheet = stylesheet;
    }

    /// Lets the editor lie over it where people work there, rather than always lie over the editor.
    ///
    /// @param asking closes it when people want that, where they still do after they were asked
    public SideWindow beside(Consumer<Runnable> asking) {
        above = false;
        closing = asking;
        return this;
    }

    /// Shows it, in front where it is open already.
    public void show(Window owner) {
        if (stage == null) {
            Scene scene = new Scene(content.get(), size.getWidth(), size.getHeight());
            scene.getStylesheets().add(stylesheet);
            stage = new Stage();
            if (above) {
                stage.initOwner(owner);
            } else {
                if (owner instanceof Stage editor) {
                    stage.getIcons().setAll(editor.getIcons());
                }
                owner.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> stage.hide());
            }
            stage.setTitle(title);
            stage.setScene(scene);
            stage.setMinWidth(least.getWidth());
            stage.setMinHeight(least.getHeight());
            stage.setX(owner.getX() + Math.max(0, (owner.getWidth() - size.getWidth()) / 2));
            stage.setY(owner.getY() + Math.max(0, (owner.getHeight() - size.getHeight()) / 2));
            Placement.holdOver(owner, stage);
            stage.setOnCloseRequest(event -> {
                event.consume();
                close();
            });
            scene.getAccelerators().put(KeyCombination.valueOf(KeyCode.ESCAPE.getName()), this::close);
            // A list keeps Esc for itself, even where it has nothing to leave.
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE && scene.getFocusOwner() instanceof ListView<?>) {
                    close();
                    event.consume();
                }
            });
        }
        stage.show();
        stage.toFront();
    }

    private void close() {
        closing.accept(stage::hide);
    }
}
