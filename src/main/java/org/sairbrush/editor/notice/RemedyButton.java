package org.sairbrush.editor.notice;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.sairbrush.editor.controls.Layouts;

/// Does what a notice offers; takes no room while there is none, or nothing is offered.
public final class RemedyButton extends Button {

    /// @param notice null while there is nothing to say
    public RemedyButton(ObservableValue<Notice> notice) {
        ObservableValue<Notice.Action> offered = notice.map(said -> said.action().orElse(null));
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(offered.map(Notice.Action::title));
        Layouts.showWhile(this, offered.map(action -> true).orElse(false));
        setOnAction(event -> offered.getValue().command().run());
    }
}
