package org.sairbrush.editor.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the user interface, from `texts.properties`. A missing key is a programming error and throws.
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.sairbrush.editor.texts");

    private Texts() {}

    public static String text(String key) {
        return BUNDLE.getString(key);
    }

    public static boolean hasText(String key) {
        return BUNDLE.containsKey(key);
    }

    /// The text with `{0}`, `{1}`, … replaced in the user's number format.
    public static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
    }
}
