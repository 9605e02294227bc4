package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.editor.document.PhotoDocument;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Saving, being killed, and coming back, with mouse and keyboard; and the clipboard.
class ProjectWindowTest extends PilotedTest {

    @Override
    protected EditorPilot pilot() {
        EditorPilot made = EditorPilot.withFake(stage, folder);
        made.editor.model.project().keepIn(folder.resolve("recovery"));
        return made;
    }

    private void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        pilot.settle();
    }

    @Test
    void aSavedProjectIsGoneOnWithAndAKillCostsNothingThatWasDone(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        pilot.drag(robot, 0.2, 0.3, 0.4, 0.3);
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        Path project = folder.resolve("landscape.sairbrush");
        pilot.editor.answers.projectTarget = project;
        press(robot, KeyCode.CONTROL, KeyCode.ALT, KeyCode.S);
        pilot.await(() -> Files.exists(project)
                && !pilot.document().history().changedProperty().get());
        pilot.snapshot("project-saved");

        pilot.drag(robot, 0.5, 0.7, 0.7, 0.6);
        byte[] mask = pilot.document().maskSnapshot().get().coverage();
        Path recovery = folder.resolve("recovery");
        pilot.await(() -> keptUnsaved(recovery));
        pilot.editor.model.project().abandon();
        pilot.close();

        pilot.onFx(() -> pilot = pilot());
        pilot.editor.answers.recovery = Recovery.RECOVER;
        pilot.onFx(() -> pilot.editor.model.project().offerRecovery(() -> {}, () -> {}));
        pilot.await(() -> pilot.document() != null);
        PhotoDocument recovered = pilot.document();
        assertArrayEquals(mask, recovered.mask().coverage());
        assertTrue(recovered.fill().isPresent());
        assertEquals(project, pilot.editor.model.project().file().orElseThrow());
        pilot.snapshot("project-recovered");
        assertEquals(Color.rgb(0x20, 0xa0, 0x60), seen(0.3, 0.3));

        press(robot, KeyCode.CONTROL, KeyCode.ALT, KeyCode.S);
        pilot.await(() -> !pilot.document().history().changedProperty().get());
    }

    private Color seen(double shareX, double shareY) throws Exception {
        Point2D place = stage.getScene().getRoot().screenToLocal(pilot.onPhoto(shareX, shareY));
        return WaitForAsyncUtils.asyncFx(() -> stage.getScene()
                        .getRoot()
                        .snapshot(null, null)
                        .getPixelReader()
                        .getColor((int) place.getX(), (int) place.getY()))
                .get();
    }

    private static boolean keptUnsaved(Path recovery) throws Exception {
        // the other test's session may lie there, too
        try (var sessions = Files.list(recovery)) {
            for (Path session : sessions.toList()) {
                Path manifest = session.resolve(Manifest.FILE);
                Manifest kept = Files.exists(manifest) ? Manifest.parse(Files.readString(manifest), "kept") : null;
                if (kept != null && kept.fills().size() == 1) {
                    for (StrokeFile strokes : kept.strokesIn(session)) {
                        if (strokes.holdsAny()) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }

    @Test
    void thePhotoGoesOverTheClipboardAndBack(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        PhotoDocument first = pilot.document();
        press(robot, KeyCode.CONTROL, KeyCode.C);
        pilot.await(() -> pilot.notice() != null);
        pilot.onFx(() -> assertTrue(Clipboard.getSystemClipboard().hasImage()));
        press(robot, KeyCode.CONTROL, KeyCode.V);
        pilot.await(() -> pilot.document() != first);
        assertEquals(300, pilot.document().photo().width());
        assertEquals("Pasted picture", pilot.document().name());
    }
}
