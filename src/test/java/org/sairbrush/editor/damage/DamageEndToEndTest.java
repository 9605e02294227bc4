package org.sairbrush.editor.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.PackLibrary;
import org.testfx.api.FxRobot;

/// What the packs that come with the program find, from a key to the mask.
class DamageEndToEndTest extends PilotedTest {

    private static final Path EXAMPLES = Path.of("docs", "examples");

    @Override
    protected EditorPilot pilot() {
        return EditorPilot.withPacks(stage, folder);
    }

    @Test
    void specksOfAPlateAreFoundAndOneUndoTakesThemBack(FxRobot robot) throws Exception {
        assumeTrue(
                PackLibrary.standard().packs().stream()
                        .anyMatch(pack -> pack.problem() == null && pack.description().damage() != null),
                "no pack that is installed finds damage");
        pilot.editor.answers.photo = Files.copy(EXAMPLES.resolve("plate-specks.jpg"), folder.resolve("plate.jpg"));
        robot.clickOn("#open");
        pilot.await(() -> pilot.document() != null);
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        pilot.snapshot("damage-plate");
        Mask byHand = PhotoReader.readMask(EXAMPLES.resolve("plate-specks-mask.png"));
        Mask found = pilot.document().maskSnapshot().get();
        long both = 0;
        for (int y = 0; y < found.height(); y++) {
            for (int x = 0; x < found.width(); x++) {
                both += found.hole(x, y) && byHand.hole(x, y) ? 1 : 0;
            }
        }
        assertTrue(both > byHand.holePixels() / 4, both + " of " + byHand.holePixels());
        assertTrue(found.share() < 0.15, "the hair is no damage: " + found.share());
        pilot.undo(robot);
        assertEquals(0, pilot.holes());
    }
}
