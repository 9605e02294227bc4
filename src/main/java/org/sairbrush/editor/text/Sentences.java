package org.sairbrush.editor.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences of the packages below the editor in another language. Those packages know no bundles: they speak English,
/// and what they say is found again by the pattern that it was made from, as gettext does.
///
/// @param known in the order of their file
record Sentences(List<Sentence> known) {

    private static final Pattern ARGUMENT = Pattern.compile("%(s|d|\\.0f)");

    /// @param english     with `%s`, `%d` and `%%` as it stands in the program
    /// @param pattern     matches what is made from it
    /// @param translation with `%s` or `%1$s` for each argument
    record Sentence(String english, Pattern pattern, String translation) {

        static Sentence of(String english, String translation) {
            StringBuilder pattern = new StringBuilder();
            Matcher argument = ARGUMENT.matcher(english);
            int end = 0;
            while (argument.find()) {
                pattern.append(literally(english.substring(end, argument.start()))).append("(.+?)");
                end = argument.end();
            }
            pattern.append(literally(english.substring(end)));
            return new Sentence(english, Pattern.compile(pattern.toString(), Pattern.DOTALL), translation);
        }

        private static String literally(String text) {
            return text.isEmpty() ? "" : Pattern.quote(text.replace("%%", "%"));
        }
    }

    /// Of a language; none where there is no file for it.
    static Sentences in(Locale language) {
        String file = "/org/sairbrush/editor/sentences_" + language.getLanguage() + ".txt";
        try (InputStream input = Sentences.class.getResourceAsStream(file)) {
            return input == null
                    ? new Sentences(List.of())
                    : parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param text pairs of lines; empty ones and those that begin with # do not count
    static Sentences parse(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<Sentence> known = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            known.add(Sentence.of(lines.get(i), lines.get(i + 1)));
        }
        return new Sentences(List.copyOf(known));
    }

    /// The sentence itself where it is not known. What stands in it is translated too.
    String translate(String sentence) {
        return known.stream()
                .flatMap(candidate -> translated(candidate, sentence).stream())
                .findFirst()
                .orElse(sentence);
    }

    private Optional<String> translated(Sentence candidate, String sentence) {
        Matcher made = candidate.pattern().matcher(sentence);
        if (!made.matches()) {
            return Optional.empty();
        }
        Object[] arguments = new Object[made.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = translate(made.group(i + 1));
        }
        return Optional.of(candidate.translation().formatted(arguments));
    }
}
