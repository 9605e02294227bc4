package org.sairbrush.editor.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the user interface, from `texts.properties` and its translations. A missing key is a programming error
/// and throws.
public final class Texts {

    // English is what there is where a language is missing, and not the system's language.
    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static ResourceBundle bundle = in(Locale.getDefault());
    private static Sentences sentences = Sentences.in(Locale.getDefault());

    private Texts() {}

    /// From now on speaks another language; what is on the screen stays as it is. To be called before there is a
    /// window.
    public static void speak(Locale language) {
        bundle = in(language);
        sentences = Sentences.in(language);
    }

    private static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle("org.sairbrush.editor.texts", language, ENGLISH_OTHERWISE);
    }

    public static String text(String key) {
        return bundle.getString(key);
    }

    /// A sentence that another package has said in English, in the user's language where it is known there.
    public static String said(String english) {
        return sentences.translate(english);
    }

    public static boolean hasText(String key) {
        return bundle.containsKey(key);
    }

    /// The text with `{0}`, `{1}`, … replaced in the user's number format.
    public static String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(arguments);
    }
}
