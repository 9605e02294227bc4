package org.sairbrush.editor.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.TestPhotos;
import org.sairbrush.editor.batch.BatchViewModel.Phase;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.Method;

class BatchViewModelTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    private Path folder;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean atOnce = true;
    private final EditorHarness harness =
            new EditorHarness(work -> {
                if (atOnce) {
                    work.run();
                } else {
                    waiting.add(work);
                }
            });
    private final EditorStage.Answers answers = new EditorStage.Answers();
    private final List<Path> opened = new ArrayList<>();
    private BatchViewModel batch;

    @BeforeEach
    void begin() {
        batch = new BatchViewModel(
                harness.jobs,
                harness.restorer,
                answers,
                harness.settings,
                harness.fill(harness.notices()),
                harness.notices(),
                opened::add);
    }

    private Path photo(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        TestPhotos.landscape(folder.resolve("drawn.part"), WIDTH, HEIGHT);
        BufferedImage drawn = ImageIO.read(folder.resolve("drawn.part").toFile());
        ImageIO.write(drawn, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        Files.delete(folder.resolve("drawn.part"));
        return file;
    }

    private void mask(String name, int width, int height) throws IOException {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 4, 4);
        graphics.dispose();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(mask, "png", file.toFile());
    }

    private void add(Path... files) {
        batch.add(List.of(files));
    }

    private PhotoState state(int index) {
        return batch.photos().get(index).state();
    }

    private String failure(int index) {
        return assertInstanceOf(PhotoState.Failed.class, state(index)).sentence();
    }

    private Path result(int index) {
        return assertInstanceOf(PhotoState.Done.class, state(index)).result();
    }

    private static int argb(Path file, int x, int y) throws IOException {
        return ImageIO.read(file.toFile()).getRGB(x, y);
    }

    private List<String> files(String inFolder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(inFolder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Does what waits in the background, and not what comes of it.
    private void work() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void photosAreRestoredIntoAFolderBesideTheFirst() throws IOException {
        add(photo("one.png"), photo("two.jpg"));
        batch.start();

        assertEquals(folder.resolve("repaired/one.png"), result(0));
        assertEquals(folder.resolve("repaired/two.jpg"), result(1));
        // The fake finds three damaged pixels in the middle.
        assertEquals(FakeRestorer.SAIR_ARGB, argb(result(0), 1, HEIGHT / 2));
        assertEquals(argb(folder.resolve("one.png"), 0, 0), argb(result(0), 0, 0));
        PhotoState.Done done = (PhotoState.Done) state(1);
        assertTrue(done.remarks().getFirst().startsWith("JPEG compresses with loss"), done.remarks().toString());
        assertEquals(1, batch.standing().progressProperty().get());
        assertEquals(0, batch.standing().leftProperty().get());
        assertSame(Notice.Kind.DONE, batch.notices().currentProperty().get().kind());
        assertTrue(batch.standing().wordsProperty().get().startsWith("2 done"));
    }

    @Test
    void onePhotoThatFailsDoesNotStopTheOthersAndIsTriedAgain() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        add(text, photo("two.png"));
        batch.start();

        assertTrue(failure(0).startsWith("text.png is not a picture"), failure(0));
        result(1);
        assertEquals(1, batch.standing().leftProperty().get());
        assertTrue(batch.standing().wordsProperty().get().startsWith("1 done, 1 failed"));

        photo("text.png");
        batch.start();
        assertEquals(folder.resolve("repaired/text.png"), result(0));
    }

    @Test
    void whatGoesWrongInTheNetworkIsSaidOfEachPhoto() throws IOException {
        harness.fake.failWith("There is not enough memory for this fill; close other programs or mask less at once.");
        add(photo("one.png"));
        batch.start();
        assertTrue(failure(0).startsWith("There is not enough memory"));
        assertEquals(List.of(), files("repaired"));
        assertSame(Notice.Kind.ERROR, batch.notices().currentProperty().get().kind());
    }

    @Test
    void photosWhoseResultsWouldHaveOneNameAreToldApart() throws IOException {
        add(photo("a.jpg"), photo("a.png"), photo("other/A.png"));
        batch.choices().formatProperty().set(PhotoFormat.PNG);
        batch.start();
        assertEquals(folder.resolve("repaired/a.png"), result(0));
        assertEquals(folder.resolve("repaired/a-2.png"), result(1));
        assertEquals(folder.resolve("repaired/A-3.png"), result(2), "some systems take A for a");
    }

    @Test
    void resultsNeverReplaceAPhotoOrAMask() throws IOException {
        Path one = photo("one.png");
        mask("masks/one.png", WIDTH, HEIGHT);
        byte[] before = Files.readAllBytes(one);
        byte[] maskBefore = Files.readAllBytes(folder.resolve("masks/one.png"));
        add(one);
        batch.choices().replaceProperty().set(true);
        batch.choices().folderProperty().set(folder);
        batch.start();
        assertEquals(folder.resolve("one-restored.png"), result(0));

        batch.again(batch.photos());
        batch.choices().byMasksProperty().set(true);
        batch.choices().masksProperty().set(folder.resolve("masks"));
        batch.choices().folderProperty().set(folder.resolve("masks"));
        batch.start();
        assertEquals(folder.resolve("masks/one-restored.png"), result(0));
        assertArrayEquals(before, Files.readAllBytes(one));
        assertArrayEquals(maskBefore, Files.readAllBytes(folder.resolve("masks/one.png")));
    }

    @Test
    void aPhotoIsRestoredAgainInPlaceOfItsOwnResult() throws IOException {
        add(photo("one.png"));
        batch.start();
        Path result = result(0);
        Files.writeString(result, "of before");
        batch.again(batch.photos());
        assertEquals(1, batch.standing().leftProperty().get());
        batch.start();
        assertEquals(result, result(0));
        assertTrue(colourful(result), "a picture again");
    }

    @Test
    void resultsOfPhotosThatLeftTheListAreNotWrittenOver() throws IOException {
        add(photo("one.png"));
        batch.start();
        Path first = result(0);
        batch.remove(List.copyOf(batch.photos()));
        Path other = Files.createDirectories(folder.resolve("other")).resolve("one.png");
        Files.copy(folder.resolve("one.png"), other);
        add(other);
        batch.choices().folderProperty().set(first.getParent());
        batch.choices().replaceProperty().set(true);
        batch.start();
        assertEquals("one-2.png", result(0).getFileName().toString());
    }

    @Test
    void resultsThatAreThereAreLeftUnlessTheyAreToBeReplaced() throws IOException {
        add(photo("one.png"));
        Path there = Files.createDirectories(folder.resolve("repaired")).resolve("one.png");
        Files.writeString(there, "mine");
        batch.start();
        assertEquals(new PhotoState.Skipped(there), state(0));
        assertEquals("mine", Files.readString(there));
        assertTrue(batch.standing().wordsProperty().get().startsWith("1 skipped"));

        batch.choices().replaceProperty().set(true);
        batch.start();
        assertEquals(there, result(0));
        assertEquals(FakeRestorer.SAIR_ARGB, argb(there, 1, HEIGHT / 2));
    }

    @Test
    void masksSayWhatIsRepairedAndThoseThatDoNotFitAreNamed() throws IOException {
        add(photo("fits.png"), photo("none.png"), photo("small.png"));
        mask("masks/fits.png", WIDTH, HEIGHT);
        mask("masks/small.png", WIDTH / 2, HEIGHT / 2);
        batch.choices().byMasksProperty().set(true);
        batch.start();
        assertEquals(
                "Choose the folder of the masks first, or have damage found.",
                batch.notices().currentProperty().get().sentence());
        assertSame(PhotoState.WAITING, state(0));

        answers.folderOfMasks = folder.resolve("masks");
        batch.chooseMasks();
        batch.start();
        assertEquals(FakeRestorer.SAIR_ARGB, argb(result(0), 3, 3));
        assertTrue(failure(1).startsWith("There is no mask for none.png in "), failure(1));
        assertTrue(failure(2).startsWith("The mask small.png is 20×15 but the photo is 40×30"), failure(2));

        batch.choices().fitMasksProperty().set(true);
        batch.start();
        assertEquals(FakeRestorer.SAIR_ARGB, argb(result(2), 7, 7));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidBeforeAnyWork() throws IOException {
        add(photo("one.png"));
        batch.choices().folderProperty().set(Files.writeString(folder.resolve("file"), "in the way").resolve("below"));
        batch.start();
        assertTrue(failure(0).contains("can't be made: choose another"), failure(0));
        assertEquals(null, harness.fake.settings);
    }

    @Test
    void whatIsChosenInTheEditorIsChosenHere() throws IOException {
        harness.settings.detailProperty().set(30);
        harness.settings.featherProperty().set(7);
        harness.settings.grainProperty().set(false);
        batch.show();
        batch.choices().choiceProperty().set(batch.choices().offeredProperty().get().get(1));
        add(photo("one.png"));
        batch.start();
        assertEquals(Method.LIIF, harness.fake.settings.method());
        assertEquals(0.3, harness.fake.settings.detail());
        assertEquals(7, harness.fake.settings.seam().feather());
        assertFalse(harness.fake.settings.grain());
    }

    @Test
    void levelsLieOverResultsWhereTheyAreWished() throws IOException {
        add(photo("one.png"));
        batch.choices().levelsProperty().set(BatchChoices.OwnLevels.CONTRAST);
        batch.start();
        assertTrue(darkest(result(0)) < darkest(folder.resolve("one.png")));
    }

    @Test
    void resultsAreBlackAndWhiteWhereThatIsWished() throws IOException {
        add(photo("one.png"));
        assertTrue(colourful(folder.resolve("one.png")));
        batch.choices().blackAndWhiteProperty().set(true);
        batch.start();
        assertFalse(colourful(result(0)));
    }

    private static boolean colourful(Path file) throws IOException {
        return Arrays.stream(ImageIO.read(file.toFile()).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
                .anyMatch(argb -> (argb >> 16 & 0xff) != (argb >> 8 & 0xff) || (argb & 0xff) != (argb >> 8 & 0xff));
    }

    private static int darkest(Path file) throws IOException {
        return Arrays.stream(ImageIO.read(file.toFile()).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
                .map(argb -> argb >> 8 & 0xff)
                .min()
                .orElseThrow();
    }

    @Test
    void whatIsStoppedWaitsAgainAndNothingIsWrittenOfIt() throws IOException {
        add(photo("one.png"), photo("two.png"));
        atOnce = false;
        batch.start();
        assertInstanceOf(PhotoState.Running.class, state(0));
        batch.remove(List.of(batch.photos().getFirst()));
        assertEquals(2, batch.photos().size(), "the photo at hand stays");
        batch.stop();
        assertSame(Phase.STOPPING, batch.phaseProperty().get());
        work();
        assertSame(Phase.RESTING, batch.phaseProperty().get());
        assertSame(PhotoState.WAITING, state(0));
        assertEquals(List.of(), files("repaired"));

        batch.start();
        work();
        assertEquals(folder.resolve("repaired/one.png"), result(0));
        assertInstanceOf(PhotoState.Running.class, state(1));
    }

    @Test
    void aPauseComesAfterThePhotoAtHand() throws IOException {
        add(photo("one.png"), photo("two.png"));
        atOnce = false;
        batch.start();
        batch.pause();
        work();
        result(0);
        assertSame(PhotoState.WAITING, state(1));
        assertSame(Phase.RESTING, batch.phaseProperty().get());

        batch.start();
        batch.pause();
        batch.start();
        assertSame(Phase.RUNNING, batch.phaseProperty().get(), "it is not to be paused any more");
        work();
        result(1);
    }

    @Test
    void photosThatAreAddedMeanwhileAreRestoredToo() throws IOException {
        add(photo("one.png"));
        Path two = photo("two.png");
        atOnce = false;
        batch.start();
        atOnce = true;
        add(two);
        work();
        assertEquals(folder.resolve("repaired/two.png"), result(1));
    }

    @Test
    void whoClosesWhileItRunsIsAsked() throws IOException {
        List<String> closed = new ArrayList<>();
        batch.unlessGoingOn(() -> closed.add("nothing ran"));
        assertEquals(0, answers.batchQuestions);
        add(photo("one.png"));
        atOnce = false;
        batch.start();
        batch.unlessGoingOn(() -> closed.add("it runs"));
        assertSame(Phase.RUNNING, batch.phaseProperty().get());
        answers.stopBatch = true;
        batch.unlessGoingOn(() -> closed.add("it is stopped"));
        assertEquals(List.of("nothing ran", "it is stopped"), closed);
        assertFalse(harness.jobs.isLastingWorkDone(), "the program waits until nothing is half written");
        work();
        assertTrue(harness.jobs.isLastingWorkDone());
        assertSame(PhotoState.WAITING, state(0));
    }

    @Test
    void aFolderGivesItsPhotosInTheOrderOfTheirNumbersAndNoneTwice() throws IOException {
        Path ten = photo("box/scan10.png");
        photo("box/scan9.png");
        Files.writeString(folder.resolve("box/notes.txt"), "no photo");
        add(ten);
        answers.folderOfPhotos = folder.resolve("box");
        batch.addFolder();
        assertEquals(
                List.of("scan10.png", "scan9.png"),
                batch.photos().stream().map(photo -> photo.file().getFileName().toString()).toList());
        add(folder.resolve("box/notes.txt"));
        assertEquals(2, batch.photos().size());
        assertTrue(batch.notices().currentProperty().get().sentence().startsWith("Not added"));
    }

    @Test
    void photosHavePicturesAndSizes() throws IOException {
        add(photo("one.png"), Files.writeString(folder.resolve("text.jpg"), "no picture"));
        Thumbnail thumbnail = batch.photos().getFirst().thumbnailProperty().get();
        assertEquals(WIDTH, thumbnail.width());
        assertEquals(HEIGHT, thumbnail.height());
        assertEquals(WIDTH, thumbnail.image().getWidth());
        assertEquals(null, batch.photos().get(1).thumbnailProperty().get());
        assertSame(PhotoState.WAITING, state(1), "it is told of when its turn comes");
    }

    @Test
    void aResultIsOpenedInTheEditorAndItsFolderShown() throws IOException {
        Path one = photo("one.png");
        add(one);
        batch.open(batch.photos().getFirst());
        batch.start();
        batch.open(batch.photos().getFirst());
        assertEquals(List.of(one, folder.resolve("repaired/one.png")), opened);
        batch.showInFolder(batch.photos().getFirst());
        assertEquals(folder.resolve("repaired/one.png"), answers.shown);
        batch.remove(batch.photos());
        assertEquals(List.of(), batch.photos());
        assertEquals("", batch.standing().wordsProperty().get());
    }
}
