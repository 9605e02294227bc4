package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.Tones;

/// Levels in projects and in what is kept of a program that is killed.
class LevelledProjectTest extends DeskTest {

    private static final Tones LEVELS = Tones.NONE.withLevels(new Levels(
            new Levels.Range(0.1, 1.3, 0.9),
            List.of(Levels.Range.WHOLE, new Levels.Range(0.05, 1, 0.8), Levels.Range.WHOLE)));

    @Test
    void aProjectBringsThemBack() {
        ProjectDesk desk = working();
        desk.fill(20);
        desk.document().setTones(LEVELS);
        desk.fill(50);
        desk.editor.project().save();

        ProjectDesk other = opened();

        assertEquals(LEVELS, other.document().tones());
        assertEquals(LEVELS, other.document().tonesProperty().get());
        assertEquals(desk.look(), other.look());
    }

    @Test
    void afterAKillTheyAreThereAgain() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        desk.document().setTones(LEVELS);
        desk.kill();

        ProjectDesk again = startedAgain();

        assertEquals(LEVELS, again.document().tones());
        assertEquals(desk.look(), again.look());
    }

    @Test
    void onlyWhoHasThemNeedsANewerProgram() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        assertTrue(manifest().contains("\"version\": 1"));
        desk.document().setTones(LEVELS);
        assertTrue(manifest().contains("\"version\": 3"));
        desk.editor.undo();
        assertTrue(manifest().contains("\"version\": 1"));
    }

    @Test
    void aSaturationComesBackAndOnlyWhoHasItNeedsANewerProgram() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        desk.document().setTones(LEVELS.withSaturation(0));
        assertTrue(manifest().contains("\"version\": 4"));
        desk.editor.project().save();

        assertEquals(LEVELS.withSaturation(0), opened().document().tones());
        desk.document().setTones(LEVELS);
        assertTrue(manifest().contains("\"version\": 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "2.5", "NaN", "\"grey\""})
    void whatIsNoSaturationIsDamage(String saturation) throws Exception {
        ProjectDesk desk = working();
        desk.document().setTones(Tones.NONE.withSaturation(0.5));
        String whole = manifest();
        assertEquals(desk.document().tones(), Manifest.parse(whole, "work").tones());

        String spoilt = whole.replace("\"saturation\": 0.5", "\"saturation\": " + saturation);

        assertTrue(spoilt.contains(saturation));
        assertThrows(PhotoException.class, () -> Manifest.parse(spoilt, "work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.5, 1.0, 0.4]", "[0.1, 1.0]", "null", "[0.1, -3.0, 0.9]"})
    void whatIsNoRangeIsDamage(String range) throws Exception {
        ProjectDesk desk = working();
        desk.document().setTones(Tones.NONE.withLevels(Levels.NONE.withAll(new Levels.Range(0.1, 1, 0.9))));
        String whole = manifest();
        assertEquals(desk.document().tones(), Manifest.parse(whole, "work").tones());

        String spoilt = whole.replaceAll("(?s)\"levels\": \\[\\s*\\[.*?\\]\\s*\\]", "\"levels\": [" + range + "]");

        assertTrue(spoilt.contains(range));
        assertThrows(PhotoException.class, () -> Manifest.parse(spoilt, "work"));
    }
}
