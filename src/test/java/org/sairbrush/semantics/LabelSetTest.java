package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelSetTest {

    @Test
    void trimsAndLeavesOutEmptyPlaces() {
        assertEquals(List.of("hair", "eye", "brick wall"), LabelSet.parse(" hair, eye ,,\tbrick   wall \n,").names());
    }

    @Test
    void keepsTheFirstOfLabelsThatDifferByCase() {
        assertEquals(List.of("Sky", "sea"), LabelSet.parse("Sky, sea, sky, SEA").names());
    }

    @Test
    void takesOneLabelALine() {
        assertEquals(List.of("hair", "eye"), LabelSet.parse("hair\r\neye\r\n").names());
    }

    @Test
    void asksForALabelWhenThereIsNone() {
        assertEquals("Name at least one label, such as: hair, eye, sky.", refusal(" , ,"));
    }

    @Test
    void refusesTooMany() {
        String many = numbered(LabelSet.MAX_LABELS + 1);
        assertEquals("At most 200 labels can be told apart at once, not 201.", refusal(many));
        assertEquals(LabelSet.MAX_LABELS, LabelSet.parse(numbered(LabelSet.MAX_LABELS)).size());
    }

    @Test
    void refusesALabelThatIsTooLong() {
        assertEquals("The label “aaaaaaaaaaaaaaaaaaaa…” is longer than 100 characters.",
                refusal("sky," + "a".repeat(101)));
    }

    @Test
    void namesCanNotBeChangedLater() {
        assertThrows(UnsupportedOperationException.class, () -> LabelSet.parse("a").names().add("b"));
    }

    @Test
    void everyLabelHasItsOwnColour() {
        LabelSet labels = LabelSet.parse(numbered(LabelSet.MAX_LABELS));
        List<Color> colours = IntStream.range(0, labels.size()).mapToObj(labels::colour).toList();
        assertEquals(colours.size(), colours.stream().distinct().count());
    }

    @Test
    void aColourDependsOnTheIndexAlone() {
        LabelSet few = LabelSet.parse("sky, sea");
        LabelSet other = LabelSet.parse("a, b, c");
        assertEquals(few.colour(1), other.colour(1));
    }

    @Test
    void redGreenBlindEyesTellTheFirstColoursApart() {
        LabelSet labels = new LabelSet(Collections.nCopies(20, "x"));
        for (int a = 0; a < labels.size(); a++) {
            for (int b = 0; b < a; b++) {
                // 0.02 in Oklab is about the least difference that is seen side by side
                double difference = Palette.difference(labels.colour(a), labels.colour(b));
                assertTrue(difference > (a < 12 ? 0.075 : 0.055), a + " and " + b + ": " + difference);
            }
        }
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> LabelSet.parse(text)).getMessage();
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label " + i).collect(Collectors.joining(","));
    }
}
