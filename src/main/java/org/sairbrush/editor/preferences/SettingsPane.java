package org.sairbrush.editor.preferences;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.models.ModelsViewModel;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.models.Model;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.DeviceChoice;

/// One row a setting, in three groups: its name, the choice, and what is to be known about it.
public final class SettingsPane extends VBox {

    private static final List<Integer> HISTORY_MEGABYTES = List.of(256, 512, 1024, 2048, 4096, 8192);
    private static final List<Integer> QUALITIES = List.of(100, 98, 95, 92, 90, 85, 80, 70);

    private final Preferences preferences;
    private GridPane group;

    private SettingsPane(EditorSettings settings, ModelsViewModel models) {
        preferences = settings.preferences();
        setId("settings");
        getStyleClass().add("settings");

        group("settings.looks");
        row("theme", Choices.of(List.of(Theme.values()), SettingsPane::theme, settings.themeProperty()));
        language();

        group("settings.computing");
        row("device", Choices.of(List.of(DeviceChoice.values()), SettingsPane::device, preferences.deviceProperty()));
        int cores = Runtime.getRuntime().availableProcessors();
        row("threads", Choices.of(
                IntStream.rangeClosed(0, cores).boxed().toList(),
                threads -> threads == 0 ? text("settings.threads.all", cores) : String.valueOf(threads),
                preferences.threadsProperty()));
        row("history", Choices.orOwn(
                text("settings.automatic"),
                HISTORY_MEGABYTES,
                megabytes -> text("settings.megabytes", megabytes),
                preferences.historyMegabytesProperty()));
        row("model", model(models));

        group("settings.export");
        row("format", Choices.orOwn(
                text("settings.format.own"),
                Arrays.stream(PhotoFormat.values()).filter(PhotoFormat::writable).toList(),
                PhotoFormat::title,
                preferences.exportFormatProperty()));
        row("quality", Choices.orOwn(
                text("settings.quality.own"),
                QUALITIES,
                String::valueOf,
                preferences.jpegQualityProperty()));
        row("credit", Choices.of(
                List.of(false, true),
                credit -> text(credit ? "settings.credit.yes" : "settings.credit.no"),
                preferences.creditProperty()));
    }

    /// Within a frame that scrolls where the window is small.
    public static ScrollPane scrolling(EditorSettings settings, ModelsViewModel models) {
        ScrollPane scroll = new ScrollPane(new SettingsPane(settings, models));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("editor", "settings-scroll");
        return scroll;
    }

    private void group(String key) {
        Label title = new Label(text(key));
        title.getStyleClass().add(Styles.TITLE_4);
        group = new GridPane();
        group.getStyleClass().add("settings-group");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(30);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        group.getColumnConstraints().addAll(names, values);
        getChildren().addAll(title, group);
    }

    private void row(String name, Node choice) {
        Label label = new Label(text("settings." + name));
        label.setLabelFor(choice);
        label.setWrapText(true);
        choice.setId("settings-" + name);
        choice.setAccessibleText(text("settings." + name));
        group.addRow(group.getRowCount(), label, choice);
        String key = "settings." + name + ".tip";
        if (Texts.hasText(key)) {
            note(text(key)).getStyleClass().add(Styles.TEXT_MUTED);
            choice.setAccessibleHelp(text(key));
        }
    }

    private Label note(String words) {
        Label note = new Label(words);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add(Styles.TEXT_SMALL);
        group.add(note, 1, group.getRowCount());
        return note;
    }

    private void language() {
        Choices<Locale> box = Choices.orOwn(
                text("settings.language.own"),
                Preferences.LANGUAGES,
                language -> language.getDisplayLanguage(language),
                preferences.languageProperty());
        row("language", box);
        Label restart = note(text("settings.restart"));
        restart.getStyleClass().add("settings-restart");
        restart.setVisible(false);
        restart.managedProperty().bind(restart.visibleProperty());
        box.valueProperty().addListener(property -> restart.setVisible(true));
    }

    private static Node model(ModelsViewModel models) {
        Choices<Model> box = new Choices<>(Model::title, model -> {
            if (!model.isDefault()) {
                models.makeDefault(model);
            }
        });
        models.modelsProperty().subscribe(found -> {
            List<Model> usable = found.stream()
                    .filter(model -> model.installed() && model.problem().isEmpty())
                    .toList();
            box.offer(usable);
            usable.stream().filter(Model::isDefault).findFirst().ifPresent(box::choose);
        });
        return box;
    }

    private static String theme(Theme theme) {
        return text("settings.theme." + theme.name().toLowerCase(Locale.ROOT));
    }

    private static String device(DeviceChoice device) {
        return text("settings.device." + device.name().toLowerCase(Locale.ROOT));
    }
}
