package org.sairbrush.editor;

import java.lang.ref.WeakReference;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.testfx.api.FxRobot;

/// What a photo that is open no more leaves behind.
class ClosedPhotoTest extends PilotedTest {

    @Test
    void aPhotoIsLetGoWhenAnotherIsOpened(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        WeakReference<PhotoDocument> closed = new WeakReference<>(pilot.document());
        robot.type(KeyCode.B);
        pilot.drag(robot, 0.2, 0.2, 0.4, 0.3);
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.5, 0.5, 0.6, 0.6);
        pilot.onFx(pilot.editor.model.fill()::fill);
        pilot.await(() -> pilot.document().fill().isPresent());
        robot.type(KeyCode.E);
        pilot.drag(robot, 0.2, 0.2, 0.4, 0.3);
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().stamps().choose(new Point2D(500, 300)));
        int steps = pilot.document().history().size();
        pilot.drag(robot, 0.2, 0.7, 0.3, 0.7);
        pilot.await(() -> pilot.document().history().size() > steps);
        robot.type(KeyCode.Y);
        pilot.drag(robot, 0.2, 0.7, 0.25, 0.7);
        pilot.await(() -> pilot.document().history().size() > steps + 1);
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.1, 0.5, 0.3, 0.6);
        pilot.onFx(() -> pilot.editor.model.labels().showingProperty().set(true));
        pilot.await(() -> !pilot.editor.model.labels().runningProperty().get());
        pilot.editor.answers.unsaved = DialogService.Unsaved.DISCARD;
        pilot.editor.answers.photo = TestPhotos.landscape(folder.resolve("next.png"), 500, 300);
        robot.clickOn("#open");
        pilot.await(() -> pilot.document().photo().width() == 500);
        robot.moveTo(pilot.onPhoto(0.5, 0.5));
        pilot.await(() -> {
            System.gc();
            return closed.refersTo(null);
        });
    }
}
