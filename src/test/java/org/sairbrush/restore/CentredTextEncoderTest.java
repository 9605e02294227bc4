package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.sair.KnownWords;
import org.sairbrush.sair.SemanticMap;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSettings;

class CentredTextEncoderTest {

    private static final float COMMON = (float) Math.sqrt(0.99);

    private final TextEncoder crowded = new TextEncoder() {

        private final Map<String, float[]> vectors = Map.of(
                "x", new float[] {COMMON, 0.1f, 0}, "y", new float[] {COMMON, 0, 0.1f});

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public float[] encode(String phrase) {
            return vectors.get(phrase);
        }

        @Override
        public void close() {}
    };

    @Test
    void theCommonPartOfTextVectorsIsTakenOff() {
        TextEncoder centred = new CentredTextEncoder(crowded, new float[] {COMMON, 0, 0}, Optional.empty(), 10);
        SemanticMap map = new SemanticMap(3, 1, 2, new float[] {0, 0, 1, 0, 0, 1});
        LabelMap labels = new LabelMapper(centred, LabelSettings.DEFAULT)
                .map(map, LabelSet.parse("x, y"), new Guide(2, 1, new float[6]));
        assertArrayEquals(new byte[] {0, 1}, labels.indices());
        assertArrayEquals(new float[] {0, 1, 0}, centred.encode("x"), 1e-5f);
    }

    @Test
    void aCentreOfAnotherSpaceIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CentredTextEncoder(crowded, new float[2], Optional.empty(), 10));
    }

    @Test
    void knownWordsOfAnotherSpaceAreRefused() {
        KnownWords words = KnownWords.of(List.<float[][]>of(new float[][] {{1, 0}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CentredTextEncoder(crowded, new float[3], Optional.of(words), 10));
    }

    @Test
    void aWordLikeAKnownOneMeansItsLabel() {
        KnownWords words = KnownWords.of(List.<float[][]>of(new float[][] {{0, 0, 1}, {0, 1, 0}}));
        float[] meaning =
                new CentredTextEncoder(crowded, new float[] {COMMON, 0, 0}, Optional.of(words), 10).encode("x");
        assertTrue(meaning[2] > 0.9, () -> Arrays.toString(meaning));
    }
}
