package org.sairbrush.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.train.Vocabulary;

class LabelledSetsTest {

    @TempDir
    private Path folder;

    @Test
    void photosWithoutMapsAreLeftOut() throws Exception {
        Path ccp = Files.createDirectories(folder.resolve("ccp"));
        for (String name : List.of("0001.jpg", "0001_label.png", "0021.jpg", "label_list.txt")) {
            Files.createFile(ccp.resolve(name));
        }

        List<LabelledSet> sets = LabelledSets.byHand(folder);

        assertEquals(1, sets.size());
        assertEquals(
                List.of(new LabelledSet.Picture(ccp.resolve("0001.jpg"), ccp.resolve("0001_label.png"))),
                sets.getFirst().pictures());
    }

    @Test
    void mixedColoursOfABorderAreUnknown() throws Exception {
        Path fasseg = Files.createDirectories(folder.resolve("fasseg"));
        Files.createFile(fasseg.resolve("Test_RGB_1.png"));
        BufferedImage map = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0x7F0000, 0xBF8000, 0xFFFE02, 0x0000FF};
        for (int x = 0; x < colours.length; x++) {
            map.setRGB(x, 0, colours[x]);
            map.setRGB(x, 1, colours[x]);
        }
        ImageIO.write(map, "png", fasseg.resolve("Test_Labels_1.png").toFile());
        LabelledSet set = LabelledSets.byHand(folder).getFirst();

        int[] truth = set.truth(set.pictures().getFirst(), 2);

        // the middle square: a border and skin
        assertEquals(LabelledSet.UNKNOWN, truth[0]);
        assertEquals("face skin", set.classes().get(truth[1]).word());
    }

    @Test
    void everyClassOfAKnownSetHasAWordThatTrainingNeverUsed() throws Exception {
        for (String id : List.of("fasseg", "celebamask_hq", "ccp", "coco_stuff", "ade20k_sample")) {
            Files.createDirectories(folder.resolve(id));
        }
        for (LabelledSet set : LabelledSets.byHand(folder)) {
            for (LabelledSet.LabelClass asked : set.classes()) {
                assertFalse(asked.unseen().equals(asked.word()), set.id() + " " + asked.word());
            }
        }
    }

    @Test
    void unseenWordsAreNoneOfTraining() throws IOException {
        String data = System.getProperty("sairbrush.data");
        assumeTrue(data != null, "-Dsairbrush.data does not name the folder of the training data");
        Path labels = Path.of(data, "labels");
        Set<String> used = new HashSet<>();
        Vocabulary.read(labels.resolve("labels.tsv")).labels().forEach(label -> used.addAll(label.words()));
        for (String line : Files.readAllLines(labels.resolve("tags.tsv"))) {
            used.addAll(List.of(line.split("\t")[2].split(", ")));
        }
        Map<String, String> unseen = LabelledSets.unseenWords();

        unseen.forEach((word, other) -> {
            assertTrue(used.contains(word), word);
            assertFalse(used.contains(other), other);
        });
        assertEquals(unseen.size(), Set.copyOf(unseen.values()).size());
    }

    @Test
    void intersectionOverUnionCountsPixelsOfAllPictures() {
        LabelTally tally = new LabelTally(3);
        int[][] truthAndLabel = {{0, 0}, {0, 0}, {0, 1}, {1, 1}, {LabelledSet.UNKNOWN, 1}, {1, 2}};
        for (int[] pixel : truthAndLabel) {
            tally.add(pixel[0], pixel[1]);
        }
        List<LabelledSet.LabelClass> classes = List.of(word("a"), word("b"), word("never there"));

        LabelResult.Scores scores = tally.scores(classes);

        assertEquals(Map.of("a", 2.0 / 3, "b", 1.0 / 3), scores.iou());
        assertEquals(0.5, scores.meanIou(), 1e-12);
    }

    private static LabelledSet.LabelClass word(String word) {
        return new LabelledSet.LabelClass(word, word, List.of());
    }
}
