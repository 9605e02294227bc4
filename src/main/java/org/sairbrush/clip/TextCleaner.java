package org.sairbrush.clip;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Texts as CLIP's own tokenizer sees them: typing accidents repaired, entities resolved, white space single, lower
/// case.
///
/// CLIP has its texts repaired by ftfy 6 (<https://ftfy.readthedocs.io>) first. What is done here of its documented
/// repairs is what short texts meet with: UTF-8 that was read as Windows-1252, control characters and terminal
/// escapes, ligatures, full-width and half-width forms, curly quotes, and composition to NFC.
final class TextCleaner {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int C1 = 0x80;
    private static final int C1_END = 0xA0;

    // The characters that Windows-1252 has for the bytes 0x80 to 0x9F, or the control character where it has none.
    private static final String WINDOWS_C1 = windowsC1();

    // A well-formed UTF-8 sequence of two to four bytes, each of them read as one character.
    private static final String FOLLOWING = "[\u0080-\u00BF" + Pattern.quote(WINDOWS_C1) + "]";
    private static final Pattern MISREAD = Pattern.compile("[\u00C2-\u00DF]" + FOLLOWING
            + "|[\u00E0-\u00EF]" + FOLLOWING + "{2}|[\u00F0-\u00F4]" + FOLLOWING + "{3}");

    private static final Pattern CONTROL_C1 = Pattern.compile("[\u0080-\u009F]");
    private static final Pattern COMPATIBLE =
            Pattern.compile("[\u0132\u0133\u0149\u01C4-\u01CC\u01F1-\u01F3\uFB00-\uFB06\u3000\uFF01-\uFFEF]");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u02BC\u2018-\u201B]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\u201C-\u201F]");
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*[a-zA-Z]");
    private static final Pattern CONTROLS =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\u206A-\u206F\uFEFF\uFFF9-\uFFFC]");
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private TextCleaner() {}

    static String clean(String text) {
        String repaired = repair(text);
        String resolved = unescape(unescape(repaired));
        return SPACE.matcher(resolved).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static String repair(String text) {
        // With a '<' in it the text may be HTML, in which entities stand for themselves as yet.
        String repaired = text.contains("<") ? text : unescape(text);
        repaired = MISREAD.matcher(repaired).replaceAll(match -> quoted(reread(match.group())));
        repaired = CONTROL_C1.matcher(repaired)
                .replaceAll(match -> quoted(Character.toString(WINDOWS_C1.charAt(match.group().charAt(0) - C1))));
        repaired = COMPATIBLE.matcher(repaired)
                .replaceAll(match -> quoted(Normalizer.normalize(match.group(), Normalizer.Form.NFKC)));
        repaired = SINGLE_QUOTES.matcher(repaired).replaceAll("'");
        repaired = DOUBLE_QUOTES.matcher(repaired).replaceAll("\"");
        repaired = ESCAPES.matcher(repaired).replaceAll("");
        repaired = CONTROLS.matcher(repaired).replaceAll("");
        return Normalizer.normalize(repaired, Normalizer.Form.NFC);
    }

    /// HTML reads the number 0 as the replacement character, jsoup as itself.
    private static String unescape(String text) {
        return Parser.unescapeEntities(text.replace("&#0;", "\uFFFD"), false);
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    /// The character that the bytes behind some characters are in UTF-8, or the text itself where they are none.
    private static String reread(String misread) {
        byte[] bytes = new byte[misread.length()];
        for (int index = 0; index < bytes.length; index++) {
            char character = misread.charAt(index);
            int inC1 = WINDOWS_C1.indexOf(character);
            bytes[index] = (byte) (inC1 >= 0 ? C1 + inC1 : character);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return misread;
        }
    }

    private static String windowsC1() {
        StringBuilder characters = new StringBuilder();
        for (int code = C1; code < C1_END; code++) {
            CharBuffer read = WINDOWS.decode(ByteBuffer.wrap(new byte[] {(byte) code}));
            char character = read.get();
            characters.append(character == '\uFFFD' ? (char) code : character);
        }
        return characters.toString();
    }
}
