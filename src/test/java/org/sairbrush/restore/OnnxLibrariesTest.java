package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxLibrariesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path cache;

    private Optional<String> before;

    @BeforeEach
    void forget() {
        before = Optional.ofNullable(System.clearProperty(OnnxLibraries.PROPERTY));
    }

    @AfterEach
    void restore() {
        System.clearProperty(OnnxLibraries.PROPERTY);
        before.ifPresent(folder -> System.setProperty(OnnxLibraries.PROPERTY, folder));
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty(OnnxLibraries.PROPERTY)))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theyAreUnpackedOnceAndWhole() throws Exception {
        OnnxLibraries.keepIn(cache);
        List<Path> libraries = files();
        assertEquals(2, libraries.size(), libraries.toString());
        Path first = libraries.getFirst();
        long size = Files.size(first);
        assertTrue(size > 1 << 20, () -> first + " has " + size);
        for (Path library : libraries) {
            Files.setLastModifiedTime(library, LONG_AGO);
        }
        System.clearProperty(OnnxLibraries.PROPERTY);
        OnnxLibraries.keepIn(cache);
        for (Path library : files()) {
            assertEquals(LONG_AGO, Files.getLastModifiedTime(library), "unpacked once more");
        }
        Files.write(first, new byte[10]);
        System.clearProperty(OnnxLibraries.PROPERTY);
        OnnxLibraries.keepIn(cache);
        assertEquals(size, Files.size(first));
    }

    @Test
    void whoNamesAFolderKeepsIt() {
        System.setProperty(OnnxLibraries.PROPERTY, "elsewhere");
        OnnxLibraries.keepIn(cache);
        assertEquals("elsewhere", System.getProperty(OnnxLibraries.PROPERTY));
    }

    @Test
    void whereNothingCanBeWrittenOnnxRuntimeHasItsOwnWay() throws Exception {
        OnnxLibraries.keepIn(Files.writeString(cache.resolve("file"), "no folder"));
        assertNull(System.getProperty(OnnxLibraries.PROPERTY));
    }

    @Test
    void platformsAreCalledAsOnnxRuntimeDoes() {
        assertEquals("linux-x64", OnnxLibraries.platform("Linux", "amd64"));
        assertEquals("linux-aarch64", OnnxLibraries.platform("Linux", "aarch64"));
        assertEquals("osx-aarch64", OnnxLibraries.platform("Mac OS X", "aarch64"));
        assertEquals("win-x64", OnnxLibraries.platform("Windows 11", "amd64"));
    }
}
