package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.text.Texts;

class TimeLeftTest {

    private double seconds;
    private final TimeLeft left = new TimeLeft(() -> (long) (seconds * 1e9));

    @BeforeEach
    void speakEnglish() {
        Texts.speak(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Locale.getDefault());
    }

    private String at(double second, double fraction) {
        seconds = second;
        return left.after(fraction);
    }

    @Test
    void itIsAsMuchAsTheRestTakesAndRoundedSensibly() {
        assertEquals("", at(4, 0.01), "too early");
        assertEquals("about 4 min left", at(6, 0.025));
        assertEquals("about 1 min left", at(100, 0.65));
        assertEquals("about 50 s left", at(100, 0.68));
        assertEquals("about 20 s left", at(100, 0.85));
        assertEquals("a few seconds left", at(100, 0.95));
        assertEquals("", at(105, 1));
    }

    @Test
    void openingTheModelDoesNotCount() {
        assertEquals("", at(0, 0));
        assertEquals("", at(100, 0));
        assertEquals("about 10 s left", at(110, 0.5));
    }

    @Test
    void inLargeNumbersThereIsNoFractionOfAMinute() {
        assertEquals("about 99 min left", at(60, 0.01));
        Texts.speak(Locale.GERMAN);
        assertEquals("noch etwa 99 min", at(60, 0.01));
    }
}
