package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "  Brick\t\tWALL , brick wall",
        "dog’s “life”, dog's \"life\"",
        "cafÃ© l’humanitÃ©, café l'humanité",
        "itâ€™s, it's",
        "Ｆｕｌｌ ﬁne, full fine",
        "e\u0301, é",
        "a\u001b[31m red\u0007 \u001b[0mhat, a red hat",
        "fish &amp;amp; chips, fish & chips",
        "&lt;b&gt; AT&T, <b> at&t",
        "straße ÅÄÖ, straße åäö",
        "`ΟΔΥΣΣΕΥΣ`, οδυσσευς"
    })
    void textsAreRepaired(String text, String clean) {
        assertEquals(clean, TextCleaner.clean(text));
    }
}
