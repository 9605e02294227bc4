package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.files.Sha256;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.clip.MiniLmTextEncoder;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.TestClipPack;

class TrainingTest {

    private static final int CROP = 64;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeData() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Path masks = Files.createDirectories(folder.resolve("masks"));
        Path maps = Files.createDirectories(folder.resolve("labels/maps"));
        Random random = new Random(11);
        for (int index = 0; index < 8; index++) {
            int horizon = 40 + random.nextInt(40);
            paint(
                    photos.resolve("a_" + index + ".png"),
                    BufferedImage.TYPE_3BYTE_BGR,
                    horizon,
                    Color.CYAN,
                    Color.GREEN);
            paint(maps.resolve("a_" + index + ".png"), BufferedImage.TYPE_BYTE_GRAY, horizon,
                    new Color(0, 0, 0), new Color(7, 7, 7));
            paint(masks.resolve("m" + index + ".png"), BufferedImage.TYPE_BYTE_GRAY, 100, Color.BLACK, Color.WHITE);
        }
        Files.writeString(folder.resolve("labels/labels.tsv"), """
            index\tname\tsynonyms\tteacher
            0\tsky\tclouds;heaven\tby hand
            7\tgrass\tlawn\tby hand
            255\tunknown\tignore\t-
            """);
        Files.writeString(folder.resolve("labels/tags.tsv"), """
            file\tsource\tname\tp
            photos/a_0.png\tby hand\tmeadow, pasture\t0.8
            photos/a_1.png\tby hand\tbeach\t
            """);
    }

    private static void paint(Path file, int type, int horizon, Color above, Color below) throws IOException {
        BufferedImage image = new BufferedImage(120, 120, type);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            // colours would be converted between the grey and the sRGB curve
            for (int pixel = 0; pixel < 120 * 120; pixel++) {
                int value = pixel / 120 < horizon ? above.getRed() : below.getRed();
                image.getRaster().setSample(pixel % 120, pixel / 120, 0, value);
            }
        } else {
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(above);
            graphics.fillRect(0, 0, 120, horizon);
            graphics.setColor(below);
            graphics.fillRect(0, horizon, 120, 120 - horizon);
            graphics.dispose();
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private TrainSettings settings(String pack, long steps, boolean resume) {
        return settings(pack, steps, resume, null, false);
    }

    private TrainSettings settings(String pack, long steps, boolean resume, Path semantic, boolean frozen) {
        return new TrainSettings(
                List.of(folder),
                folder.resolve(pack),
                5,
                steps,
                2,
                CROP,
                0,
                null,
                null,
                semantic,
                along(frozen),
                resume,
                3,
                DeviceChoice.CPU,
                1);
    }

    private static TrainSettings.Along along(boolean frozen) {
        return frozen ? TrainSettings.Along.SIR : TrainSettings.Along.ENCODER;
    }

    @Test
    void threeTrainingsMakeAPackThatOpens() throws Exception {
        Training.semantic(settings("pack", 3, false), Progress.NONE);
        Training.sair(settings("pack", 2, false), Progress.NONE);
        PackDescription.Training liif = Training.liif(settings("pack", 2, false), Progress.NONE);
        assertEquals(2, liif.steps());
        try (ModelPack pack = ModelPack.open(folder.resolve("pack"), Device.cpu())) {
            assertTrue(pack.semantic().isPresent() && pack.sair().isPresent() && pack.liif().isPresent());
            assertEquals(384, pack.textCentre().length);
            assertEquals(3, pack.description().semantic().training().steps());
        }
    }

    @Test
    void sairTrainsTheEncoderAlongUnlessItIsFrozen() throws Exception {
        Training.semantic(settings("pack", 2, false), Progress.NONE);
        byte[] before = Files.readAllBytes(folder.resolve("pack/semantic.safetensors"));
        Training.sair(settings("pack", 2, false, null, true), Progress.NONE);
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("pack/semantic.safetensors")));
        Training.sair(settings("pack", 2, false), Progress.NONE);
        byte[] after = Files.readAllBytes(folder.resolve("pack/semantic.safetensors"));
        assertEquals(before.length, after.length);
        assertTrue(Arrays.mismatch(before, after) >= 0);
    }

    @Test
    void completionIsTrainedAloneAndPaintingGoesOnFromIt() throws Exception {
        Training.semantic(settings("pack", 2, false), Progress.NONE);
        byte[] encoder = Files.readAllBytes(folder.resolve("pack/semantic.safetensors"));
        Training.sir(settings("pack", 1, false), Progress.NONE);
        Map<String, float[]> once = sair("pack");
        Training.sir(settings("pack", 4, false), Progress.NONE);
        Map<String, float[]> longer = sair("pack");
        once.forEach((name, values) -> {
            if (!name.startsWith("sir.")) {
                assertArrayEquals(values, longer.get(name), name);
            }
        });
        String last = "sir.imnet.layers.8.weight";
        assertTrue(Arrays.mismatch(once.get(last), longer.get(last)) >= 0);
        assertArrayEquals(encoder, Files.readAllBytes(folder.resolve("pack/semantic.safetensors")));

        Training.liif(settings("pack", 1, false), Progress.NONE);
        Path pack = folder.resolve("pack");
        TrainSettings painting = new TrainSettings(
                List.of(folder),
                pack,
                5,
                1,
                2,
                CROP,
                0,
                pack,
                pack,
                null,
                TrainSettings.Along.NOTHING,
                false,
                3,
                DeviceChoice.CPU,
                1);
        Training.sair(painting, Progress.NONE);
        Map<String, float[]> painted = sair("pack");
        assertArrayEquals(longer.get(last), painted.get(last));
        try (SafetensorsFile liif = SafetensorsFile.open(pack.resolve("liif.safetensors"))) {
            assertArrayEquals(
                    liif.floats("encoder.block.0.0.conv.weight"), painted.get("encoder.block.0.0.conv.weight"), 1e-3f);
        }
    }

    private Map<String, float[]> sair(String pack) throws IOException {
        try (SafetensorsFile weights = SafetensorsFile.open(folder.resolve(pack).resolve("sair.safetensors"))) {
            Map<String, float[]> tensors = new LinkedHashMap<>();
            for (String name : weights.names()) {
                tensors.put(name, weights.floats(name));
            }
            return tensors;
        }
    }

    @Test
    void aTrainingAlongOtherLabelsTakesTheirTextCentre() throws Exception {
        Training.semantic(settings("pack", 1, false), Progress.NONE);
        float[] before = textCentre("pack");
        Path names = folder.resolve("labels/labels.tsv");
        Files.writeString(names, Files.readString(names).replace("sky\tclouds;heaven", "ceiling\troof"));
        Training.sair(settings("pack", 1, false), Progress.NONE);
        assertTrue(Arrays.mismatch(before, textCentre("pack")) >= 0);
    }

    @Test
    void aPackGetsToKnowMoreWordsThanItsLabels() throws Exception {
        Training.semantic(settings("pack", 1, false), Progress.NONE);
        Training.words(List.of(folder), folder.resolve("pack"));
        try (ModelPack pack = ModelPack.open(folder.resolve("pack"), Device.cpu());
                MiniLmTextEncoder text = new MiniLmTextEncoder()) {
            // "cloudy sky" is of the program's own list
            float[] meaning = pack.knownWords()
                    .orElseThrow()
                    .meanings(List.of(centred("cloudy sky", text, pack)))
                    .getFirst();
            float[] sky = centred("sky", text, pack);
            double cosine = 0;
            for (int i = 0; i < sky.length; i++) {
                cosine += meaning[i] * sky[i];
            }
            assertTrue(cosine > 0.95, "cosine " + cosine);
        }
    }

    @Test
    void aJudgeLearnsFromWhatThePackSuspects() throws Exception {
        Training.semantic(settings("pack", 1, false), Progress.NONE);
        Training.damage(settings("pack", 1, false), Progress.NONE);
        String kept = IntStream.range(0, 1000)
                .mapToObj("b_%d.png"::formatted)
                .filter(Split.VALIDATION::holds)
                .findFirst()
                .orElseThrow();
        paint(folder.resolve("photos").resolve(kept), BufferedImage.TYPE_3BYTE_BGR, 70, Color.CYAN, Color.GREEN);
        Path file = Training.judge(settings("pack", 6, false), Progress.NONE);
        byte[] first = Files.readAllBytes(file);
        try (ModelPack pack = ModelPack.open(folder.resolve("pack"), Device.cpu())) {
            assertTrue(pack.judge().isPresent());
        }
        Training.judge(settings("pack", 6, false), Progress.NONE);
        assertArrayEquals(first, Files.readAllBytes(file), "the same again");
    }

    @Test
    void aJudgeNeedsWhatItJudges() throws Exception {
        Training.semantic(settings("pack", 1, false), Progress.NONE);
        IOException refused =
                assertThrows(IOException.class, () -> Training.judge(settings("pack", 2, false), Progress.NONE));
        assertTrue(refused.getMessage().contains("train both first"), refused.getMessage());
    }

    private static float[] centred(String word, MiniLmTextEncoder text, ModelPack pack) throws Exception {
        return Vocabulary.centred(new float[][] {text.encode(word)}, pack.textCentre())[0];
    }

    private float[] textCentre(String pack) throws Exception {
        try (ModelPack opened = ModelPack.open(folder.resolve(pack), Device.cpu())) {
            return opened.textCentre();
        }
    }

    @Test
    void aPackToBeginWithHasToHaveTheNetwork() {
        TrainSettings beginning = new TrainSettings(
                List.of(folder),
                folder.resolve("pack"),
                5,
                1,
                2,
                CROP,
                0,
                folder.resolve("nowhere"),
                null,
                null,
                TrainSettings.Along.ENCODER,
                false,
                3,
                DeviceChoice.CPU,
                1);
        IOException failure = assertThrows(IOException.class, () -> Training.liif(beginning, Progress.NONE));
        assertTrue(failure.getMessage().contains("--start"), failure.getMessage());
    }

    @Test
    void sairIsTrainedOverAClipOfAnotherPack() throws Exception {
        Path clip = TestClipPack.write(folder.resolve("models"));
        Training.sair(settings("sair-vit", 2, false, clip, false), Progress.NONE);
        try (ModelPack pack = ModelPack.open(folder.resolve("sair-vit"), Device.cpu());
                Inpainter.Picture picture = open(pack)) {
            assertEquals(TestClipPack.CHANNELS, picture.completed().channels());
            assertEquals(12, fourColours(picture, Inpainter.Variant.SAIR).length);
        }
        IOException failure = assertThrows(IOException.class, () -> {
            Training.semantic(settings("own", 1, false), Progress.NONE);
            Training.sair(settings("own", 1, false, clip, false), Progress.NONE);
        });
        assertTrue(failure.getMessage().contains("another semantic encoder"), failure.getMessage());
    }

    private static Inpainter.Picture open(ModelPack pack) throws IOException {
        return new Inpainter(pack).open(new float[3 * 80 * 48], hole(80, 48), 80, 48);
    }

    private static float[] fourColours(Inpainter.Picture picture, Inpainter.Variant variant) throws IOException {
        Inpainter.Colours colours = picture.paint(variant, LocalEnsemble.onGrid(new long[] {0, 1, 2, 3}));
        return colours.at(colours.parts().getFirst());
    }

    private static float[] hole(int width, int height) {
        float[] hole = new float[width * height];
        Arrays.fill(hole, 0, 20 * width, 1);
        return hole;
    }

    @Test
    void trainedEncoderTellsTwoLabelsApart() throws Exception {
        Training.semantic(settings("pack", 60, false), Progress.NONE);
        List<String> log = Files.readAllLines(folder.resolve("pack/.training/semantic.csv"));
        double guessing = Math.log(2);
        assertTrue(loss(log.getLast()) < 0.6 * guessing, log.toString());
    }

    private static double loss(String line) {
        return Double.parseDouble(line.split(",")[2]);
    }

    @Test
    void damageIsLearntAndFound() throws Exception {
        PackDescription.Training summary = Training.damage(settings("pack", 200, false), Progress.NONE);
        assertEquals(200, summary.steps());
        List<String> log = Files.readAllLines(folder.resolve("pack/.training/damage.csv"));
        assertTrue(loss(log.getLast()) < 0.9 * loss(log.getFirst()), log.toString());
        try (ModelPack pack = ModelPack.open(folder.resolve("pack"), Device.cpu())) {
            assertTrue(pack.damage().isPresent());
            assertEquals(List.of("damage"), pack.description().networks());
        }
    }

    @Test
    void aRunOfStepsSaysHowManyMinutesAreLeft() throws Exception {
        List<String> said = new ArrayList<>();
        Training.liif(settings("pack", 40, false), new Progress() {
            @Override
            public void report(double fraction, String message) {
                said.add(message);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        assertTrue(said.getFirst().matches("step 20, .*, [0-9] min left"), said.toString());
    }

    @Test
    void resumedRunGoesOnWhereItStopped() throws Exception {
        Training.liif(settings("whole", 4, false), Progress.NONE);
        Training.liif(settings("parts", 4, false), afterTwoSteps());
        PackDescription.Training resumed = Training.liif(settings("parts", 4, true), Progress.NONE);
        assertEquals(4, resumed.steps());
        assertSame("liif");
    }

    /// Cancels within the same schedule.
    private static Progress afterTwoSteps() {
        return new Progress() {
            private int looks;

            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return ++looks > 2;
            }
        };
    }

    /// Compares the checkpoints of the packs `whole` and `parts`: weights, their averages and the optimiser's moments.
    ///
    /// @return the names of their arrays
    private Collection<String> assertSame(String run) throws IOException {
        String checkpoint = ".training/" + run + ".safetensors";
        try (SafetensorsFile whole = SafetensorsFile.open(folder.resolve("whole").resolve(checkpoint));
                SafetensorsFile parts = SafetensorsFile.open(folder.resolve("parts").resolve(checkpoint))) {
            assertEquals(whole.names(), parts.names());
            for (String name : whole.names()) {
                assertArrayEquals(whole.floats(name), parts.floats(name), name + " is the same bit for bit");
            }
            return List.copyOf(whole.names());
        }
    }

    @Test
    void liifLearnsDetailBesideItsOwnWeights() throws Exception {
        List<String> own = makePack("pack");
        // so many that the critic is heard
        Training.liifDetail(settings("pack", 64, false), Progress.NONE);
        assertEquals(own, hashes("pack"));
        assertDetail("liif", Inpainter.Variant.LIIF);
    }

    @Test
    void sairLearnsDetailBesideItsOwnWeightsInItsColoursAlone() throws Exception {
        List<String> own = makePack("pack");
        Training.sairDetail(settings("pack", 3, false), Progress.NONE);
        assertEquals(own, hashes("pack"));
        assertDetail("sair", Inpainter.Variant.SAIR);
        try (SafetensorsFile detail = SafetensorsFile.open(folder.resolve("pack/sair-detail.safetensors"))) {
            assertTrue(detail.names().stream().noneMatch(name -> name.startsWith("sir.")));
        }
    }

    private void assertDetail(String network, Inpainter.Variant variant) throws IOException {
        Path pack = folder.resolve("pack");
        try (SafetensorsFile weights = SafetensorsFile.open(pack.resolve(network + ".safetensors"));
                SafetensorsFile detail = SafetensorsFile.open(pack.resolve(network + "-detail.safetensors"))) {
            assertTrue(detail.names().contains("air.imnet.layers.0.weight"));
            for (String name : detail.names()) {
                assertTrue(Arrays.mismatch(weights.floats(name), detail.floats(name)) >= 0, name + " differs");
            }
        }
        try (ModelPack opened = ModelPack.open(pack, Device.cpu());
                Inpainter.Picture picture = open(opened)) {
            float[] smooth = fourColours(picture, variant);
            opened.detail(1);
            assertTrue(Arrays.mismatch(smooth, fourColours(picture, variant)) >= 0);
        }
    }

    @Test
    void detailGoesOnFromWhatThePackHasOfIt() throws Exception {
        makePack("pack");
        Path file = folder.resolve("pack/liif-detail.safetensors");
        String name = "air.imnet.layers.0.weight";
        Training.liifDetail(settings("pack", 24, false), Progress.NONE);
        float[] earlier = floats(file, name);
        Training.liifDetail(settings("pack", 1, false), Progress.NONE);
        float[] later = floats(file, name);
        assertTrue(Arrays.mismatch(earlier, later) >= 0);
        float[] own = floats(folder.resolve("pack/liif.safetensors"), name);
        assertTrue(distance(earlier, later) < distance(own, later) / 2);
    }

    private static float[] floats(Path file, String name) throws IOException {
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            return tensors.floats(name);
        }
    }

    private static double distance(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).sum();
    }

    @Test
    void resumedDetailGoesOnWhereItStoppedAndItsCriticToo() throws Exception {
        makePack("whole");
        makePack("parts");
        Training.liifDetail(settings("whole", 4, false), Progress.NONE);
        Training.liifDetail(settings("parts", 4, false), afterTwoSteps());
        assertEquals(4, Training.liifDetail(settings("parts", 4, true), Progress.NONE).steps());
        assertTrue(assertSame("liif-detail").stream().anyMatch(name -> name.startsWith("critic/")));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/liif-detail.safetensors")),
                Files.readAllBytes(folder.resolve("parts/liif-detail.safetensors")));
    }

    @Test
    void detailNeedsTheNetworkAndTheSemanticEncoder() throws Exception {
        Training.liif(settings("wordless", 1, false), Progress.NONE);
        IOException failure = assertThrows(
                IOException.class, () -> Training.liifDetail(settings("wordless", 1, false), Progress.NONE));
        assertTrue(failure.getMessage().contains("'sairbrush train semantic'"), failure.getMessage());
        Training.semantic(settings("colourless", 1, false), Progress.NONE);
        failure = assertThrows(
                IOException.class, () -> Training.sairDetail(settings("colourless", 1, false), Progress.NONE));
        assertTrue(failure.getMessage().contains("'sairbrush train sair'"), failure.getMessage());
    }

    /// A pack with a semantic encoder, SAIR and LIIF, each after one step.
    ///
    /// @return the hashes of their files
    private List<String> makePack(String name) throws Exception {
        Training.semantic(settings(name, 1, false), Progress.NONE);
        Training.sair(settings(name, 1, false, null, true), Progress.NONE);
        Training.liif(settings(name, 1, false), Progress.NONE);
        return hashes(name);
    }

    private List<String> hashes(String pack) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (String network : List.of("semantic", "sair", "liif")) {
            hashes.add(Sha256.of(folder.resolve(pack).resolve(network + ".safetensors")));
        }
        return hashes;
    }

    @Test
    void sheetsShowSampleFillsBesideTheCheckpoint() throws Exception {
        BufferedImage black = new BufferedImage(120, 120, BufferedImage.TYPE_3BYTE_BGR);
        String validation = IntStream.range(0, 100)
                .mapToObj(index -> "b_" + index + ".png")
                .filter(Split.VALIDATION::holds)
                .findFirst()
                .orElseThrow();
        ImageIO.write(black, "png", folder.resolve("photos").resolve(validation).toFile());

        Training.liif(settings("pack", 2, false), Progress.NONE);

        BufferedImage sheet = ImageIO.read(folder.resolve("pack/.training/liif-0000002.png").toFile());
        assertEquals(6 * CROP, sheet.getWidth());
        assertEquals(3 * CROP, sheet.getHeight());
        assertTrue(count(sheet, 0, 0xFF00FF) > 0, "holes are marked");
        assertEquals(0, count(sheet, CROP, 0xFF00FF), "and filled below");
        assertTrue(count(sheet, 2 * CROP, 0) > 0, "over the undamaged photos");
    }

    /// Pixels of a colour in a row of the sheet.
    private static long count(BufferedImage sheet, int top, int colour) {
        return IntStream.of(sheet.getRGB(0, top, sheet.getWidth(), CROP, null, 0, sheet.getWidth()))
                .filter(pixel -> (pixel & 0xFFFFFF) == colour)
                .count();
    }

    @Test
    void sairNeedsASemanticEncoderFirst() {
        IOException failure = assertThrows(
                IOException.class, () -> Training.sair(settings("empty", 1, false), Progress.NONE));
        assertTrue(failure.getMessage().contains("pack.json"), failure.getMessage());
    }

    @Test
    void evaluationOnlyFoldersAreNeverRead() throws IOException {
        Path labelled = Files.createDirectories(folder.resolve("labelled"));
        Files.copy(folder.resolve("photos/a_0.png"), labelled.resolve("b_0.png"));
        TrainingData data = TrainingData.scan(List.of(folder), Split.ALL);
        assertEquals(8, data.photoCount());
    }

    @Test
    void cropsOfOnePhotoStayTogether() {
        for (int photo = 0; photo < 200; photo++) {
            Split whole = Split.of("wp-pop_" + photo + ".jpg");
            assertEquals(whole, Split.of("wp-pop_" + photo + "_c0.jpg"));
            assertEquals(whole, Split.of("wp-pop_" + photo + "_c4.png"));
        }
    }

    @Test
    void aboutATwentiethIsKeptForTesting() {
        long test = IntStream.range(0, 4000)
                .filter(photo -> Split.of("photo" + photo + ".jpg") == Split.TEST)
                .count();
        assertEquals(200, test, 60);
    }
}
