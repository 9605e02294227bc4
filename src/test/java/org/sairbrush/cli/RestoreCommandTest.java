package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;

class RestoreCommandTest {

    @TempDir
    private Path folder;

    private final FakeRestorer restorer = new FakeRestorer();
    private Path photo;
    private Path mask;
    private Path out;

    @BeforeEach
    void makePictures() throws IOException {
        photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);
        mask = Pictures.mask(folder.resolve("mask.png"), 8, 6, 2);
        out = folder.resolve("out.png");
    }

    @Test
    void fillsTheHoleAndNothingElse() throws IOException {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out);

        assertEquals(0, run.status(), run.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 1, 3));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 2, 3));
        assertEquals("", run.out());
        assertTrue(restorer.closed);
    }

    @Test
    void aFillCanBeSeenInPart() throws IOException {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--strength", "25");

        int grey = Pictures.rgb(photo, 1, 3) & 0xff;
        assertEquals(grey + Math.round(0.25 * (255 - grey)), Pictures.rgb(out, 1, 3) & 0xff);
        assertEquals(Pictures.rgb(photo, 2, 3), Pictures.rgb(out, 2, 3));
        CommandRun tooMuch =
                CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--strength", "101");
        assertEquals(2, tooMuch.status());
    }

    @Test
    void optionsBecomeSettings() {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--method", "liif", "--pack", "clip",
                "--device", "cuda", "--threads", "3");

        assertEquals(new RestoreSettings(Method.LIIF, "clip", DeviceChoice.CUDA, 3), restorer.settings.orElseThrow());
    }

    @Test
    void whatCannotBeWrittenIsNotFilledFirst() throws IOException {
        BufferedImage clear = new BufferedImage(8, 6, BufferedImage.TYPE_INT_ARGB);
        ImageIO.write(clear, "png", photo.toFile());

        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", folder.resolve("out.jpg"));

        assertEquals(1, run.status());
        assertTrue(run.err().contains("JPEG has no transparency"), run.err());
        assertEquals(Optional.empty(), restorer.settings);
    }

    @Test
    void whatIsCopiedIsCopiedFromTheSource() {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--method", "heal",
                "--source=-120,40");

        assertEquals(Method.HEAL, restorer.settings.orElseThrow().method());
        assertEquals(Optional.of(new CloneSource(-120, 40)), restorer.settings.orElseThrow().source());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "clone | | needs to know from where",
        "sair | 3,4 | Only clone and heal",
        "clone | 0,0 | onto itself",
        "heal | left | no way to a place"
    })
    void aSourceIsNeededByThoseWhoCopyAlone(String method, String source, String words) {
        List<Object> line = new ArrayList<>(
                List.of("restore", photo, "--mask", mask, "--out", out, "--method", method));
        if (source != null) {
            line.add("--source=" + source);
        }
        CommandRun run = CommandRun.of(restorer, line.toArray());

        assertEquals(2, run.status());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void whatIsCroppedIsThePartThatWasNamed() throws IOException {
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--crop", "1,2,3,4", "--json");

        assertEquals(0, run.status(), run.err());
        Photo written = PhotoReader.read(out);
        assertEquals(3, written.width());
        assertEquals(4, written.height());
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 0, 1));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 1, 1));
        JsonObject frame = run.json().getAsJsonArray("results").get(0).getAsJsonObject().getAsJsonObject("frame");
        assertEquals(1, frame.getAsJsonObject("area").get("x").getAsInt());
        assertEquals(0, frame.get("angle").getAsDouble());
    }

    @Test
    void levelsLieOverTheResult() throws IOException {
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--levels=51,1,204", "--json", "--history");

        assertEquals(0, run.status(), run.err());
        int before = Pictures.GREY & 0xff;
        long expected = Math.round(Math.clamp((before / 255.0 - 0.2) / 0.6, 0, 1) * 255);
        assertEquals(expected, Pictures.rgb(out, 4, 3) & 0xff);
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 1, 3));
        JsonObject result = run.json().getAsJsonArray("results").get(0).getAsJsonObject();
        assertEquals(0.2, result.getAsJsonObject("levels").getAsJsonObject("all").get("black").getAsDouble(), 1e-9);
        assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1).contains("method sair; levels adjusted"));
    }

    @Test
    void saturationComesAfterLevels() throws IOException {
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--saturation", "0", "--json", "--history");

        assertEquals(0, run.status(), run.err());
        int rgb = Pictures.rgb(out, 4, 3);
        assertEquals(rgb & 0xff, rgb >> 16 & 0xff);
        JsonObject result = run.json().getAsJsonArray("results").get(0).getAsJsonObject();
        assertEquals(0, result.get("saturation").getAsDouble());
        assertFalse(result.has("levels"));
        assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1).contains("method sair; made black and white"));
    }

    @Test
    void contrastIsThatOfWhatIsWritten() throws IOException {
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--levels", "contrast");

        assertEquals(0, run.status(), run.err());
        // Of white and one grey this becomes black.
        assertEquals(0, Pictures.rgb(out, 4, 3) & 0xff);
        assertEquals(0xff, Pictures.rgb(out, 1, 3) & 0xff);
    }

    @Test
    void withoutACropWhatIsStraightenedIsAsLargeAsItCanBe() throws IOException {
        photo = Pictures.photo(folder.resolve("large.png"), 300, 200);
        mask = Pictures.mask(folder.resolve("large-mask.png"), 300, 200, 2);
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--straighten", "-2.5", "--history");

        assertEquals(0, run.status(), run.err());
        Photo written = PhotoReader.read(out);
        Area expected = Frame.largest(1.5, -2.5, 300, 200).area();
        assertEquals(expected.width(), written.width());
        assertEquals(expected.height(), written.height());
        assertTrue(run.err().contains("every sample is interpolated"), run.err());
        assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1)
                .contains("straightened by -2.50 degrees, cropped to " + written.width()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--crop=1,2,3 | 2 | is no part of a photo",
        "--crop=1,2,0,4 | 2 | is no part of a photo",
        "--straighten=steep | 2 | is not a number of degrees",
        "--straighten=46 | 2 | from -45 to 45",
        "--crop=4,2,5,4 | 1 | which is 8×6: choose a part within it",
        "--levels=bright | 2 | are no levels: write contrast, colours",
        "--levels=30,1 | 2 | are no levels",
        "--levels=200,1,100 | 2 | are no levels",
        "--levels=0,x,255 | 2 | are no levels",
        "--levels=0,20,255 | 2 | are no levels",
        "--saturation=grey | 2 | is no saturation from 0 to 2: write 0 for black and white",
        "--saturation=2.5 | 2 | is no saturation",
        "--saturation=NaN | 2 | is no saturation",
        "--saturation=-1 | 2 | is no saturation"
    })
    void whatCantBeRenderedIsSaid(String option, int status, String words) {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, option);

        assertEquals(status, run.status());
        assertTrue(run.err().contains(words), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aCropThatStraighteningLeavesWithoutPixelsIsRefused() throws IOException {
        photo = Pictures.photo(folder.resolve("large.png"), 300, 200);
        mask = Pictures.mask(folder.resolve("large-mask.png"), 300, 200, 2);
        CommandRun run = CommandRun.of(
                restorer, "restore", photo, "--mask", mask, "--out", out, "--straighten", "5", "--crop", "0,0,300,200");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("after --straighten: choose a part within it, such as"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"--grain,true", "--no-grain,false"})
    void grainCanBeLeftOut(String option, boolean grain) {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, option);

        assertEquals(grain, restorer.settings.orElseThrow().grain());
    }

    @Test
    void detailIsHowMuchTheNetworksDareToDraw() {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--detail", "0.2");

        assertEquals(0.2, restorer.settings.orElseThrow().detail());
    }

    @Test
    void detailIsANumberFromNoneToAll() {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--detail", "75");

        assertEquals(2, run.status());
        assertTrue(run.err().contains("0 to 1"), run.err());
    }

    @Test
    void aFeatherSoftensTheSeam() {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--feather", "5");

        assertEquals(new Seam(false, 5), restorer.settings.orElseThrow().seam());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMetadataSaysWhatWasDoneWhereThatIsWished(boolean wished) throws IOException {
        CommandRun.of(
                restorer,
                "restore",
                photo,
                "--mask",
                mask,
                "--out",
                out,
                "--quality",
                "90",
                wished ? "--history" : "--json");

        String file = Files.readString(out, StandardCharsets.ISO_8859_1);
        assertEquals(wished, file.contains("xmpMM:History") && file.contains("12 pixels filled, method sair"));
        assertEquals(wished, file.contains("Sairbrush"));
    }

    @Test
    void passesAndASeedSayHowRegionsAreSeen() {
        CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--passes", "3", "--seed", "7");

        assertEquals(new Views(3, 7), restorer.settings.orElseThrow().views());
        assertEquals(
                2,
                CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--passes", "5")
                        .status());
    }

    @Test
    void jsonIsOneObjectAboutWhatWasDone() {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--json");

        JsonObject json = run.json();
        assertEquals("sair", json.get("method").getAsString());
        assertEquals("mini", json.get("pack").getAsString());
        assertEquals(FakeRestorer.DEVICE, json.get("device").getAsString());
        JsonObject result = json.getAsJsonArray("results").get(0).getAsJsonObject();
        assertEquals(out.toString(), result.get("out").getAsString());
        assertEquals(12, result.get("holePixels").getAsLong());
        assertEquals(2.5, result.getAsJsonObject("timings").get("restore").getAsDouble());
        JsonObject region = result.getAsJsonArray("regions").get(0).getAsJsonObject();
        assertEquals(8, region.getAsJsonObject("area").get("width").getAsInt());
        assertEquals(2, region.getAsJsonObject("semantics").get("channels").getAsInt());
    }

    @Test
    void methodsWithoutNetworksNameNoPack() {
        CommandRun run =
                CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--method", "telea", "--json");

        assertFalse(run.json().has("pack"));
    }

    @Test
    void oneBadPhotoDoesNotStopTheOthers() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.png"), "not a picture");
        Path last = Pictures.photo(folder.resolve("last.png"), 8, 6);
        Path results = folder.resolve("results");

        CommandRun run =
                CommandRun.of(restorer, "restore", photo, bad, last, "--mask", mask, "--out", results, "--json");

        assertEquals(1, run.status());
        assertTrue(Files.exists(results.resolve("photo.png")));
        assertFalse(Files.exists(results.resolve("bad.png")));
        assertTrue(Files.exists(results.resolve("last.png")));
        assertTrue(run.err().contains("sairbrush: bad.png"), run.err());
        assertTrue(run.json().getAsJsonArray("results").get(1).getAsJsonObject().has("error"));
    }

    @Test
    void masksInAFolderAreFoundByName() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Pictures.mask(masks.resolve("photo.bmp"), 8, 6, 5);
        Pictures.mask(masks.resolve("another.png"), 8, 6, 8);

        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", masks, "--out", out);

        assertEquals(0, run.status(), run.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 4, 0));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 5, 0));
    }

    @Test
    void aResultDoesNotReplaceAMaskInAFolder() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Path itsMask = Pictures.mask(masks.resolve("photo.png"), 8, 6, 5);
        byte[] before = Files.readAllBytes(itsMask);
        Path scan = Pictures.photo(Files.createDirectory(folder.resolve("scans")).resolve("photo.png"), 8, 6);

        CommandRun run = CommandRun.of(restorer, "restore", scan, "--mask", masks, "--out", masks);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("would replace the mask"), run.err());
        assertArrayEquals(before, Files.readAllBytes(itsMask));
    }

    @Test
    void aPhotoIsNotItsOwnMask() throws IOException {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path jpeg = Pictures.photo(alone.resolve("photo.jpg"), 8, 6);

        CommandRun run = CommandRun.of(restorer, "restore", jpeg, "--mask", alone, "--out", out);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("There is no mask for photo.jpg"), run.err());
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() throws IOException {
        Pictures.mask(mask, 4, 3, 1);

        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("The mask mask.png is 4×3 but the photo is 8×6"), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aMaskOfAnotherSizeIsStretchedOnRequest() throws IOException {
        Pictures.mask(mask, 4, 3, 1);

        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, "--fit-mask");

        assertEquals(0, run.status(), run.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 1, 5));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 2, 5));
    }

    @Test
    void thePhotoIsReplacedOnlyOnRequest() throws IOException {
        byte[] before = Files.readAllBytes(photo);

        CommandRun refused = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", photo);
        assertEquals(1, refused.status());
        assertTrue(refused.err().contains("--overwrite"), refused.err());
        assertArrayEquals(before, Files.readAllBytes(photo));

        CommandRun allowed = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", photo, "--overwrite");
        assertEquals(0, allowed.status(), allowed.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(photo, 0, 0));
    }

    @Test
    void thePhotoIsKnownByAnotherPathToo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), photo);

        CommandRun run = CommandRun.of(restorer, "restore", link, "--mask", mask, "--out", photo);

        assertEquals(1, run.status());
    }

    @Test
    void theMaskIsNeverReplaced() {
        CommandRun run =
                CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", mask, "--overwrite");

        assertEquals(1, run.status());
    }

    @Test
    void aMissingPhotoIsNamed() {
        CommandRun run = CommandRun.of(restorer, "restore", folder.resolve("gone.png"), "--mask", mask, "--out", out);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("gone.png does not exist"), run.err());
    }

    @Test
    void aFailureLeavesTheOldResultAndNothingBeside() throws IOException {
        Files.writeString(out, "old");
        FakeRestorer failing = new FakeRestorer() {
            @Override
            public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
                    throws RestoreException {
                throw new RestoreException("The pack mini is damaged: get it again.");
            }
        };

        CommandRun run = CommandRun.of(failing, "restore", photo, "--mask", mask, "--out", out);

        assertEquals(1, run.status());
        assertEquals("sairbrush: " + photo + ": The pack mini is damaged: get it again.", run.err().strip());
        assertEquals("old", Files.readString(out));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void aFaultOfTheProgramShowsNoStackTraceUnlessAsked() {
        FakeRestorer broken = new FakeRestorer() {
            @Override
            public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress) {
                throw new IllegalStateException("surprise");
            }
        };

        CommandRun quiet = CommandRun.of(broken, "restore", photo, "--mask", mask, "--out", out);
        CommandRun verbose = CommandRun.of(broken, "restore", photo, "--mask", mask, "--out", out, "--verbose");

        assertEquals(1, quiet.status());
        assertEquals(1, quiet.err().strip().lines().count(), quiet.err());
        assertTrue(verbose.err().contains("at org.sairbrush"), verbose.err());
    }

    @Test
    void cancellingWritesNothingAndClosesTheModels() {
        FakeRestorer cancelled = new FakeRestorer() {
            @Override
            public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress) {
                throw new CancellationException();
            }
        };

        CommandRun run = CommandRun.of(cancelled, "restore", photo, "--mask", mask, "--out", out);

        assertEquals(1, run.status());
        assertFalse(Files.exists(out));
        assertTrue(cancelled.closed);
    }

    @Test
    void aTerminalShowsABar() {
        World terminal = CommandRun.world(restorer, true);

        CommandRun run = CommandRun.of(terminal, "restore", photo, "--mask", mask, "--out", out);

        assertTrue(run.err().contains("\r[###############---------------]  50 %  filling"), run.err());
    }

    @Test
    void photosThatCanNotBeWrittenInTheirFormatBecomePng() throws IOException {
        Path gif = Pictures.photo(folder.resolve("old.gif"), 8, 6);
        Path results = Files.createDirectory(folder.resolve("results"));

        CommandRun run = CommandRun.of(restorer, "restore", gif, "--mask", mask, "--out", results);

        assertEquals(0, run.status(), run.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(results.resolve("old.png"), 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "--method, magic", "--device, tpu", "--threads, -1", "--threads, many", "--quality, 0", "--quality, 101",
        "--unknown, 1"
    })
    void wrongOptionsAreWrongUsage(String option, String value) {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", out, option, value);

        assertEquals(2, run.status());
        assertTrue(run.err().contains("Try 'sairbrush restore --help'."), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void missingOptionsAreWrongUsage() {
        assertEquals(2, CommandRun.of(restorer, "restore").status());
        assertEquals(2, CommandRun.of(restorer, "restore", photo, "--out", out).status());
        assertEquals(2, CommandRun.of(restorer, "restore", photo, "--mask", mask).status());
    }

    @Test
    void severalPhotosNeedAFolder() throws IOException {
        Path other = Pictures.photo(folder.resolve("other.png"), 8, 6);
        Files.writeString(out, "old");

        CommandRun run = CommandRun.of(restorer, "restore", photo, other, "--mask", mask, "--out", out);

        assertEquals(2, run.status());
        assertEquals("old", Files.readString(out));
    }

    @Test
    void twoPhotosNeverGoToOneFile() throws IOException {
        Path below = Files.createDirectory(folder.resolve("below"));
        Path namesake = Pictures.photo(below.resolve("photo.png"), 8, 6);

        CommandRun run =
                CommandRun.of(restorer, "restore", photo, namesake, "--mask", mask, "--out", folder.resolve("results"));

        assertEquals(2, run.status());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void anEndingThatIsNoFormatIsWrongUsage() {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", mask, "--out", folder.resolve("out.xyz"));

        assertEquals(2, run.status());
    }

    @Test
    void damageIsFoundWhereNoMaskIsNamed() throws IOException {
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", "auto", "--out", out, "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(Pictures.WHITE, Pictures.rgb(out, 0, 0));
        assertEquals(Pictures.GREY, Pictures.rgb(out, 7, 5));
        JsonObject result = run.json().getAsJsonArray("results").get(0).getAsJsonObject();
        assertEquals("auto", result.get("mask").getAsString());
        assertEquals(9, result.get("holePixels").getAsInt());
    }

    @Test
    void aHigherSensitivityFindsMore() throws IOException {
        CommandRun.of(restorer, "restore", photo, "--mask", "auto", "--sensitivity", 0.9, "--out", out);

        assertEquals(Pictures.WHITE, Pictures.rgb(out, 7, 5));
    }

    @Test
    void aPhotoWithoutDamageIsWrittenAsItIs() throws IOException {
        restorer.damaged = false;
        CommandRun run = CommandRun.of(restorer, "restore", photo, "--mask", "auto", "--out", out);

        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("No damage was found"), run.err());
        assertEquals(Pictures.GREY, Pictures.rgb(out, 0, 0));
    }

    @Test
    void aSensitivityIsANumberFromNoneToAll() {
        CommandRun run =
                CommandRun.of(restorer, "restore", photo, "--mask", "auto", "--sensitivity", "2", "--out", out);

        assertEquals(2, run.status());
        assertTrue(run.err().contains("0 to 1"), run.err());
    }
}
