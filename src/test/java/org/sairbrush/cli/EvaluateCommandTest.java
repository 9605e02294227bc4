package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.train.Split;

class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private Path photos;
    private Path masks;
    private Path out;

    @BeforeEach
    void makePictures() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        masks = Files.createDirectory(folder.resolve("masks"));
        out = folder.resolve("tables/table.json");
        Pictures.photo(photos.resolve("wide.png"), 40, 20);
        Pictures.photo(photos.resolve("high.png"), 30, 60);
        Files.writeString(photos.resolve("notes.txt"), "not a photo");
        Pictures.mask(masks.resolve("tenth.png"), 20, 20, 2);
        Pictures.mask(masks.resolve("third.png"), 40, 20, 12);
    }

    @Test
    void everyMethodIsMeasuredInEveryBin() throws IOException {
        CommandRun run = evaluate("--methods", "sair,mean,telea", "--bins", "0-20,20-40");

        assertEquals(0, run.status(), run.err());
        JsonObject table = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
        JsonArray results = table.getAsJsonArray("results");
        assertEquals(6, results.size());
        JsonObject first = results.get(0).getAsJsonObject();
        assertEquals("sair", first.get("method").getAsString());
        assertEquals("0-20", first.get("bin").getAsString());
        assertEquals(2, first.get("n").getAsInt());
        for (String part : new String[] {"composited", "raw"}) {
            for (String measure : new String[] {"psnr", "ssim", "l1"}) {
                assertTrue(first.getAsJsonObject(part).getAsJsonObject(measure).has("mean"), part + " " + measure);
                assertTrue(first.getAsJsonObject(part).getAsJsonObject(measure).has("sd"), part + " " + measure);
            }
        }
        assertTrue(first.getAsJsonObject("hole").has("psnr"));
        assertTrue(first.getAsJsonObject("hole").has("l1"));
        assertFalse(first.getAsJsonObject("hole").has("ssim"));
    }

    @Test
    void theTableIsPrintedToo() {
        CommandRun run = evaluate("--methods", "mean", "--bins", "20-40");

        assertTrue(run.out().startsWith("| method | hole % | n |"), run.out());
        assertTrue(run.out().contains("| mean | 20-40 | 2 | 100.00 ± 0.00 |"), run.out());
    }

    @Test
    void aBinWithoutMasksIsLeftOutAloud() throws IOException {
        CommandRun run = evaluate("--methods", "mean", "--bins", "20-40,40-60");

        assertEquals(0, run.status());
        assertTrue(run.err().contains("No mask covers 40-60 %"), run.err());
        assertFalse(Files.readString(out).contains("40-60"));
    }

    @Test
    void noMaskForAnyBinIsAFailure() {
        CommandRun run = evaluate("--methods", "mean", "--bins", "80-90");

        assertEquals(1, run.status());
        assertFalse(Files.exists(out));
    }

    @Test
    void theLimitBoundsThePhotos() {
        CommandRun run = evaluate("--methods", "mean", "--bins", "20-40", "--limit", "1");

        assertTrue(run.out().contains("| mean | 20-40 | 1 |"), run.out());
    }

    @Test
    void theSplitChoosesAmongThePhotos() throws IOException {
        for (int i = 0; i < 60; i++) {
            Pictures.photo(photos.resolve("photo" + i + ".png"), 20, 20);
        }
        long test;
        try (Stream<Path> files = Files.list(photos)) {
            test = files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> Split.of(file.getFileName().toString()) == Split.TEST)
                    .count();
        }

        CommandRun run = evaluate("--methods", "mean", "--bins", "20-40", "--split", "test");

        assertTrue(test > 0);
        assertTrue(run.out().contains("| mean | 20-40 | " + test + " |"), run.out());
    }

    @Test
    void aFailingNetworkLeavesNoTable() {
        CommandRun run = evaluate("--methods", "liif");

        assertEquals(1, run.status());
        assertEquals("sairbrush: The pack has no network for liif: choose another pack.", run.err().strip());
        assertFalse(Files.exists(out));
    }

    @Test
    void aMissingFolderIsNamed() {
        photos = folder.resolve("gone");

        CommandRun run = evaluate();

        assertEquals(1, run.status());
        assertTrue(run.err().contains("gone is not a folder"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--bins, 40-20", "--bins, many", "--methods, magic", "--size, 3", "--limit, 0", "--seed, x", "--split, half"
    })
    void wrongOptionsAreWrongUsage(String option, String value) {
        assertEquals(2, evaluate(option, value).status());
    }

    private CommandRun evaluate(String... more) {
        Object[] arguments = new Object[9 + more.length];
        Object[] first = {"evaluate", "--photos", photos, "--masks", masks, "--out", out, "--size", 20};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(new FakeRestorer(), arguments);
    }
}
