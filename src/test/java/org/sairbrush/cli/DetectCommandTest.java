package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {

    @TempDir
    private Path folder;

    private final FakeRestorer restorer = new FakeRestorer();
    private Path photo;
    private Path out;

    @BeforeEach
    void makePhoto() throws IOException {
        photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);
        out = folder.resolve("masks/photo.png");
    }

    @Test
    void theMaskIsWhiteWhereThePhotoIsDamaged() throws IOException {
        CommandRun run = detect();

        assertEquals(0, run.status(), run.err());
        BufferedImage mask = ImageIO.read(out.toFile());
        assertEquals(8, mask.getWidth());
        assertEquals(255, mask.getRaster().getSample(0, 0, 0));
        assertEquals(255, mask.getRaster().getSample(2, 2, 0));
        assertEquals(0, mask.getRaster().getSample(3, 3, 0));
        assertEquals(0, mask.getRaster().getSample(7, 5, 0));
    }

    @Test
    void jsonSaysHowMuchIsDamaged() {
        JsonObject json = detect("--json", "--sensitivity", 0.9).json();

        assertEquals(18, json.get("holePixels").getAsInt());
        assertEquals(18.0 / 48, json.get("holeShare").getAsDouble(), 1e-9);
        assertEquals(0.9, json.get("sensitivity").getAsDouble());
        assertTrue(json.getAsJsonObject("timings").get("detect").getAsDouble() >= 0);
    }

    @Test
    void noDamageIsSaidAndTheMaskIsBlack() throws IOException {
        restorer.damaged = false;
        CommandRun run = detect();

        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("No damage was found"), run.err());
        assertEquals(0, ImageIO.read(out.toFile()).getRaster().getSample(0, 0, 0));
    }

    @Test
    void thePhotoIsNeverReplaced() throws IOException {
        byte[] before = Files.readAllBytes(photo);
        out = photo;
        assertEquals(1, detect().status());
        assertEquals(before.length, Files.size(photo));
    }

    @Test
    void aMaskIsAPng() {
        out = folder.resolve("mask.jpg");
        assertEquals(2, detect().status());
        assertFalse(Files.exists(out));
    }

    private CommandRun detect(Object... more) {
        Object[] words = new Object[4 + more.length];
        words[0] = "detect";
        words[1] = photo;
        words[2] = "--out";
        words[3] = out;
        System.arraycopy(more, 0, words, 4, more.length);
        return CommandRun.of(restorer, words);
    }
}
