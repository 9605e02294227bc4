package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void detailIsForNetworksThatPaintOverSemanticsThatStay() {
        assertRefused("--detail is for liif, and for sair with --kept.", "sair", "--detail");
        assertRefused("--detail is for liif, and for sair with --kept.", "sair", "--detail", "--frozen");
        assertRefused("--detail is for liif, and for sair with --kept.", "damage", "--detail");
    }

    @Test
    void detailBeginsWithThePacksOwnWeights() {
        String reason = "--detail begins with the pack's own weights";
        assertRefused(reason, "liif", "--detail", "--start", "other");
        assertRefused(reason, "sair", "--kept", "--detail", "--baseline", "other");
    }

    @Test
    void aTrainingIsNotBegunOverAnother() throws Exception {
        Path checkpoint = folder.resolve("pack/.training/liif.safetensors");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "hours of work");

        CommandRun run = CommandRun.of(
                new FakeRestorer(), "train", "liif", "--data", folder, "--pack", folder.resolve("pack"));

        assertEquals(1, run.status());
        assertTrue(run.err().contains("go on from it with --resume"), run.err());
        assertEquals("hours of work", Files.readString(checkpoint));
    }

    @Test
    void aPackWhoseFolderCannotBeMadeIsToldOf() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        CommandRun run = CommandRun.of(new FakeRestorer(), "train", "liif", "--data", folder, "--pack", file);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("can't be made: choose another --pack"), run.err());
    }

    private void assertRefused(String reason, String... arguments) {
        Path pack = folder.resolve("pack");
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString(), "--pack", pack.toString()));
        CommandRun run = CommandRun.of(new FakeRestorer(), all.toArray());
        assertEquals(2, run.status());
        assertTrue(run.err().contains(reason), run.err());
        assertFalse(Files.exists(pack));
    }
}
