package org.sairbrush.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

class SentencesTest {

    private static final Sentences GERMAN = Sentences.in(Locale.GERMAN);

    @TempDir
    private Path folder;

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Locale.getDefault());
    }

    @Test
    void allThatIsTranslatedIsStillSaidByTheProgram() throws Exception {
        Set<String> said = constants();
        for (Sentences.Sentence sentence : GERMAN.known()) {
            // Some sentences are put together with what follows them.
            String start = sentence.english().replaceAll("%s$", "");
            assertTrue(said.contains(sentence.english()) || said.contains(start), sentence.english());
        }
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
    }

    @Test
    void argumentsMayChangePlacesAndWhatIsNotKnownStays() {
        Sentences sentences = Sentences.parse("# a remark\n\n%s of %s: 50 %%\n%2$s hat %1$s: 50 %%\n");
        assertEquals("Haus hat Tür: 50 %", sentences.translate("Tür of Haus: 50 %"));
        assertEquals("Something else", sentences.translate("Something else"));
        assertEquals("Tür of Haus: 50 %", Sentences.in(Locale.ENGLISH).translate("Tür of Haus: 50 %"));
    }

    private static Set<String> constants() throws IOException, URISyntaxException {
        Path classes = Path.of(PhotoReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> constants = new HashSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            ClassFile.of().parse(file).constantPool().forEach(entry -> {
                if (entry instanceof StringEntry string) {
                    constants.add(string.stringValue());
                }
            });
        }
        return constants;
    }
}
