package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.foreign.TinyInpainters;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.TestPacks;

/// Somebody else's inpainters, imported under the catalogue's own contracts and filling photos. The models themselves
/// are tiny ones that fill with the mean of what is known.
class ForeignPackTest {

    @TempDir
    private Path folder;

    private StoreHarness harness;
    private PackRestorer restorer;

    @BeforeEach
    void open() throws IOException {
        harness = new StoreHarness(folder);
        restorer = new PackRestorer(harness.library());
    }

    @AfterEach
    void close() {
        restorer.close();
    }

    @ParameterizedTest
    @CsvSource({"lama, 160, 120", "lama, 1500, 900", "lama-onnx, 160, 120", "lama-onnx, 1500, 900", "migan, 160, 120",
        "migan, 1500, 900"})
    void aModelOfTheCataloguesKindFillsHolesAndNothingElse(String kind, int width, int height) throws Exception {
        bring(kind, model(kind));
        Photo photo = gradient(width, height);
        Mask mask = hole(width, height);

        Restoration restoration = restorer.restore(photo, mask, settings("mine"), Progress.NONE);

        assertEquals(mask.holePixels(), restoration.regions().stream().mapToLong(FilledRegion::holePixels).sum());
        assertTrue(restoration.regions().getFirst().semantics().isEmpty());
        assertEquals("mine", restoration.settings().title());
        int[] before = pixels(photo);
        int[] after = pixels(restoration.photo());
        Area hole = mask.bounds().orElseThrow();
        int middle = (hole.y() + hole.height() / 2) * width + hole.x() + hole.width() / 2;
        // What is enlarged meets its surroundings softly.
        int edge = width > 512 ? 8 : 0;
        for (int i = 0; i < before.length; i++) {
            int x = i % width;
            int y = i / width;
            if (!mask.hole(x, y)) {
                assertEquals(before[i], after[i], "pixel " + i);
            } else if (Math.min(x - hole.x(), hole.right() - 1 - x) >= edge
                    && Math.min(y - hole.y(), hole.bottom() - 1 - y) >= edge) {
                // one colour, where smooth continuations would go on with the gradient
                assertEquals(red(after[middle]), red(after[i]), 2, "pixel " + i);
            }
        }
    }

    @Test
    void aTinyPhotoIsFilled() throws Exception {
        bring("lama", model("lama"));
        Mask mask = hole(5, 3);

        Photo restored = restorer.restore(gradient(5, 3), mask, settings("mine"), Progress.NONE).photo();

        assertEquals(pixels(gradient(5, 3))[0], pixels(restored)[0]);
    }

    @Test
    void anImportedInpainterCanBeChosenByItsName() throws IOException {
        bring("lama", model("lama"));
        TestPacks.write(harness.root);

        List<String> titles = FillChoice.of(harness.library().packs(), "tiny").stream().map(FillChoice::title).toList();

        assertEquals(
                List.of("SAIR", "LIIF", "mine", "Telea", "Navier–Stokes", "Spot healing", "Stain removal"), titles);
        assertEquals(Method.INPAINTER, Method.usual(harness.library().find("mine").orElseThrow().description()));
        assertEquals(Method.SAIR, Method.usual(harness.library().find("tiny").orElseThrow().description()));
    }

    @Test
    void onnxRunsOnTheProcessor() throws Exception {
        bring("migan", model("migan"));
        assertTrue(restorer.device(settings("mine")).startsWith("CPU"));
    }

    @Test
    void thereAreNoLabelsAndThatIsSaid() throws Exception {
        bring("lama", model("lama"));
        Photo photo = gradient(64, 64);

        RestoreException semantics = assertThrows(
                RestoreException.class,
                () -> restorer.semantics(photo, Mask.empty(64, 64), settings("mine"), Progress.NONE));
        RestoreException text = assertThrows(RestoreException.class, () -> restorer.textEncoder("mine", Progress.NONE));

        assertEquals("mine only fills and knows no semantics; choose another pack for labels.", semantics.getMessage());
        assertEquals(semantics.getMessage(), text.getMessage());
    }

