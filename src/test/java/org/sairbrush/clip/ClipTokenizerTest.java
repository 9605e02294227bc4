package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;
import org.sairbrush.nn.TensorFileException;

/// Golden token ids are those of OpenAI's own tokenizer, where its vocabulary is at hand: it is not kept here.
class ClipTokenizerTest {

    private static final Path SHARED = Stream.of(System.getProperty("sairbrush.shared", "shared"), "../shared")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("shared"));
    private static final Path VOCABULARY = SHARED.resolve("clip/bpe_simple_vocab_16e6.txt.gz");
    private static final Path CASES = SHARED.resolve("fixtures/dev/clip-bpe/cases.jsonl");
    private static final int CONTEXT = 77;

    @TempDir
    private Path folder;

    @Test
    void goldenStringsFromOpenAisVocabulary() throws IOException {
        assertGolden(vocabulary());
    }

    @Test
    void goldenStringsFromAListOfMerges() throws IOException {
        Path merges = folder.resolve("merges.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(vocabulary())), StandardCharsets.UTF_8))) {
            Files.write(merges, reader.lines().limit(1 + 48894).toList());
        }
        assertGolden(merges);
    }

    @Test
    void goldenStringsFromATokenizerDescription() throws IOException {
        Path json = folder.resolve("tokenizer.json");
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(vocabulary()))) {
            Files.write(json, MergeList.tokenizerJson(json, stream.readAllBytes()));
        }
        assertGolden(json);
    }

    private static Path vocabulary() {
        Assumptions.assumeTrue(Files.exists(VOCABULARY) && Files.exists(CASES), "CLIP's vocabulary is not at hand");
        return VOCABULARY;
    }

    private static void assertGolden(Path vocabulary) throws IOException {
        try (ClipTokenizer tokenizer = ClipTokenizer.open(vocabulary);
                Stream<String> lines = Files.lines(CASES)) {
            List<Executable> cases = lines.map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .map(golden -> (Executable) () -> assertGolden(golden, tokenizer))
                    .toList();
            assertEquals(200, cases.size());
            assertAll(cases);
        }
    }

    private static void assertGolden(JsonObject golden, ClipTokenizer tokenizer) {
        long[] ids = golden.getAsJsonArray("ids").asList().stream()
                .mapToLong(id -> id.getAsLong())
                .toArray();
        String text = golden.get("text").getAsString();
        assertArrayEquals(ids, tokenizer.encode(text, CONTEXT), golden.get("i") + ": " + text);
    }
}
