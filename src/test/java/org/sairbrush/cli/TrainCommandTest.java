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
