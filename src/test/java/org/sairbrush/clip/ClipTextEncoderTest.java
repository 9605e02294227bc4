package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.nn.TensorFileException;

/// The text side over a small network of random weights and a vocabulary of the letters and a few merges.
class ClipTextEncoderTest {

    private static final int VOCABULARY = 2 * 256 + 3 + 2;

    @TempDir
    private Path folder;

    private Path checkpoint;
    private Path merges;

    @BeforeEach
    void writeModel() throws IOException {
        checkpoint = folder.resolve("clip.pt");
        SyntheticClip.small(VOCABULARY).writeTorchScript(checkpoint);
        merges = folder.resolve("merges.txt");
        Files.write(merges, List.of("#version: 0.2", "h a", "ha i", "hai r</w>"));
    }

    @Test
    void tokensAreMergedLettersBetweenStartAndEnd() throws IOException {
        try (ClipTokenizer tokenizer = ClipTokenizer.open(merges)) {
            // printable ASCII from '!' on comes first, then the same at the end of a word
            assertArrayEquals(new long[] {515, 514, 256 + 's' - '!', 516}, tokenizer.encode("Hair s", 77));
            assertArrayEquals(new long[] {515, 513, 'r' - '!', 256 + 's' - '!', 516}, tokenizer.encode("hairs", 77));
        }
    }

    @Test
    void aLongTextKeepsItsBeginningAndItsEndToken() throws IOException {
        try (ClipTokenizer tokenizer = ClipTokenizer.open(merges)) {
            assertArrayEquals(new long[] {515, 514, 514, 516}, tokenizer.encode("hair hair hair hair hair", 4));
        }
    }

    @Test
    void aFileThatIsNoVocabularyIsRefused() throws IOException {
        for (String content : List.of("", "{\"model\": 3}", "# about\nthree words here")) {
            Path file = Files.writeString(folder.resolve("other"), content);
            assertThrows(TensorFileException.class, () -> ClipTokenizer.open(file).close(), content);
        }
    }

    @Test
    void thereAre85TemplatesOfTheLabel() {
        List<String> sentences = PromptTemplates.of(PromptTemplates.IMAGENET_SCENE).orElseThrow().about("dog");
        assertEquals(85, sentences.size());
        assertEquals(85, new HashSet<>(sentences).size());
        assertEquals("a bad photo of a dog.", sentences.getFirst());
        assertEquals("this is one dog in the scene.", sentences.getLast());
        assertTrue(sentences.stream().allMatch(sentence -> sentence.contains("dog") && !sentence.contains("{")));
    }

    @Test
    void aLabelIsTheMeanOfTheUnitVectorsOfItsSentences() throws IOException {
        PromptTemplates templates = new PromptTemplates("two", List.of("a {}", "{} there, further on"));
        try (NDManager manager = NDManager.newBaseManager();
                ClipTextEncoder encoder = encoder(templates, merges, manager);
                ClipTokenizer tokenizer = ClipTokenizer.open(merges);
                ClipCheckpoint file = ClipCheckpoint.open(checkpoint)) {
            ClipTextTransformer tower = file.text(file.config(), manager);
            float[] first = unit(tower, tokenizer.encode("a hair", 77), manager);
            float[] second = unit(tower, tokenizer.encode("hair there, further on", 77), manager);
            double[] mean = IntStream.range(0, first.length).mapToDouble(i -> first[i] + second[i]).toArray();
            double norm = Math.sqrt(IntStream.range(0, mean.length).mapToDouble(i -> mean[i] * mean[i]).sum());
            float[] label = encoder.encode("hair");
            for (int i = 0; i < label.length; i++) {
                assertEquals(mean[i] / norm, label[i], 1e-5);
            }
        }
    }

    @Test
    void manyLabelsLeaveNothingInNativeMemory() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                ClipTextEncoder encoder = encoder(bare(), merges, manager)) {
            encoder.encode("hair");
            int before = ((BaseNDManager) manager).getManagedArrays().size();
            IntStream.range(0, 20).forEach(i -> encoder.encode("hair " + i));
            assertEquals(before, ((BaseNDManager) manager).getManagedArrays().size());
        }
    }

    @Test
    void aTokenizerOfAnotherModelIsSaid() throws IOException {
        Files.write(merges, List.of("#version: 0.2", "h a", "ha i", "hai r</w>", "a b"));
        try (NDManager manager = NDManager.newBaseManager();
                ClipTextEncoder encoder = encoder(bare(), merges, manager)) {
            UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> encoder.encode("hair"));
            assertTrue(refused.getMessage().contains("it knows 517 tokens, but its pack's tokenizer makes number 517"),
                    refused.getMessage());
        }
    }

    private ClipTextEncoder encoder(PromptTemplates templates, Path tokenizer, NDManager manager) throws IOException {
        return new ClipTextEncoder(
                checkpoint, ClipSettings.OPENAI, ClipTokenizer.open(tokenizer), templates, 16, manager);
    }

    private static PromptTemplates bare() {
        return PromptTemplates.of(PromptTemplates.BARE).orElseThrow();
    }

    private static float[] unit(ClipTextTransformer tower, long[] ids, NDManager manager) {
        return tower.encode(manager.create(ids, new Shape(1, ids.length))).normalize(2, 1).toFloatArray();
    }
}
