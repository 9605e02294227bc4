package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.transfer.TransferViewModel;

/// What goes on in the background, in a word each, and how far reading and writing files are, which can be cancelled;
/// not there while nothing does.
final class RunningLabel extends HBox {

    RunningLabel(EditorViewModel model) {
        setId("running");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("bar-row");
        Map<String, ObservableValue<Boolean>> jobs = new LinkedHashMap<>();
        jobs.put("running.opening", model.openingProperty());
        jobs.put("running.fill", model.fill().lastingProperty());
        jobs.put("running.damage", model.damage().looking().runningProperty());
        jobs.put("running.labels", model.labels().runningProperty());
        jobs.put("running.selecting", model.tools().selectingProperty());
        jobs.put("running.mask", model.mask().runningProperty());
        jobs.put("running.export", model.export().runningProperty());
        TransferViewModel transfer = model.transfer();
        jobs.put("running.copy", transfer.copying().runningProperty());
        jobs.put("running.drag", transfer.awaitedProperty());
        jobs.put("running.batch", model.batch().runningProperty());
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(16, 16);
        turning.setMinSize(16, 16);
        Label words = new Label();
        words.setMinWidth(0);
        ObservableValue<String> left = model.fill().queue().timeLeftProperty();
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Stream.concat(
                                        jobs.entrySet().stream()
                                                .filter(job -> job.getValue().getValue())
                                                .map(job -> text(job.getKey())),
                                        Stream.of(left.getValue()).filter(time -> !time.isEmpty()))
                                .collect(Collectors.joining(text("running.and"))),
                        Stream.concat(jobs.values().stream(), Stream.of(left)).toArray(Observable[]::new)));
        getChildren()
                .addAll(
                        turning,
                        words,
                        file("opening", model.opening()),
                        file("export", model.export().writing()),
                        file("copy", transfer.copying()),
                        file("drag", transfer.writing(), transfer.awaitedProperty(), transfer::cancelDrag));
        setMaxWidth(Double.MAX_VALUE);
        setHgrow(this, Priority.ALWAYS);
        Layouts.showWhile(this, words.textProperty().isNotEmpty());
        turning.accessibleTextProperty().bind(words.textProperty());
    }

    private static HBox file(String id, JobSlot slot) {
        return file(id, slot, slot.runningProperty(), slot::cancel);
    }

    private static HBox file(String id, JobSlot slot, ReadOnlyBooleanProperty shown, Runnable giveUp) {
        ProgressBar bar = new ProgressBar();
        bar.setId(id + "-progress");
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        bar.progressProperty().bind(slot.progressProperty());
        Button cancel = new Button(text("running.cancel"));
        cancel.setId(id + "-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setTooltip(new Tooltip(text("running.cancel.tip")));
        cancel.setOnAction(event -> giveUp.run());
        HBox file = new HBox(bar, cancel);
        file.setAlignment(Pos.CENTER_LEFT);
        file.getStyleClass().add("bar-row");
        Layouts.showWhile(file, shown);
        return file;
    }
}
