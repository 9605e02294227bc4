package org.sairbrush.editor.actions;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds actions by parts of their names.
final class ActionSearch {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private final Actions actions;

    /// An action with the menu that it is found in.
    record Found(Action action, String menu) {}

    ActionSearch(Actions actions) {
        this.actions = actions;
    }

    /// Those whose menu, title and tip hold all the words, in the order of the menus; those whose title begins with
    /// what is looked for first, then those where a word of the title does.
    List<Found> find(String words) {
        String query = plain(words).strip();
        return actions.menus().stream()
                .flatMap(ActionSearch::of)
                .filter(found -> matches(found, query))
                .sorted(Comparator.comparingInt(found -> rank(found, query)))
                .toList();
    }

    private static Stream<Found> of(ActionMenu menu) {
        return menu.entries().stream().flatMap(entry -> switch (entry) {
            case Action action -> Stream.of(new Found(action, menu.title()));
            case ActionList list -> list.actions().getValue().stream()
                    .map(action -> new Found(action, list.title()));
            case MenuEntry.Separator separator -> Stream.empty();
        });
    }

    private static boolean matches(Found found, String query) {
        String all = plain(found.menu() + " " + found.action().title() + " " + found.action().tip().orElse(""));
        return Arrays.stream(query.split("\\s+")).allMatch(all::contains);
    }

    private static int rank(Found found, String query) {
        String title = plain(found.action().title());
        return title.startsWith(query) ? 0 : title.contains(" " + query) ? 1 : 2;
    }

    private static String plain(String words) {
        return ACCENTS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
