package org.sairbrush.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.sair.PackDescription;

class TextsTest {

    private static final Path EDITOR = Path.of("src/main/java/org/sairbrush/editor");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}");

    /// A string with a letter in it, given to what shows it to the user.
    private static final Pattern LITERAL = Pattern.compile(
            "(?:new (?:Label|Button|ToggleButton|CheckBox|RadioButton|Menu|MenuItem|CheckMenuItem|MenuButton|Tooltip"
                    + "|Hyperlink|Text|TitledPane|Tab|Alert|ButtonType|TextField|Notice|Notice\\.Action)"
                    + "|set(?:Text|Title|PromptText|AccessibleText|AccessibleHelp|HeaderText|ContentText)"
                    + "|otices(?:\\(\\))?\\.(?:info|error|done))\\(\\s*\"[^\"]*\\p{L}|Action\\.named\\(\"[^,]*,\\s*\"");

    private static final Pattern KEY = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Locale.getDefault());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream file =
                Texts.class.getResourceAsStream("/org/sairbrush/editor/texts" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(EDITOR)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void germanHasWordsForAllThatEnglishHasAndForNothingElse() throws IOException {
        assertEquals(
                new TreeSet<>(texts("").stringPropertyNames()), new TreeSet<>(texts("_de").stringPropertyNames()));
    }

    @Test
    void theLanguagesTakeTheSameArguments() throws IOException {
        Properties german = texts("_de");
        texts("").forEach((key, words) -> assertEquals(
                arguments((String) words), arguments(german.getProperty((String) key)), "arguments of " + key));
    }

    @Test
    void noWordsAreEmptyAndAllWithArgumentsAreWellFormed() throws IOException {
        for (String language : List.of("", "_de")) {
            texts(language).forEach((key, words) -> {
                assertFalse(((String) words).isBlank() && !key.equals("running.and"), "empty: " + key);
                if (!arguments((String) words).isEmpty()) {
                    new MessageFormat((String) words);
                    assertTrue(
                            Pattern.matches("(?:[^']|'')*", (String) words),
                            "an apostrophe is written twice where there are arguments: " + key);
                }
            });
        }
    }

    @Test
    void theEditorShowsNoWordsThatAreNotInTheBundle() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            LITERAL.matcher(Files.readString(file)).results()
                    .filter(literal -> !literal.group().contains("text(") && !literal.group().contains("describe("))
                    .forEach(literal -> found.add(file.getFileName() + ": " + literal.group()));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void allWordsThatTheEditorAsksForAreInTheBundle() throws IOException {
        Properties english = texts("");
        for (Path file : sources()) {
            KEY.matcher(Files.readString(file)).results()
                    .map(key -> key.group(1))
                    .forEach(key -> assertTrue(english.containsKey(key), file.getFileName() + " asks for " + key));
        }
    }

    @Test
    void everyNetworkOfTheDefaultPackIsNamed() throws Exception {
        for (String network : PackDescription.read(Path.of("models/mini")).networks()) {
            assertTrue(Texts.hasText("models.kind." + network), network);
        }
    }

    @Test
    void everyLanguageThatCanBeChosenSpeaksForItself() {
        Texts.speak(Locale.GERMAN);
        assertEquals("Öffnen", Texts.text("open"));
        Texts.speak(Locale.ENGLISH);
        assertEquals("Open", Texts.text("open"));
        assertEquals(List.of(Locale.ENGLISH, Locale.GERMAN), Preferences.LANGUAGES);
    }

    @Test
    void aLanguageThatIsMissingIsEnglish() {
        Texts.speak(Locale.JAPANESE);
        assertEquals("Open", Texts.text("open"));
    }

    private static List<String> arguments(String words) {
        return ARGUMENT.matcher(words).results().map(MatchResult::group).sorted().toList();
    }
}
