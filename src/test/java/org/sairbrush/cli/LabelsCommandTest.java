package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsCommandTest {

    @TempDir
    private Path folder;

    private Path photo;
    private Path out;
    private Path map;

    @BeforeEach
    void makePhoto() throws IOException {
        photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);
        out = folder.resolve("results/overlay.png");
        map = folder.resolve("results/map.png");
    }

    @Test
    void theMapHoldsIndicesInTheOrderOfTheLabels() throws IOException {
        CommandRun run = labels("right side, left side", "--map", map);

        assertEquals(0, run.status(), run.err());
        BufferedImage indices = ImageIO.read(map.toFile());
        assertEquals(8, indices.getColorModel().getPixelSize());
        assertEquals(1, indices.getRaster().getSample(0, 0, 0));
        assertEquals(0, indices.getRaster().getSample(7, 5, 0));
    }

    @Test
    void theMapDoesNotReplaceTheOverlay() {
        CommandRun run = labels("left,right", "--map", out);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("give them different names"), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void theOverlayColoursThePhoto() throws IOException {
        labels("left,right");

        assertEquals(8, ImageIO.read(out.toFile()).getWidth());
        assertNotEquals(Pictures.GREY, Pictures.rgb(out, 0, 0));
        assertNotEquals(Pictures.rgb(out, 0, 0), Pictures.rgb(out, 7, 0));
    }

    @Test
    void rawShowsTheMapBeforeItsCompletion() throws IOException {
        labels("right,left", "--map", map, "--raw");

        assertEquals(1, ImageIO.read(map.toFile()).getRaster().getSample(7, 5, 0));
    }

    @Test
    void jsonHasAShareForEachLabel() {
        CommandRun run = labels("left,right", "--unsure", 0, "--json");

        JsonObject json = run.json();
        assertEquals("completed", json.get("meaning").getAsString());
        assertEquals(2, json.getAsJsonObject("semantics").get("channels").getAsInt());
        JsonObject left = json.getAsJsonArray("labels").get(0).getAsJsonObject();
        assertEquals("left", left.get("label").getAsString());
        assertEquals(0.5, left.get("share").getAsDouble());
        assertTrue(left.get("colour").getAsString().matches("#[0-9a-f]{6}"));
    }

    @Test
    void aReadySetStandsInForWords() {
        CommandRun run = run("--label-set", "Street", "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(15, run.json().getAsJsonArray("labels").size());
    }

    @Test
    void anUnknownSetIsNamedWithThoseThereAre() {
        CommandRun run = run("--label-set", "moon");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("portrait, street"), run.err());
    }

    @Test
    void eitherWordsOrASetAreNeeded() {
        assertEquals(2, run().status());
        assertEquals(2, labels("left", "--label-set", "street").status());
    }

    @Test
    void placesThatNoWordFitsClearlyBestAreUnsure() throws IOException {
        // both words mean the same to the fake
        CommandRun run = labels("right,rear", "--map", map, "--json");

        assertEquals(1, run.json().get("unsure").getAsDouble());
        assertEquals(255, ImageIO.read(map.toFile()).getRaster().getSample(7, 5, 0));
        assertEquals(0, labels("right,rear", "--unsure", 0, "--json").json().get("unsure").getAsDouble());
        assertEquals(2, labels("right,rear", "--unsure", 2).status());
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() throws IOException {
        Path mask = Pictures.mask(folder.resolve("mask.png"), 4, 3, 1);

        assertEquals(1, labels("left", "--mask", mask).status());
        assertEquals(0, labels("left", "--mask", mask, "--fit-mask").status());
    }

    @Test
    void noLabelsAreWrongUsage() {
        assertEquals(2, labels(" , ").status());
    }

    @Test
    void indicesAreNotWrittenWithLoss() {
        CommandRun run = labels("left,right", "--map", folder.resolve("map.jpg"));

        assertEquals(2, run.status());
        assertFalse(Files.exists(out));
    }

    @Test
    void thePhotoIsNotReplaced() {
        out = photo;

        assertEquals(1, labels("left,right").status());
    }

    private CommandRun labels(String words, Object... more) {
        return run(Stream.concat(Stream.of("--labels", words), Arrays.stream(more)).toArray());
    }

    private CommandRun run(Object... options) {
        Object[] arguments = Stream.concat(Stream.of("labels", photo, "--out", out), Arrays.stream(options))
                .toArray();
        return CommandRun.of(new FakeRestorer(), arguments);
    }
}
