package org.sairbrush.editor.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.restore.Method;

class EditorSettingsTest {

    @TempDir
    Path folder;

    @Test
    void changesAreFoundAtTheNextStart() {
        Path file = folder.resolve("deep/settings.json");
        EditorSettings settings = EditorSettings.load(file);
        settings.keepIn(file, Runnable::run);
        settings.themeProperty().set(Theme.DARK);
        settings.methodProperty().set(Method.TELEA);
        settings.labelsProperty().set("sky, sea");
        settings.labelOpacityProperty().set(0.25);
        settings.folderProperty().set(folder);

        EditorSettings again = EditorSettings.load(file);
        assertSame(Theme.DARK, again.themeProperty().get());
        assertSame(Method.TELEA, again.methodProperty().get());
        assertEquals("sky, sea", again.labelsProperty().get());
        assertEquals(0.25, again.labelOpacityProperty().get());
        assertEquals(folder, again.folderProperty().get());
    }

    @Test
    void aBrokenFileLeavesTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{ \"theme\": ");
        assertSame(Theme.LIGHT, EditorSettings.load(file).themeProperty().get());
    }

    @Test
    void wordsOfAnotherVersionLeaveTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"SEPIA\", \"method\": \"magic\"}");
        EditorSettings settings = EditorSettings.load(file);
        assertSame(Theme.LIGHT, settings.themeProperty().get());
        assertSame(Method.SAIR, settings.methodProperty().get());
    }
}
