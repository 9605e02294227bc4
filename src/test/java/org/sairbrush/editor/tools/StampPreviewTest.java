package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.canvas.ViewTransform;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What is seen of strokes while they wait for a fill.
class StampPreviewTest extends PilotedTest {

    private static final Color SUN = Color.web("#ffe9a8");
    private static final Point2D DRAWN = new Point2D(120, 80);

    private Color seen(Point2D place) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Image picture = pilot.view().snapshot(null, null);
                    ViewTransform transform = pilot.view().viewport().transform();
                    return picture.getPixelReader()
                            .getColor(
                                    (int) transform.toScreenX(place.getX()), (int) transform.toScreenY(place.getY()));
                })
                .get();
    }

    @Test
    void beforeAndAfterAStrokeIsSeenAfterwardsOnly(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        pilot.onFx(() -> pilot.tools().setBrushSize(30));
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().stamps().choose(new Point2D(400, 300)));
        pilot.drag(robot, 0.9, 0.9, 0.92, 0.9);
        pilot.await(() -> pilot.editor.model.compare().splittableProperty().get());
        pilot.onFx(() -> {
            pilot.editor.model.compare().split();
            pilot.tools().stamps().choose(new Point2D(410, 106));
        });
        Point2D inBefore = new Point2D(282, 40);
        Point2D inAfter = new Point2D(320, 40);
        Color sky = seen(inBefore);
        pilot.onFx(() -> pilot.tools().setBrushSize(120));
        robot.moveTo(pilot.onPhoto(0.55, 0.1)).press(MouseButton.PRIMARY);
        pilot.settle();
        assertNotEquals(sky, seen(inAfter));
        assertEquals(sky, seen(inBefore));
        pilot.picture("stroke-split", pilot.view());
        robot.release(MouseButton.PRIMARY);
    }

    private boolean isSun(Point2D place) throws Exception {
        Color seen = seen(place);
        return Math.abs(seen.getRed() - SUN.getRed()) < 0.02 && Math.abs(seen.getBlue() - SUN.getBlue()) < 0.02;
    }

    @Test
    void aStrokeThatWaitsIsSeenWhereverTheViewMovesAndWhateverToolIsTakenUntilItIsTakenBack(FxRobot robot)
            throws Exception {
        pilot.openLandscape(robot, 600, 400);
        pilot.onFx(() -> pilot.tools().setBrushSize(30));
        pilot.drag(robot, 0.6, 0.8, 0.7, 0.8);
        pilot.fake.takeItsTime(20_000);
        pilot.onFx(pilot.editor.model.fill()::fill);
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().stamps().choose(new Point2D(400, 106)));
        pilot.drag(robot, 0.2, 0.2, 0.22, 0.2);
        assertTrue(pilot.editor.model.fill().queue().strokesUnderWayProperty().get());
        pilot.await(() -> isSun(DRAWN));
        assertEquals(1, pilot.document().history().size());

        pilot.onFx(() -> pilot.view().viewport().zoomBy(1.6, 200, 150));
        pilot.await(() -> isSun(DRAWN));
        robot.type(KeyCode.B);
        pilot.onFx(() -> pilot.view().viewport().moveBy(-30, 20));
        // Until what is shown was made again.
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        pilot.await(() -> isSun(DRAWN));
        pilot.picture("stroke-waiting", pilot.view());

        pilot.undo(robot);
        pilot.await(() -> !isSun(DRAWN));
        assertEquals(1, pilot.document().history().size());
        pilot.onFx(pilot.editor.model.fill().queue()::cancel);
    }
}
