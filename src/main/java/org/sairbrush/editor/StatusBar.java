package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.canvas.ViewTransform;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.status.MemoryMeter;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Restoration;

/// What goes on or what came of the last fill, where the pointer is, what photo this is, where networks run, how much
/// memory is used, and the zoom.
final class StatusBar extends HBox {

    private final MemoryMeter meter = new MemoryMeter();

    /// @param viewport the one whose scale is shown
    StatusBar(EditorViewModel model, EditPane pane, ObservableValue<Viewport> viewport, Actions actions) {
        getStyleClass().add("status");
        setAlignment(Pos.CENTER_LEFT);
        Label outcome = new Label();
        outcome.setId("outcome");
        outcome.setMinWidth(0);
        outcome.setMaxWidth(Double.MAX_VALUE);
        setHgrow(outcome, Priority.ALWAYS);
        outcome.textProperty().bind(model.fill().outcomeProperty());
        RunningLabel running = new RunningLabel(model);
        Layouts.showWhile(outcome, running.visibleProperty().not());

        Label unprotected = new Label(text("recovery.failed.mark"), new FontIcon(MaterialDesignA.ALERT_OUTLINE));
        unprotected.setId("unprotected");
        unprotected.setMinWidth(USE_PREF_SIZE);
        unprotected.getStyleClass().add(Styles.DANGER);
        unprotected.setTooltip(new Tooltip(text("recovery.failed.tip")));
        Layouts.showWhile(unprotected, model.project().unprotectedProperty());

        Label position = new Label();
        position.getStyleClass().add(Styles.TEXT_MUTED);
        position.setMinWidth(110);
        position.setAlignment(Pos.CENTER_RIGHT);
        position.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> position(pane, model.documentProperty().get()),
                        pane.pointerProperty(),
                        model.documentProperty()));
        Label photo = new Label();
        photo.setMinWidth(USE_PREF_SIZE);
        photo.getStyleClass().add(Styles.TEXT_MUTED);
        photo.textProperty()
                .bind(model.documentProperty()
                        .flatMap(PhotoDocument::photoProperty)
                        .map(StatusBar::describe)
                        .orElse(""));

        ObservableValue<String> lastDevice = model.documentProperty()
                .flatMap(PhotoDocument::fillProperty)
                .map(fill -> fill.map(Fill::restoration)
                        .filter(last -> !last.settings().method().byHand())
                        .map(Restoration::device)
                        .orElse(null));
        var preferred = model.settings().preferences().deviceProperty();
        Label device = new Label();
        device.setId("device");
        device.setMinWidth(0);
        device.getStyleClass().add(Styles.TEXT_MUTED);
        device.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> device(lastDevice.getValue(), preferred.get()), lastDevice, preferred));
        Label memory = new Label();
        memory.setId("memory");
        // As wide as any number, so that nothing beside it moves.
        memory.getStyleClass().addAll("number", Styles.TEXT_MUTED);
        memory.setTooltip(new Tooltip(text("status.memory.tip")));
        memory.textProperty().bind(meter.bytesProperty().map(StatusBar::memory));
        // The window that is shown is what the number is for.
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(meter::turn);

        Label zoom = new Label();
        zoom.setId("zoom");
        zoom.getStyleClass().add("number");
        zoom.setMinWidth(58);
        zoom.setAlignment(Pos.CENTER);
        zoom.textProperty()
                .bind(viewport.flatMap(Viewport::transformProperty).map(StatusBar::percent));
        Button out = Buttons.icon(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, actions.get("zoom.out"));
        Button in = Buttons.icon(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, actions.get("zoom.in"));
        Button fit = Buttons.icon(MaterialDesignF.FIT_TO_PAGE_OUTLINE, actions.get("zoom.fit"));
        HBox zooming = new HBox(new Separator(Orientation.VERTICAL), out, zoom, in, fit);
        zooming.setAlignment(Pos.CENTER_LEFT);
        for (Button button : new Button[] {out, in, fit}) {
            button.getStyleClass().add(Styles.SMALL);
        }
        Layouts.showWhile(zooming, model.documentProperty().isNotNull());
        getChildren().addAll(running, outcome, unprotected, position, photo, device, memory, zooming);
    }

    private static String device(String last, DeviceChoice preferred) {
        return last != null ? Texts.said(last) : text("status.device." + preferred.name().toLowerCase(Locale.ROOT));
    }

    private static String memory(Number bytes) {
        double megabytes = bytes.doubleValue() / (1 << 20);
        return megabytes == 0
                ? ""
                : megabytes < 1000 ? text("status.memory", megabytes) : text("status.memory.large", megabytes / 1024);
    }

    private static String position(EditPane pane, PhotoDocument document) {
        if (document == null || pane.pointerProperty().get() == null) {
            return "";
        }
        int x = (int) Math.floor(pane.pointerProperty().get().getX());
        int y = (int) Math.floor(pane.pointerProperty().get().getY());
        boolean inside = x >= 0 && y >= 0 && x < document.photo().width() && y < document.photo().height();
        return inside ? text("status.position", String.valueOf(x), String.valueOf(y)) : "";
    }

    private static String describe(Photo photo) {
        return text(
                "status.photo",
                String.valueOf(photo.width()),
                String.valueOf(photo.height()),
                photo.bitDepth(),
                photo.format().title());
    }

    private static String percent(ViewTransform transform) {
        return text("status.zoom", transform.scale() * 100);
    }
}
