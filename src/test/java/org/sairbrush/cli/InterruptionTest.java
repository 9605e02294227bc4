package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restoration;

/// A program that is asked to stop from outside, as Ctrl+C does.
class InterruptionTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there Java can only kill other processes")
    void anInterruptedFillStopsCleanly() throws Exception {
        Path photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);
        Path mask = Pictures.mask(folder.resolve("mask.png"), 8, 6, 2);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        Program.class.getName(),
                        "restore", photo.toString(), "--mask", mask.toString(),
                        "--out", folder.resolve("out.png").toString())
                .start();
        try (BufferedReader err = process.errorReader()) {
            assertEquals("filling", err.readLine());
            process.toHandle().destroy();
            assertEquals("closed Cancelled.", err.lines().collect(Collectors.joining(" ")));
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertNotEquals(0, process.exitValue());
        try (Stream<Path> files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().contains("out")));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there Java can only kill other processes")
    void anInterruptedTrainingLeavesACheckpointToGoOnFrom() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int index = 0; index < 5; index++) {
            Pictures.photo(photos.resolve("a_" + index + ".png"), 40, 40);
        }
        Path pack = folder.resolve("pack");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.offline=true",
                        "-cp", System.getProperty("java.class.path"),
                        Trainer.class.getName(),
                        "train", "liif", "--data", photos.toString(), "--pack", pack.toString(),
                        "--crop", "32", "--batch", "1", "--threads", "1")
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader err = process.errorReader()) {
            while (!said.toString().contains("step ")) {
                int character = err.read();
                assertNotEquals(-1, character, said.toString());
                said.append((char) character);
            }
            process.toHandle().destroy();
            err.lines().forEach(said::append);
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(said.toString().contains("the same command with --resume goes on"), said.toString());
        assertNotEquals(0, process.exitValue());
        assertTrue(Files.exists(pack.resolve(".training/liif.safetensors")));
    }

    /// The command line as it is, watched by a person.
    static final class Trainer {

        public static void main(String[] arguments) {
            PrintWriter err = new PrintWriter(System.err, true);
            System.exit(Cli.run(
                    CommandRun.world(new FakeRestorer(), true), new PrintWriter(System.out), err, arguments));
        }
    }

    /// The command line over a restorer that is never done by itself.
    static final class Program {

        public static void main(String[] arguments) {
            FakeRestorer endless = new FakeRestorer() {
                @Override
                public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress) {
                    System.err.println("filling");
                    while (true) {
                        progress.check();
                        Thread.onSpinWait();
                    }
                }

                @Override
                public void close() {
                    System.err.println("closed");
                }
            };
            PrintWriter err = new PrintWriter(System.err, true);
            System.exit(Cli.run(CommandRun.world(endless, false), new PrintWriter(System.out), err, arguments));
        }
    }
}
