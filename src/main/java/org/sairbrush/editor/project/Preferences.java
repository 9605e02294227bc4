package org.sairbrush.editor.project;

import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Seam;

/// What is chosen while a project is worked on, and comes back with it.
///
/// @param method  id of the method that fills
/// @param pack    whose network fills
/// @param feather of the seam, in pixels
/// @param labels  to look for, separated by commas
record Preferences(String method, String pack, int feather, String labels) {

    static Preferences of(FillViewModel fill, LabelsViewModel labels) {
        FillChoice choice = fill.choiceProperty().get();
        return new Preferences(
                choice.method().id(),
                choice.pack(),
                fill.settings().featherProperty().get(),
                labels.wordsProperty().get());
    }

    /// Chooses the same again, as far as it is there.
    void restore(FillViewModel fill, LabelsViewModel words) {
        fill.choicesProperty().get().stream()
                .filter(choice -> choice.method().id().equals(method))
                .filter(choice -> !choice.method().needsPack() || choice.pack().equals(pack))
                .findFirst()
                .ifPresent(fill::choose);
        fill.settings().featherProperty().set(Math.clamp(feather, 0, Seam.LARGEST_FEATHER));
        if (labels != null) {
            words.wordsProperty().set(labels);
            words.apply();
        }
    }
}
