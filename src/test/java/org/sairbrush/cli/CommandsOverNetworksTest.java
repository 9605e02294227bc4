package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.foreign.TinyInpainters;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.sair.TestClipPack;
import org.sairbrush.sair.TestPacks;
import org.sairbrush.train.evaluation.PackNetworks;

/// The commands as the program runs them, over a pack of tiny untrained networks.
class CommandsOverNetworksTest {

    @TempDir
    private static Path folder;

    private static Path photo;
    private static Path mask;

    @BeforeAll
    static void makePackAndPictures() throws IOException {
        TestPacks.write(folder.resolve("models"));
        photo = Pictures.photo(Files.createDirectory(folder.resolve("photos")).resolve("photo.png"), 72, 64);
        mask = Pictures.mask(Files.createDirectory(folder.resolve("masks")).resolve("mask.png"), 72, 64, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sair", "liif", "telea", "navier-stokes"})
    void everyMethodRestores(String method) throws IOException {
        Path out = folder.resolve(method + ".png");

        CommandRun run = run("restore", photo, "--mask", mask, "--out", out, "--method", method, "--json");

        assertEquals(0, run.status(), run.err());
        JsonObject region = run.json().getAsJsonArray("results").get(0).getAsJsonObject()
                .getAsJsonArray("regions").get(0).getAsJsonObject();
        assertEquals(20 * 64, region.get("holePixels").getAsInt());
        assertEquals(method.equals("sair"), region.has("semantics"));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 50, 30));
    }

    @Test
    void labelsAreFoundInAnyWords() {
        CommandRun run = run(
                "labels", photo, "--mask", mask, "--labels", "hair,brick wall", "--out", folder.resolve("labels.png"),
                "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(384, run.json().getAsJsonObject("semantics").get("channels").getAsInt());
        assertEquals(2, run.json().getAsJsonArray("labels").size());
    }

    @Test
    void labelsOverAPackWithoutSirAreThoseOfTheRawMap() throws IOException {
        TestClipPack.write(folder.resolve("models"));
        Path completed = folder.resolve("clip.png");
        Path raw = folder.resolve("clip-raw.png");

        CommandRun run = labelsOfClip(completed);
        CommandRun asked = labelsOfClip(raw, "--raw");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("'tiny-clip' has no SIR"), run.err());
        assertEquals("raw", run.json().get("meaning").getAsString());
        assertEquals(
                TestClipPack.CHANNELS, run.json().getAsJsonObject("semantics").get("channels").getAsInt());
        assertEquals(0, asked.status(), asked.err());
        assertFalse(asked.err().contains("SIR"), asked.err());
        assertArrayEquals(Files.readAllBytes(raw), Files.readAllBytes(completed));
    }

    private static CommandRun labelsOfClip(Path out, String... more) {
        return CommandRun.of(world(), Stream.concat(
                        Stream.of(
                                "labels", photo, "--mask", mask, "--labels", "hair,brick wall", "--out", out, "--json",
                                "--models", folder.resolve("models"), "--pack", "tiny-clip", "--device", "cpu"),
                        Arrays.stream(more))
                .toArray());
    }

    @Test
    void everyMethodIsEvaluated() throws IOException {
        Path table = folder.resolve("table.json");

        CommandRun run = run(
                "evaluate", "--photos", photo.getParent(), "--masks", mask.getParent(), "--bins", "20-40",
                "--size", 64, "--out", table);

        assertEquals(0, run.status(), run.err());
        JsonObject json = JsonParser.parseString(Files.readString(table)).getAsJsonObject();
        assertEquals(8, json.getAsJsonArray("results").size());
        assertEquals("tiny", json.get("pack").getAsString());
    }

    @Test
    void somebodyElsesInpainterRestoresAndIsCompared() throws IOException {
        Path model = TinyInpainters.torchScript("mean", folder.resolve("mean.pt"));
        Path out = folder.resolve("foreign.png");
        Path table = folder.resolve("foreign.json");

        CommandRun imported = CommandRun.of(
                world(), "models", "import", model, "--as", "lama", "--id", "mean",
                "--models", folder.resolve("models"));
        CommandRun restored = CommandRun.of(
                world(), "restore", photo, "--mask", mask, "--out", out, "--json", "--pack", "mean",
                "--models", folder.resolve("models"), "--device", "cpu");
        CommandRun compared = run(
                "evaluate", "--photos", photo.getParent(), "--masks", mask.getParent(), "--bins", "20-40",
                "--size", 64, "--methods", "pack:mean,pack:tiny,mean", "--out", table);
        CommandRun labelled = CommandRun.of(
                world(), "labels", photo, "--labels", "hair,wall", "--out", out, "--pack", "mean",
                "--models", folder.resolve("models"), "--device", "cpu");

        assertEquals(0, imported.status(), imported.err());
        assertEquals(0, restored.status(), restored.err());
        assertEquals("inpainter", restored.json().get("method").getAsString());
        assertEquals("mean", restored.json().get("pack").getAsString());
        assertEquals(Pictures.GREY, Pictures.rgb(out, 5, 30));
        assertEquals(0, compared.status(), compared.err());
        JsonArray results = JsonParser.parseString(Files.readString(table)).getAsJsonObject().getAsJsonArray("results");
        assertEquals("pack:mean", results.get(0).getAsJsonObject().get("method").getAsString());
        // The tiny inpainter fills with the mean, as the baseline of that name does.
        assertEquals(results.get(2).getAsJsonObject().get("hole"), results.get(0).getAsJsonObject().get("hole"));
        assertEquals(1, labelled.status());
        assertTrue(labelled.err().contains("mean only fills and knows no semantics"), labelled.err());
    }

    @Test
    void anUnknownPackIsASentence() {
        CommandRun run = CommandRun.of(world(), "restore", photo, "--mask", mask, "--out", folder.resolve("none.png"),
                "--models", folder.resolve("models"), "--pack", "none");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("There is no model pack 'none'"), run.err());
    }

    private static CommandRun run(Object... arguments) {
        return CommandRun.of(world(), Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--models", folder.resolve("models"), "--pack", "tiny", "--device", "cpu"))
                .toArray());
    }

    private static World world() {
        return new World(PackRestorer::new, PackNetworks::new, (_, _) -> false, folder, false);
    }
}
