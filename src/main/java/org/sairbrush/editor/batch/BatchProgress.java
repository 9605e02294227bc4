package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.sairbrush.editor.batch.BatchViewModel.Phase;

/// How far all photos are, and the buttons that start and stop that.
final class BatchProgress extends HBox {

    private static final double TOOLTIP_WIDTH = 320;

    BatchProgress(BatchViewModel model) {
        getStyleClass().add("batch-below");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.setId("batch-words");
        words.setMinWidth(0);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(model), model.phaseProperty(), model.standing().wordsProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("batch.progress"));
        bar.progressProperty().bind(model.standing().progressProperty());
        bar.visibleProperty()
                .bind(model.runningProperty().or(Bindings.createBooleanBinding(
                        () -> model.standing().progressProperty().get() > 0, model.standing().progressProperty())));
        VBox far = new VBox(words, bar);
        far.getStyleClass().add("batch-far");
        HBox.setHgrow(far, Priority.ALWAYS);

        var phase = model.phaseProperty();
        Button start = button(MaterialDesignP.PLAY, "batch-start", model::start);
        start.getStyleClass().add(Styles.ACCENT);
        start.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(startKey(model)),
                        phase,
                        model.standing().progressProperty(),
                        model.standing().leftProperty()));
        start.disableProperty().bind(model.standing().leftProperty().isEqualTo(0));
        start.visibleProperty().bind(phase.isEqualTo(Phase.RESTING).or(phase.isEqualTo(Phase.PAUSING)));
        Button pause = button(MaterialDesignP.PAUSE, "batch-pause", model::pause);
        pause.setText(text("batch.pause"));
        describe(pause, "batch.pause.tip");
        pause.visibleProperty().bind(phase.isEqualTo(Phase.RUNNING));
        Button stop = button(MaterialDesignS.STOP, "batch-stop", model::stop);
        stop.textProperty()
                .bind(phase.map(now -> text(now == Phase.STOPPING ? "fill.cancelling" : "batch.stop")));
        describe(stop, "batch.stop.tip");
        stop.visibleProperty().bind(model.runningProperty());
        stop.disableProperty().bind(phase.isEqualTo(Phase.STOPPING));
        getChildren().addAll(far, start, pause, stop);
    }

    private static String words(BatchViewModel model) {
        String words = model.standing().wordsProperty().get();
        return model.phaseProperty().get() == Phase.PAUSING
                ? text("batch.timeLeft", words, text("batch.pausing"))
                : words;
    }

    private static String startKey(BatchViewModel model) {
        boolean waiting = model.photos().stream().anyMatch(photo -> photo.state() instanceof PhotoState.Waiting);
        if (!waiting && !model.photos().isEmpty() && !model.runningProperty().get()) {
            return "notice.again";
        }
        boolean begun = model.standing().progressProperty().get() > 0;
        return begun || model.runningProperty().get() ? "batch.goOn" : "batch.start";
    }

    private static Button button(Ikon icon, String id, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void describe(Button button, String key) {
        Tooltip tooltip = new Tooltip(text(key));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        button.setTooltip(tooltip);
        button.setAccessibleHelp(text(key));
    }
}
