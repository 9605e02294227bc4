package org.sairbrush.editor.labels;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.sairbrush.editor.controls.Layouts;

/// One sentence about what could not be done; takes no room while there is none.
final class ProblemLabel extends Label {

    ProblemLabel(ObservableValue<String> problem) {
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().add(Styles.DANGER);
        textProperty().bind(problem);
        Layouts.showWhile(this, problem.map(sentence -> true).orElse(false));
    }
}
