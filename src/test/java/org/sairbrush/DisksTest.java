package org.sairbrush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.editor.WindowlessEditor;

/// Disks that are full or read-only, and odd paths, as the editor meets them: what was there stays whole, and the user
/// is told.
class DisksTest {

    private static final String[] NAMES = {"a.png", "a.tif", "a.jpg", "a.bmp", "a.ppm", "a.sairbrush"};

    @TempDir
    private Path folder;

    private Path disk;
    private WindowlessEditor desk;
    private boolean mounted;

    @BeforeEach
    void work() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        desk = new WindowlessEditor(folder.resolve("recovery"));
        desk.work(folder.resolve("photo.png"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void onAFullDiskTheOldFilesStayWhole() throws Exception {
        mount();
        for (String name : NAMES) {
            Files.writeString(disk.resolve(name), "old");
        }
        fill();

        for (String name : NAMES) {
            String refusal = refusal(disk.resolve(name)).orElse("was written");
            assertTrue(refusal.contains("because the disk is full"), name + ": " + refusal);
            assertEquals("old", Files.readString(disk.resolve(name)), name);
        }
        try (Stream<Path> files = Files.list(disk)) {
            assertEquals(NAMES.length + 1, files.count());
        }
    }

    @Test
    void onAReadOnlyDiskTheUserIsTold() throws Exception {
        mount();
        for (String name : NAMES) {
            Files.writeString(disk.resolve(name), "old");
        }
        assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));

        for (String name : NAMES) {
            String refusal = refusal(disk.resolve(name)).orElse("was written");
            assertTrue(refusal.contains("write-protected"), name + ": " + refusal);
            refusal = refusal(disk.resolve("new-" + name)).orElse("was written");
            assertTrue(refusal.contains("folder is read-only"), name + ": " + refusal);
            assertEquals("old", Files.readString(disk.resolve(name)), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a photo of  1923", "Großmutter à l'été", "家族の写真 👵📷", "100%s {0} done"})
    void longAndOddPathsAreFine(String name) throws IOException {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "This system has ASCII names only");
        Path place = disk;
        while (place.toString().getBytes(StandardCharsets.UTF_8).length < 300) {
            place = Files.createDirectory(place.resolve(name));
        }
        for (String file : NAMES) {
            Path target = place.resolve(name + " " + file);

            assertEquals(Optional.empty(), refusal(target));

            assertEquals(Optional.empty(), desk.refusal(target), file);
        }
    }

    private Optional<String> refusal(Path target) {
        return target.toString().endsWith(".sairbrush") ? desk.saveRefusal(target) : desk.exportRefusal(target);
    }

    /// A disk of half a megabyte, where the system lets us have one.
    private void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "Only the super-user of Linux may make a disk");
    }

    private void fill() throws IOException {
        byte[] block = new byte[1 << 12];
        Path filler = Files.createFile(disk.resolve("filler"));
        try (var output = Files.newOutputStream(filler)) {
            for (int i = 0; i < 1 << 10; i++) {
                output.write(block);
            }
        } catch (IOException full) {
            return;
        }
        throw new AssertionError("The disk does not get full");
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }
}
