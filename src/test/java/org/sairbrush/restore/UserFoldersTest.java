package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of("/home/ann").toAbsolutePath();

    @Test
    void linuxFollowsXdg() {
        assertEquals(
                new UserFolders(
                        HOME.resolve(".config/sairbrush"),
                        HOME.resolve(".local/share/sairbrush"),
                        HOME.resolve(".cache/sairbrush")),
                UserFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")));
        Path data = HOME.resolve("elsewhere");
        assertEquals(
                data.resolve("sairbrush/models"),
                UserFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", data.toString())).models());
    }

    @Test
    void windowsKeepsLargeFilesOutOfTheRoamingProfile() {
        Path local = HOME.resolve("AppData/Local");
        assertEquals(
                new UserFolders(
                        HOME.resolve("AppData/Roaming/Sairbrush"),
                        local.resolve("Sairbrush"),
                        local.resolve("Sairbrush/cache")),
                UserFolders.of("Windows 11", HOME, Map.of("LOCALAPPDATA", local.toString())));
    }

    @Test
    void macOsHasOneFolder() {
        Path support = HOME.resolve("Library/Application Support/Sairbrush");
        assertEquals(
                new UserFolders(support, support, HOME.resolve("Library/Caches/Sairbrush")),
                UserFolders.of("Mac OS X", HOME, Map.of()));
    }
}
