package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MiniLmTextEncoderTest {

    private final MiniLmTextEncoder encoder = new MiniLmTextEncoder();

    @Test
    void vectorsHaveUnitLength() {
        for (String phrase : List.of("hair", "brick wall", "Œuvre d’art", "?")) {
            float[] vector = encoder.encode(phrase);
            assertEquals(encoder.dimension(), vector.length);
            assertEquals(1, cosine(vector, vector), 1e-6);
        }
    }

    @Test
    void relatedWordsAreNearerThanUnrelatedOnes() {
        double dogs = cosine(encoder.encode("dog"), encoder.encode("puppy"));
        assertTrue(dogs > cosine(encoder.encode("dog"), encoder.encode("sky")) + 0.2);
        double glasses = cosine(encoder.encode("eyeglasses"), encoder.encode("spectacles"));
        assertTrue(glasses > cosine(encoder.encode("eyeglasses"), encoder.encode("brick wall")) + 0.2);
    }

    @Test
    void changingAResultDoesNotChangeTheNext() {
        float[] first = encoder.encode("sky");
        float[] kept = first.clone();
        first[0] = 99;
        assertArrayEquals(kept, encoder.encode("sky"));
    }

    @Test
    void manyThreadsGetWhatOneThreadGets() {
        List<String> phrases = IntStream.range(0, 24).mapToObj(i -> "thing number " + i).toList();
        List<float[]> alone = phrases.stream().map(encoder::encode).toList();
        MiniLmTextEncoder shared = new MiniLmTextEncoder();
        IntStream.range(0, 4 * phrases.size()).parallel().forEach(i -> assertArrayEquals(
                alone.get(i % phrases.size()), shared.encode(phrases.get(i % phrases.size()))));
    }

    @Test
    void aBlankPhraseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(" "));
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
