package org.sairbrush.editor.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.DeviceChoice;
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
        settings.featherProperty().set(12);
        settings.detailProperty().set(30);
        settings.grainProperty().set(false);
        settings.autoFillProperty().set(true);
        settings.damageSensitivityProperty().set(0.7);
        settings.reopenLastProperty().set(true);
        settings.embedPhotoProperty().set(false);
        settings.windowProperty().set(new WindowPlace(-30, 40.5, 1200, 800, true));
        settings.remember(folder.resolve("a.jpg"));
        settings.remember(folder.resolve("b.sairbrush"));

        EditorSettings again = EditorSettings.load(file);
        assertSame(Theme.DARK, again.themeProperty().get());
        assertSame(Method.TELEA, again.methodProperty().get());
        assertEquals("sky, sea", again.labelsProperty().get());
        assertEquals(0.25, again.labelOpacityProperty().get());
        assertEquals(folder, again.folderProperty().get());
        assertEquals(12, again.featherProperty().get());
        assertEquals(30, again.detailProperty().get());
        assertFalse(again.grainProperty().get());
        assertTrue(again.autoFillProperty().get());
        assertEquals(0.7, again.damageSensitivityProperty().get());
        assertTrue(again.reopenLastProperty().get());
        assertFalse(again.embedPhotoProperty().get());
        assertEquals(new WindowPlace(-30, 40.5, 1200, 800, true), again.windowProperty().get());
        assertEquals(
                List.of(folder.resolve("b.sairbrush"), folder.resolve("a.jpg")),
                again.recentFilesProperty().get());
    }

    @Test
    void whoLeavesTheUsualDetailGetsThatOfTheNextVersion() throws IOException {
        Path file = folder.resolve("settings.json");
        EditorSettings settings = EditorSettings.load(file);
        settings.keepIn(file, Runnable::run);
        settings.themeProperty().set(Theme.DARK);
        assertFalse(Files.readString(file).contains("detail"));

        int usual = settings.detailProperty().get();
        settings.detailProperty().set(30);
        settings.detailProperty().set(usual);
        assertEquals(usual, EditorSettings.load(file).detailProperty().get());
    }

    @Test
    void recentFilesAreFewEachOnceAndTheLatestFirst() {
        EditorSettings settings = EditorSettings.load(folder.resolve("none.json"));
        for (int i = 0; i < 15; i++) {
            settings.remember(folder.resolve(i + ".jpg"));
        }
        settings.remember(folder.resolve("12.jpg"));
        List<Path> recent = settings.recentFilesProperty().get();
        assertEquals(10, recent.size());
        assertEquals(folder.resolve("12.jpg"), recent.getFirst());
        assertEquals(10, Set.copyOf(recent).size());
    }

    @Test
    void preferencesAreFoundAtTheNextStart() {
        Path file = folder.resolve("settings.json");
        EditorSettings settings = EditorSettings.load(file);
        settings.keepIn(file, Runnable::run);
        settings.preferences().languageProperty().set(Locale.GERMAN);
        settings.preferences().deviceProperty().set(DeviceChoice.CPU);
        settings.preferences().threadsProperty().set(3);
        settings.preferences().historyMegabytesProperty().set(512);
        settings.preferences().exportFormatProperty().set(PhotoFormat.TIFF);
        settings.preferences().jpegQualityProperty().set(90);
        settings.preferences().hintsSeenProperty().set(2);

        Preferences again = EditorSettings.load(file).preferences();
        assertEquals(settings.preferences().stored(), again.stored());
        assertEquals(512L << 20, again.historyBytes());
    }

    @Test
    void aBrokenFileLeavesTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{ \"theme\": ");
        assertSame(Theme.LIGHT, EditorSettings.load(file).themeProperty().get());
    }

    @Test
    void wordsOfAnotherVersionLeaveTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"SEPIA\", \"method\": \"magic\", "
                + "\"labels\": \"sky\", \"preferences\": {\"device\": \"TPU\", \"threads\": 3}}");
        EditorSettings settings = EditorSettings.load(file);
        assertSame(Theme.LIGHT, settings.themeProperty().get());
        assertSame(Method.SAIR, settings.methodProperty().get());
        assertSame(DeviceChoice.AUTO, settings.preferences().deviceProperty().get());
        assertEquals("sky", settings.labelsProperty().get());
        assertEquals(3, settings.preferences().threadsProperty().get());
    }
}
