package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
        assertEquals(0, table.get("detail").getAsDouble());
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
    void whatCanNotBeReadIsLeftOutAloud() throws IOException {
        Files.writeString(photos.resolve("spoilt.png"), "no picture");
        Files.writeString(masks.resolve("spoilt.png"), "no picture");

        CommandRun run = evaluate("--methods", "mean,telea", "--bins", "0-20");

        assertEquals(1, run.status());
        assertEquals(2, run.err().lines().filter(line -> line.contains("spoilt.png")).count(), run.err());
        assertEquals(2, table().getAsJsonArray("leftOut").size());
        for (JsonElement result : table().getAsJsonArray("results")) {
            assertEquals(2, result.getAsJsonObject().get("n").getAsInt());
        }
    }

    @Test
    void noPhotoThatCanBeReadIsAFailure() throws IOException {
        Files.writeString(photos.resolve("wide.png"), "no picture");
        Files.writeString(photos.resolve("high.png"), "no picture");

        CommandRun run = evaluate("--methods", "mean", "--bins", "0-20");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("None of the photos can be read"), run.err());
        assertFalse(Files.exists(out));
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
    void theFirstMethodIsComparedWithTheOthers() throws IOException {
        CommandRun run = evaluate("--methods", "mean,sair,telea", "--bins", "20-40");

        JsonArray differences = table().getAsJsonArray("differences");
        assertEquals(2, differences.size());
        JsonObject first = differences.get(0).getAsJsonObject();
        assertEquals("mean", first.get("method").getAsString());
        assertEquals("sair", first.get("against").getAsString());
        assertEquals("20-40", first.get("bin").getAsString());
        assertTrue(run.out().contains("| mean ahead of | hole % | n |"), run.out());
        assertTrue(run.out().contains("| sair | 20-40 | 2 | 0.00 ± 0.00 |"), run.out());
    }

    @Test
    void labelMapsAreMeasuredWithSirAndWithout() throws IOException {
        Path labels = labelMaps("left side", "right side");

        CommandRun run = evaluate("--methods", "none", "--label-maps", labels, "--bins", "0-20");

        assertEquals(0, run.status(), run.err());
        assertTrue(table().getAsJsonArray("results").isEmpty());
        JsonObject undamaged = labelResult("none", "trained");
        assertEquals("weak photos", undamaged.get("set").getAsString());
        assertEquals(2, undamaged.get("n").getAsInt());
        assertEquals(1, meanIou(undamaged, "completed", "whole"));
        assertEquals(0.25, meanIou(undamaged, "raw", "whole"));
        assertFalse(undamaged.getAsJsonObject("raw").has("hole"));
        assertEquals(1, meanIou(labelResult("0-20", "unseen"), "completed", "hole"));
        assertEquals(1, meanIou(labelResult("all", "trained"), "completed", "whole"));
        assertTrue(
                run.out().contains("| weak photos | trained | all | 2 | 0.250 | 1.000 | 1.000 | 1.000 | 1.00 |"),
                run.out());
        assertTrue(run.out().contains("| weak photos | trained | right side | 0.000 | 1.000 |  |  |"), run.out());
    }

    @Test
    void labelsAloneNeedNoPhotosButASet() throws IOException {
        Path set = Files.createDirectories(folder.resolve("labelled/fasseg"));
        Pictures.photo(set.resolve("Test_RGB_1.png"), 20, 20);
        Pictures.photo(set.resolve("Test_Labels_1.png"), 20, 20);

        CommandRun run = CommandRun.of(new FakeRestorer(), "evaluate", "--methods", "none", "--size", 20,
                "--labelled", set.getParent(), "--masks", masks, "--out", out);

        assertEquals(0, run.status(), run.err());
        assertEquals("fasseg", labelResult("all", "trained").get("set").getAsString());
    }

    @Test
    void aFolderWithoutLabelledSetsIsNamed() {
        CommandRun run = evaluate("--methods", "none", "--labelled", photos);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("No labelled set was found in " + photos), run.err());
    }

    @Test
    void photosWithoutMapsAreSaid() throws IOException {
        Path labels = labelMaps("left", "right");
        Files.delete(labels.resolve("maps/wide.png"));
        Files.delete(labels.resolve("maps/high.png"));

        CommandRun run = evaluate("--methods", "none", "--label-maps", labels);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("None of the photos has a label map"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"none", "'none,mean'"})
    void nothingToMeasureIsWrongUsage(String methods) {
        assertEquals(2, evaluate("--methods", methods).status());
    }

    @Test
    void fillsNeedPhotos() {
        CommandRun run = CommandRun.of(new FakeRestorer(), "evaluate", "--masks", masks, "--out", out);

        assertEquals(2, run.status());
    }

    /// Maps of both photos: left half of the first label, right half of the second.
    private Path labelMaps(String left, String right) throws IOException {
        Path labels = folder.resolve("labels");
        Path maps = Files.createDirectories(labels.resolve("maps"));
        Files.writeString(labels.resolve("labels.tsv"), """
                index\tname\tsynonyms\tteacher
                0\t%s\t\tby hand
                3\tnowhere\t\tby hand
                7\t%s\t\tby hand
                255\tunknown\tignore\t-
                """.formatted(left, right));
        Pictures.halves(maps.resolve("wide.png"), 20, 10, 0, 7);
        Pictures.halves(maps.resolve("high.png"), 10, 20, 0, 7);
        return labels;
    }

    private JsonObject table() throws IOException {
        return JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    }

    private JsonObject labelResult(String bin, String words) throws IOException {
        for (JsonElement result : table().getAsJsonArray("labels")) {
            JsonObject object = result.getAsJsonObject();
            if (object.get("bin").getAsString().equals(bin) && object.get("words").getAsString().equals(words)) {
                return object;
            }
        }
        throw new AssertionError("no labels for " + bin + " " + words);
    }

    private static double meanIou(JsonObject result, String semantics, String region) {
        return result.getAsJsonObject(semantics).getAsJsonObject(region).get("meanIou").getAsDouble();
    }

    @Test
    void aFailingNetworkLeavesNoTable() {
        CommandRun run = evaluate("--methods", "liif", "--bins", "0-20");

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

    private CommandRun evaluate(Object... more) {
        Object[] arguments = new Object[9 + more.length];
        Object[] first = {"evaluate", "--photos", photos, "--masks", masks, "--out", out, "--size", 20};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(new FakeRestorer(), arguments);
    }
}
