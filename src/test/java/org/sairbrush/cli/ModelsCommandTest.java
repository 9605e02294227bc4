package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.models.LoopbackServer;
import org.sairbrush.models.StoreHarness;
import org.sairbrush.restore.UserFolders;
import org.sairbrush.sair.TestPacks;

class ModelsCommandTest {

    @TempDir
    private Path models;

    @TempDir
    private Path elsewhere;

    @TempDir
    private Path user;

    private String usersFolder;

    @BeforeEach
    void useFoldersOfItsOwn() {
        usersFolder = System.setProperty(UserFolders.PROPERTY, user.toString());
    }

    @AfterEach
    void restoreFolders() {
        if (usersFolder == null) {
            System.clearProperty(UserFolders.PROPERTY);
        } else {
            System.setProperty(UserFolders.PROPERTY, usersFolder);
        }
    }

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
        assertTrue(run.out().startsWith("clip-vit-b-16  "), run.out());
        assertTrue(run.err().startsWith("No model pack is installed."), run.err());
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
    void whatCanBeFetchedIsListedWithLicenceSizeAndUse() {
        CommandRun run = run("list");

        assertTrue(run.out().contains("lama  LaMa, inpainter, Apache-2.0, 205.7 MB. Large-mask"), run.out());
        JsonObject clip = run("list", "--json").json().getAsJsonArray("available").get(0).getAsJsonObject();
        assertEquals("MIT", clip.get("licence").getAsString());
        assertTrue(clip.get("hashed").getAsBoolean());
    }

    @Test
    void aModelIsFetchedVerifiedMadeTheDefaultAndRemoved() throws IOException {
        byte[] weights = StoreHarness.bytes(5000, 1);
        try (LoopbackServer server = new LoopbackServer(weights)) {
            Files.writeString(models.resolve("catalogue.json"), """
                    {"models": [{"id": "small", "title": "Small", "licence": "MIT",
                      "files": [{"name": "w.bin", "url": "%s", "size": 5000, "sha256": "%s"}]}]}"""
                    .formatted(server.address("/w"), StoreHarness.sha256(weights)));
            assertTrue(run("list").out().contains("small  Small"));

            CommandRun fetch = run("fetch", "small");
            assertEquals(0, fetch.status(), fetch.err());
            assertEquals("small is installed and whole.", fetch.err().strip());
        }
        assertTrue(run("list").out().contains(", MIT, "));
        assertTrue(run("list").out().contains(", verified  ("));
        assertEquals("mini", run("default").out().strip());
        assertEquals("small", run("default", "small").out().strip());
        assertTrue(run("list").out().contains(", verified, default  ("));
        assertEquals(0, run("remove", "small").status());
        assertEquals("mini", run("default").out().strip());
        assertEquals(1, run("remove", "small").status());
    }

    @Test
    void aFetchThatFailsIsOneSentence() throws IOException {
        try (LoopbackServer server = new LoopbackServer(new byte[10])) {
            Files.writeString(models.resolve("catalogue.json"), """
                    {"models": [{"id": "small", "title": "Small", "licence": "MIT",
                      "files": [{"name": "w.bin", "url": "%s", "size": 5000}]}]}""".formatted(server.address("/w")));
            CommandRun fetch = run("fetch", "small");
            assertEquals(1, fetch.status());
            assertEquals(
                    "sairbrush: w.bin from 127.0.0.1 is not the file that was expected, it has 10 bytes and not 5000:"
                            + " nothing was installed.",
                    fetch.err().strip());
        }
    }

    @Test
    void aPackIsImported() throws IOException {
        TestPacks.write(elsewhere);

        assertEquals("tiny is installed and whole.", run("import", elsewhere.resolve("tiny").toString()).err().strip());
        assertEquals(0, run("import", elsewhere.resolve("tiny").toString(), "--id", "mine").status());

        assertEquals(0, run("verify", "tiny").status());
        assertEquals(0, run("verify", "mine").status());
        CommandRun nothing = run("import", elsewhere.resolve("nothing").toString());
        assertEquals(1, nothing.status());
        assertTrue(nothing.err().contains("check the name"), nothing.err());
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
