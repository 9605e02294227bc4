package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSettings;
import org.sairbrush.train.evaluation.EvaluationBaselines;
import org.sairbrush.train.evaluation.Metrics;

/// The pack that the program starts with, on the sample photo, which no network was trained on.
class DefaultPackTest {

    private static final PackLibrary LIBRARY = PackLibrary.in(Path.of("models"));
    private static final RestoreSettings SETTINGS =
            new RestoreSettings(Method.SAIR, RestoreSettings.DEFAULT_PACK, DeviceChoice.CPU, 0);
    /// Head, collar, the upper half of the coat, and background on both sides.
    private static final Area SITTER = new Area(130, 260, 560, 560);
    private static final double CLEARLY_BETTER = 2;

    @TempDir
    private static Path folder;

    private static PackRestorer restorer;
    private static Photo sample;

    @BeforeAll
    static void openSample() throws IOException {
        Path file = folder.resolve("sample.jpg");
        try (InputStream stream = PackRestorer.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            Files.copy(stream, file);
        }
        sample = PhotoReader.read(file);
        restorer = new PackRestorer(LIBRARY);
    }

    @AfterAll
    static void closeRestorer() {
        restorer.close();
    }

    @Test
    void everyFileCarriesItsHash() throws Exception {
        ModelPack.verify(LIBRARY.folder(RestoreSettings.DEFAULT_PACK));
    }

    @ParameterizedTest
    @EnumSource(value = Method.class, names = {"SAIR", "LIIF"})
    void holesInThePortraitAreFilledFarBetterThanWithTheMean(Method method) throws Exception {
        Mask mask = Mask.empty(sample.width(), sample.height());
        Random random = new Random(8);
        for (int blots = 0; blots < 14; blots++) {
            blot(
                    mask,
                    SITTER.x() + 40 + random.nextInt(SITTER.width() - 80),
                    SITTER.y() + 40 + random.nextInt(SITTER.height() - 80),
                    16 + random.nextInt(20));
        }
        Photo filled =
                restorer.restore(sample, mask, SETTINGS.withMethod(method), Progress.NONE).photo();
        float[] truth = sample.rgb(SITTER, SITTER.width(), SITTER.height());
        float[] holes = mask.holes(SITTER, SITTER.width(), SITTER.height());
        float[] meanFilled = EvaluationBaselines.of("mean")
                .orElseThrow()
                .fill(truth, holes, SITTER.width(), SITTER.height());
        double mean = Metrics.holePsnr(meanFilled, truth, holes, 1);
        double network = Metrics.holePsnr(filled.rgb(SITTER, SITTER.width(), SITTER.height()), truth, holes, 1);
        assertTrue(
                network > mean + CLEARLY_BETTER,
                "%s gives %.1f dB in the holes, the mean %.1f dB".formatted(method.id(), network, mean));
    }

    /// On an even ground the eye sees a patch that is two grey levels off.
    @Test
    void fillsHaveTheToneOfAnEvenGround() throws Exception {
        Mask mask = Mask.empty(sample.width(), sample.height());
        Area backdrop = new Area(30, 60, 200, 170);
        for (int y = backdrop.y() + 10; y < backdrop.bottom(); y += 32) {
            for (int x = backdrop.x() + 10; x < backdrop.right(); x += 32) {
                blot(mask, x, y, 8);
            }
        }
        Photo filled =
                restorer.restore(sample, mask, SETTINGS, Progress.NONE).photo();
        float[] truth = sample.rgb(backdrop, backdrop.width(), backdrop.height());
        float[] found = filled.rgb(backdrop, backdrop.width(), backdrop.height());
        float[] holes = mask.holes(backdrop, backdrop.width(), backdrop.height());
        double difference = 0;
        double pixels = 0;
        for (int i = 0; i < found.length; i++) {
            difference += holes[i % holes.length] * (found[i] - truth[i]);
            pixels += holes[i % holes.length];
        }
        assertEquals(0, 255 * difference / pixels, 0.6, "grey levels on average");
    }

    @Test
    void aPackMayLieInAFolderOfAnotherName(@TempDir Path packs) throws Exception {
        Path folder = Files.createDirectory(packs.resolve("mine"));
        try (Stream<Path> files = Files.list(LIBRARY.folder(RestoreSettings.DEFAULT_PACK))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        try (PackRestorer renamed = new PackRestorer(PackLibrary.in(packs))) {
            Mask found = renamed.damage(sample, SETTINGS.withPack("mine"), Progress.NONE)
                    .mask(DamageMap.USUAL_SENSITIVITY, sample.width(), sample.height());
            Mask expected = restorer.damage(sample, SETTINGS, Progress.NONE)
                    .mask(DamageMap.USUAL_SENSITIVITY, sample.width(), sample.height());
            assertArrayEquals(expected.coverage(), found.coverage());
        }
    }

    private static void blot(Mask mask, int centreX, int centreY, int radius) {
        for (int y = centreY - radius; y <= centreY + radius; y++) {
            for (int x = centreX - radius; x <= centreX + radius; x++) {
                if (Math.hypot(x - centreX, y - centreY) <= radius) {
                    mask.coverage()[y * mask.width() + x] = (byte) 255;
                }
            }
        }
    }

    @Test
    void labelsFindTheSitterInWordsOfTheUser() throws Exception {
        LabelSet labels = LabelSet.parse("face skin, clothing, background");
        Semantics semantics = restorer.semantics(
                sample, Mask.empty(sample.width(), sample.height()), SETTINGS, Progress.NONE);
        Area whole = Area.of(sample.width(), sample.height());
        TextEncoder words = restorer.textEncoder(RestoreSettings.DEFAULT_PACK, Progress.NONE);
        LabelMap map = new LabelMapper(words, LabelSettings.DEFAULT)
                .map(semantics.best(), labels, Guide.of(sample, whole, Mask.empty(sample.width(), sample.height())))
                .resized(sample.width(), sample.height());
        assertEquals("face skin", at(map, 400, 380), "forehead");
        assertEquals("clothing", at(map, 540, 900), "coat");
        assertEquals("background", at(map, 120, 150), "backdrop");
    }

    @ParameterizedTest
    @CsvSource({"garments, clothing, car", "eyeball, eye, mouth", "nostrils, nose, ear", "Haare, hair, sky",
        "motorcar, car, person"})
    void wordsThatTrainingNeverUsedMeanWhatTheyAreLike(String word, String label, String other) throws Exception {
        TextEncoder text = restorer.textEncoder(RestoreSettings.DEFAULT_PACK, Progress.NONE);
        double alike = cosine(text.encode(word), text.encode(label));
        double different = cosine(text.encode(word), text.encode(other));
        assertTrue(
                alike > 0.7 && different < 0.4,
                "%s: %.2f %s, %.2f %s".formatted(word, alike, label, different, other));
    }

    private static double cosine(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    private static String at(LabelMap map, int x, int y) {
        return map.labels().names().get(map.indices()[y * map.width() + x]);
    }
}
