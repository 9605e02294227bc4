package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

    private static final float[] HAIR = {1, 0, 0, 0};
    private static final float[] LOCKS = {0.6f, 0.8f, 0, 0};
    private static final float[] SKY = {0, 0, 1, 0};
    private static final float[] GUITAR = {0, 0, 0, 1};

    private final KnownWords words =
            KnownWords.of(List.of(new float[][] {HAIR, LOCKS}, new float[][] {SKY}, new float[][] {GUITAR}));

    @Test
    void aNameMeansItself() {
        assertArrayEquals(HAIR, meaning(HAIR), 0.01f);
        assertArrayEquals(SKY, meaning(SKY), 0.01f);
    }

    @Test
    void anotherWordForALabelMeansMostlyTheLabel() {
        float[] curls = {0.3f, 0.9539f, 0, 0};
        float[] meaning = meaning(curls);
        assertTrue(meaning[0] > 0.95f, () -> "hair by " + meaning[0]);
        assertEquals(1, length(meaning), 1e-5);
    }

    @Test
    void aWordLikeOneWithoutALabelIsLeftAsItIs() {
        float[] violin = {0.2f, 0, 0, 0.9798f};
        assertArrayEquals(violin, meaning(violin), 0.17f);
        assertTrue(meaning(violin)[3] > 0.97f);
    }

    @Test
    void ofTwoLabelsTheOneThatIsMoreAlikeCountsMore() {
        float[] between = {0.6f, 0, 0.8f, 0};
        float[] meaning = meaning(between);
        assertTrue(meaning[2] > meaning[0]);
    }

    @Test
    void ofTwoWordsForALabelItsNameStandsForIt() {
        List<float[]> both = words.meanings(List.of(LOCKS, HAIR));
        assertArrayEquals(LOCKS, both.getFirst(), 0.02f);
        assertArrayEquals(HAIR, both.getLast(), 0.01f);
        assertTrue(meaning(LOCKS)[0] > 0.95f, "alone it means hair");
    }

    @Test
    void whereNoneIsTheNameTheWordMostLikeAllOfThemStandsForIt() {
        KnownWords green = KnownWords.of(
                List.<float[][]>of(new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0.8f, 0.6f, 0}}));
        float[] grass = {0.6f, 0, 0, 0.8f};
        float[] tree = {0.3f, 0.9f, 0.3f, 0.0995f};
        List<float[]> both = green.meanings(List.of(grass, tree));
        assertArrayEquals(grass, both.getFirst(), 1e-4f);
        assertTrue(both.getLast()[0] > 0.9f);
    }

    private float[] meaning(float[] word) {
        return words.meanings(List.of(word)).getFirst();
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
