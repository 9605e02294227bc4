package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.hasText;
import static org.sairbrush.editor.text.Texts.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that are pressed together, a key alone, or a sign as it is typed, which is found on every keyboard layout.
public final class Stroke {

    // Where these signs have keys of their own, the keys answer before anything is typed.
    private static final Map<String, KeyCode> SIGN_KEYS =
            Map.of("[", KeyCode.OPEN_BRACKET, "]", KeyCode.CLOSE_BRACKET);

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private final String name;
    private final Optional<KeyCombination> exact;
    private final Optional<KeyCombination> withShift;
    private final boolean sign;

    private Stroke(
            String name, Optional<KeyCombination> exact, Optional<KeyCombination> withShift, boolean sign) {
        this.name = name;
        this.exact = exact;
        this.withShift = withShift;
        this.sign = sign;
    }

    /// @param name such as `Shortcut+Shift+S`, `Enter`, `B`, `>` or `ö`; `Shortcut` is the system's key for shortcuts
    public static Stroke of(String name) {
        // Letters of some languages only have no key codes.
        boolean sign = name.length() == 1 && !name.matches("[A-Z]");
        if (sign) {
            Optional<KeyCombination> key = Optional.ofNullable(SIGN_KEYS.get(name)).map(KeyCodeCombination::new);
            return new Stroke(name, key, Optional.empty(), true);
        }
        KeyCombination exact = KeyCombination.keyCombination(name);
        boolean alone = name.indexOf('+') < 0;
        return new Stroke(
                name,
                Optional.of(exact),
                // Shift may be down for the sake of a shape when its key is pressed.
                alone ? Optional.of(KeyCombination.keyCombination("Shift+" + name)) : Optional.empty(),
                false);
    }

    /// Whether it is something that is typed into a text field, too.
    public boolean plain() {
        return name.indexOf('+') < 1 && !name.matches("F\\d+");
    }

    boolean isExactly(KeyEvent pressed) {
        return exact.filter(keys -> keys.match(pressed)).isPresent();
    }

    boolean matches(KeyEvent pressed) {
        return isExactly(pressed) || withShift.filter(keys -> keys.match(pressed)).isPresent();
    }

    boolean isSign(String typed) {
        return sign && name.equals(typed);
    }

    /// As it is shown to people, such as `Ctrl+O`.
    public String words() {
        return sign ? name : Arrays.stream(name.split("\\+")).map(Stroke::word).collect(Collectors.joining("+"));
    }

    private static String word(String key) {
        String entry = MAC && key.equals("Shortcut") ? "key.Command" : "key." + key;
        return hasText(entry) ? text(entry) : key;
    }
}