    @Test
    void methodsThatAPackDoesNotHaveAreSaid() throws Exception {
        bring("lama", model("lama"));
        TestPacks.write(harness.root);
        assertSentence(
                "The pack 'mine' has no semantic network; choose another pack or method",
                settings("mine").withMethod(Method.SAIR));
        assertSentence("The pack 'tiny' has no inpainter of its own", settings("tiny"));
    }

    @Test
    void aModelThatFailsIsOneSentence() throws Exception {
        bring("lama", TinyInpainters.torchScript("nan", folder.resolve("nan.pt")));
        assertSentence("big-lama.pt gave colours that are not numbers", settings("mine"));
    }

    @Test
    void aContractThatDoesNotFitIsSaidAtTheImport() throws IOException {
        Path model = TinyInpainters.bytesOnnx(folder.resolve("bytes.onnx"));

        PackException failure = assertThrows(PackException.class, () -> bring("lama-onnx", model));

        assertTrue(failure.getMessage().contains("correct pack.json"), failure.getMessage());
        assertTrue(harness.library().find("mine").isEmpty());
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void aPackOfItsOwnContractIsImportedAndVerified() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        TinyInpainters.torchScript("joined", pack.resolve("joined.pt"));
        Files.writeString(pack.resolve("pack.json"), """
                {"id": "joined", "title": "Joined", "licence": "CC0-1.0",
                 "inpainter": {"file": "joined.pt", "config": {
                   "engine": "torchscript",
                   "inputs": [{"planes": [{"of": "mask", "low": 0.5, "high": -0.5},
                                          {"of": "image", "low": -1, "high": 1, "hole": 0}]}],
                   "output": {"low": -1, "high": 1}}}}""");

        harness.store().importPack(pack, Optional.empty(), Optional.empty(), Progress.NONE);

        harness.store().verify("joined");
        assertEquals("inpainter", harness.model("joined").kind());
        Files.writeString(harness.root.resolve("joined/joined.pt"), "damaged");
        assertThrows(PackException.class, () -> harness.store().verify("joined"));
    }

    private void assertSentence(String words, RestoreSettings settings) {
        RestoreException failure = assertThrows(
                RestoreException.class,
                () -> restorer.restore(gradient(64, 64), hole(64, 64), settings, Progress.NONE));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    }

    private Path model(String kind) throws IOException {
        return switch (kind) {
            case "lama" -> TinyInpainters.torchScript("mean", folder.resolve("mean.pt"));
            case "lama-onnx" -> TinyInpainters.onnx(folder.resolve("fixed.onnx"), 512);
            default -> TinyInpainters.bytesOnnx(folder.resolve("bytes.onnx"));
        };
    }

    private void bring(String kind, Path model) throws IOException {
        harness.store().importPack(model, Optional.of(kind), Optional.of("mine"), Progress.NONE);
    }

    private static RestoreSettings settings(String pack) {
        return new RestoreSettings(Method.INPAINTER, pack, DeviceChoice.CPU, 0);
    }

    /// Red grows to the right.
    private static Photo gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 255 * x / width << 16 | 90 << 8 | 30);
            }
        }
        return Photo.of(image);
    }

    /// A block of about a tenth of the photo, right of the middle.
    private static Mask hole(int width, int height) {
        Mask mask = Mask.empty(width, height);
        for (int y = height / 3; y < Math.max(height / 3 + 1, 2 * height / 3); y++) {
            for (int x = width / 2; x < Math.max(width / 2 + 1, 4 * width / 5); x++) {
                mask.coverage()[y * width + x] = (byte) 255;
            }
        }
        return mask;
    }

    private static int[] pixels(Photo photo) {
        return photo.argb(Area.of(photo.width(), photo.height()), photo.width(), photo.height());
    }

    private static int red(int argb) {
        return argb >> 16 & 0xFF;
    }
}
