package org.sairbrush.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

class SentencesTest {

    private static final Sentences GERMAN = Sentences.in(Locale.GERMAN);

    /// Words that stand between others, that the system says, that are written into files, and what the bundle says.
    private static final Set<String> NOT_TRANSLATED = Set.of(
            " and ",
            " by ",
            "No space left",
            "not enough space",
            "name too long",
            "Sairbrush %s",
            "filled, method %s",
            "levels adjusted",
            "Outside the mask %s of all samples are identical; the largest difference is %d.");

    @TempDir
    private Path folder;

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Locale.getDefault());
    }

    @Test
    void allThatTheProgramSaysToPeopleIsTranslated() throws Exception {
        Set<String> missing = new TreeSet<>(spoken().sentences());
        missing.addAll(catalogue());
        missing.removeAll(NOT_TRANSLATED);
        GERMAN.known().forEach(sentence -> {
            missing.remove(sentence.english());
            // Some sentences are put together with what follows them.
            missing.remove(sentence.english().replaceAll("%s$", ""));
        });
        assertEquals(Set.of(), missing);
    }

    @Test
    void allThatIsTranslatedIsStillSaidByTheProgram() throws Exception {
        Set<String> said = spoken().constants();
        said.addAll(catalogue());
        for (Sentences.Sentence sentence : GERMAN.known()) {
            boolean whole = said.contains(sentence.english())
                    || said.contains(sentence.english().replaceAll("%s$", ""));
            boolean joined = Stream.of(sentence.english().split(" and | by "))
                    .allMatch(part -> part.equals("%s") || said.contains(part));
            assertTrue(whole || joined, sentence.english());
        }
    }

    /// What the catalogue says of its models.
    private static Set<String> catalogue() throws IOException {
        try (Reader catalogue = new InputStreamReader(
                SentencesTest.class.getResourceAsStream("/org/sairbrush/models/catalogue.json"),
                StandardCharsets.UTF_8)) {
            Set<String> words = new HashSet<>();
            for (JsonElement model : JsonParser.parseReader(catalogue).getAsJsonObject().getAsJsonArray("models")) {
                words.add(model.getAsJsonObject().get("about").getAsString());
                words.add(model.getAsJsonObject().get("use").getAsString());
            }
            return words;
        }
    }

    /// What the editor may have to say: all packages but those that only the command line runs.
    private static SpokenSentences spoken() throws Exception {
        return SpokenSentences.without(Set.of("cli", "train"));
    }

    @Test
    void whatIsTranslatedHasAsManyArgumentsInGerman() {
        for (Sentences.Sentence sentence : GERMAN.known()) {
            int count = sentence.pattern().matcher("").groupCount();
            String[] arguments = Stream.generate(() -> "argument").limit(count).toArray(String[]::new);
            String german = sentence.translation().formatted((Object[]) arguments);
            assertEquals(count, german.split("argument", -1).length - 1, sentence.english());
        }
    }

    @Test
    void errorsOfTheProgramComeInGermanWithWhatStandsInThem() throws Exception {
        Texts.speak(Locale.GERMAN);
        Path text = Files.writeString(folder.resolve("brief.txt"), "no picture at all");
        String english = assertThrows(PhotoException.class, () -> PhotoReader.read(text)).getMessage();
        String german = Texts.said(english);
        assertTrue(german.contains("brief.txt ist kein Bild einer bekannten Art: Nehmen Sie JPEG"), german);
        assertEquals("Füllt Stelle 3 von 7", Texts.said("Filling region 3 of 7"));
        assertEquals(
                "/weights.pt: der Tensor „body.0“ fehlt im Archiv",
                Texts.said("/weights.pt: tensor 'body.0' is missing from the archive"));
    }

    @Test
    void argumentsMayChangePlacesAndWhatIsNotKnownStays() {
        Sentences sentences = Sentences.parse("# a remark\n\n%s of %s: 50 %%\n%2$s hat %1$s: 50 %%\n");
        assertEquals("Haus hat Tür: 50 %", sentences.translate("Tür of Haus: 50 %"));
        assertEquals("Something else", sentences.translate("Something else"));
        assertEquals("Tür of Haus: 50 %", Sentences.in(Locale.ENGLISH).translate("Tür of Haus: 50 %"));
    }
}
