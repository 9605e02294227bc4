package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.sair.TestPacks;

class ModelsCommandTest {

    @TempDir
    private Path models;

    @Test
    void listShowsGoodAndBadPacks() throws IOException {
        TestPacks.write(models);
        Files.writeString(Files.createDirectory(models.resolve("bad")).resolve("pack.json"), "{");

        CommandRun run = run("list", "--json");

        JsonArray packs = run.json().getAsJsonArray("packs");
        assertEquals(0, run.status());
        assertTrue(packs.get(0).getAsJsonObject().has("problem"));
        JsonObject tiny = packs.get(1).getAsJsonObject();
        assertEquals("tiny", tiny.get("id").getAsString());
        assertEquals(3, tiny.getAsJsonArray("networks").size());
        assertFalse(tiny.has("problem"));
    }

    @Test
    void listIsALineForEachPack() throws IOException {
        TestPacks.write(models);

        assertTrue(run("list").out().startsWith("tiny  "));
    }

    @Test
    void anEmptyFolderHasNoPacks() {
        CommandRun run = run("list");

        assertEquals(0, run.status());
        assertEquals("", run.out());
        assertEquals("No model pack is installed.", run.err().strip());
    }

    @Test
    void aWholePackIsVerified() throws IOException {
        TestPacks.write(models);

        assertEquals(0, run("verify", "tiny").status());
        assertEquals(0, run("verify").status());
    }

    @Test
    void aDamagedPackIsNamed() throws IOException {
        Path weights = TestPacks.write(models).resolve("sair.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        CommandRun run = run("verify", "--json");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("sair.safetensors is damaged"), run.err());
        assertTrue(run.json().getAsJsonArray("packs").get(0).getAsJsonObject().has("problem"));
    }

    @Test
    void anUnknownPackIsAFailure() {
        CommandRun run = run("verify", "nothing");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("There is no model pack 'nothing'"), run.err());
    }

    @Test
    void modelsAloneIsWrongUsage() {
        assertEquals(2, CommandRun.of(new FakeRestorer(), "models").status());
    }

    private CommandRun run(String... words) {
        Object[] arguments = new Object[words.length + 3];
        arguments[0] = "models";
        System.arraycopy(words, 0, arguments, 1, words.length);
        arguments[words.length + 1] = "--models";
        arguments[words.length + 2] = models;
        return CommandRun.of(new FakeRestorer(), arguments);
    }
}
