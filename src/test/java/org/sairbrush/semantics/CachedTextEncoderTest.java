package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.clip.TextEncoder;

class CachedTextEncoderTest {

    @TempDir
    private Path folder;

    private final Counting encoder = new Counting();

    @Test
    void aKnownPhraseIsNotEncodedAgain() {
        float[] first = cached("space").encode("brick wall");
        assertArrayEquals(first, cached("space").encode("brick wall"));
        assertEquals(List.of("brick wall"), encoder.asked);
    }

    @Test
    void phrasesAndSpacesAreKeptApart() {
        cached("space").encode("sky");
        assertArrayEquals(new float[] {4, 1}, cached("space").encode("tree"));
        cached("other space").encode("sky");
        assertEquals(List.of("sky", "tree", "sky"), encoder.asked);
    }

    @Test
    void damagedFilesAreMadeAnew() throws IOException {
        CachedTextEncoder cached = cached("space");
        float[] vector = cached.encode("sky");
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[2] ^= 1;
        for (byte[] damaged : List.of(flipped, new byte[0], new byte[3], new byte[whole.length])) {
            Files.write(file, damaged);
            assertArrayEquals(vector, cached.encode("sky"));
            assertArrayEquals(whole, Files.readAllBytes(file));
        }
        assertEquals(5, encoder.asked.size());
    }

    @Test
    void aFileOfAnotherPhraseIsNotTaken() throws IOException {
        CachedTextEncoder cached = cached("space");
        cached.encode("sky");
        Path ofSky = onlyFile();
        byte[] sky = Files.readAllBytes(ofSky);
        cached.encode("tree");
        for (Path file : files()) {
            Files.write(file, sky);
        }
        assertArrayEquals(new float[] {4, 1}, cached.encode("tree"));
    }

    @Test
    void whereNoFilesCanBeWrittenItWorksOnWithout() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where the folder should be");
        CachedTextEncoder cached = new CachedTextEncoder(encoder, "space", taken);
        assertArrayEquals(new float[] {3, 1}, cached.encode("sky"));
        assertArrayEquals(new float[] {3, 1}, cached.encode("sky"));
    }

    @Test
    void manyAtOnceGiveTheSameAndLeaveWholeFilesOnly() throws IOException {
        CachedTextEncoder cached = cached("space");
        IntStream.range(0, 200).parallel().forEach(i ->
                assertArrayEquals(new float[] {1 + i % 5, 1}, cached.encode("x".repeat(1 + i % 5))));
        assertEquals(5, files().size());
    }

    private CachedTextEncoder cached(String space) {
        return new CachedTextEncoder(encoder, space, folder.resolve("cache"));
    }

    private Path onlyFile() throws IOException {
        assertEquals(1, files().size());
        return files().getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /// A phrase's vector is its length and 1.
    private static final class Counting implements TextEncoder {

        private final List<String> asked = new ArrayList<>();

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public synchronized float[] encode(String phrase) {
            asked.add(phrase);
            return new float[] {phrase.length(), 1};
        }

        @Override
        public void close() {}
    }
}
