package org.sairbrush.editor.notice;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/// Does what a notice offers; takes no room while there is none, or nothing is offered.
public final class RemedyButton extends Button {

    /// @param notice null while there is nothing to say
    public RemedyButton(ObservableValue<Notice> notice) {
        ObservableValue<Notice.Action> offered = notice.map(said -> said.action().orElse(null));
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(offered.map(Notice.Action::title));
        visibleProperty().bind(offered.map(action -> true).orElse(false));
        managedProperty().bind(visibleProperty());
        setOnAction(event -> offered.getValue().command().run());
    }
}
