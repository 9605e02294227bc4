package org.sairbrush.editor.models;

import static org.sairbrush.editor.text.Texts.hasText;
import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.models.Bytes;
import org.sairbrush.models.Model;
import org.sairbrush.models.ModelSource;

/// Everything about the chosen model, and what can be done with it.
final class ModelDetails extends ScrollPane {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

    private final ModelsViewModel model;
    private final VBox content = new VBox();

    ModelDetails(ModelsViewModel model) {
        this.model = model;
        setId("model-details");
        setFitToWidth(true);
        getStyleClass().add("models-scroll");
        content.getStyleClass().add("models-details");
        setContent(content);
        model.modelsProperty().addListener(property -> show());
        model.selectedProperty().addListener(property -> show());
        model.works().addListener((MapChangeListener<String, Work>) change -> show());
        show();
    }

    private void show() {
        content.getChildren().clear();
        model.model(model.selectedProperty().get()).ifPresent(this::show);
    }

    private void show(Model shown) {
        Label title = new Label(shown.title());
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        content.getChildren().add(title);
        shown.source().ifPresent(source -> {
            paragraph(source.about()).ifPresent(content.getChildren()::add);
            paragraph(source.use()).ifPresent(content.getChildren()::add);
        });
        shown.problem().flatMap(ModelDetails::paragraph).ifPresent(problem -> {
            problem.getStyleClass().add(Styles.DANGER);
            content.getChildren().add(problem);
        });
        content.getChildren().add(facts(shown));
        Work work = model.works().get(shown.id());
        content.getChildren().add(work == null ? actions(shown) : progress(shown, work));
    }

    private static Optional<Label> paragraph(String words) {
        return Optional.ofNullable(words).map(given -> {
            Label label = new Label(Texts.said(given));
            label.setWrapText(true);
            return label;
        });
    }

    private GridPane facts(Model shown) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("models-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
        if (!shown.kind().isEmpty()) {
            add(facts, "models.kind", words(kind(shown)));
        }
        add(facts, "models.licence", words(Texts.said(shown.licence())));
        add(facts, "models.size", words(Bytes.words(shown.bytes(), Locale.getDefault())));
        shown.source().map(ModelSource::homepage).ifPresent(homepage -> {
            Hyperlink link = new Hyperlink(homepage);
            link.setOnAction(event -> model.showHomepage(shown));
            add(facts, "models.source", link);
        });
        shown.folder().ifPresent(folder -> {
            Hyperlink link = new Hyperlink(folder.toString());
            link.setWrapText(true);
            link.setOnAction(event -> model.showFolder(shown));
            add(facts, "models.folder", link);
        });
        add(facts, "models.checked", words(checked(shown)));
        return facts;
    }

    /// What it is, in the user's words where those are known.
    static String kind(Model model) {
        return Arrays.stream(model.kind().split(" \\+ "))
                .map(part -> {
                    String key = "models.kind." + part.replace(' ', '-');
                    return hasText(key) ? text(key) : part;
                })
                .collect(Collectors.joining(", "));
    }

    private static Label words(String value) {
        Label label = new Label(value);
        label.setWrapText(true);
        return label;
    }

    private static void add(GridPane facts, String key, Node value) {
        Label name = new Label(text(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        GridPane.setValignment(name, VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private static String checked(Model shown) {
        if (shown.installed()) {
            return shown.verified().map(ModelDetails::date).map(day -> text("models.whole", day))
                    .orElse(text("models.unchecked"));
        }
        boolean hashed = shown.source().map(ModelSource::hashed).orElse(false);
        return text(hashed ? "models.hashed" : "models.unhashed");
    }

    private static String date(Instant instant) {
        return DATE.format(instant.atZone(ZoneId.systemDefault()));
    }

    private FlowPane actions(Model shown) {
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("models-actions");
        boolean broken = shown.problem().isPresent();
        if (shown.source().isPresent() && (!shown.installed() || broken)) {
            String words = shown.staged() > 0
                    ? text(
                            "models.resume",
                            Bytes.words(
                                    Math.max(0, shown.source().get().bytes() - shown.staged()), Locale.getDefault()))
                    : text("models.fetch", Bytes.words(shown.source().get().bytes(), Locale.getDefault()));
            Button fetch = button("model-fetch", MaterialDesignD.DOWNLOAD_OUTLINE, words, () -> model.fetch(shown));
            fetch.getStyleClass().add(Styles.ACCENT);
            actions.getChildren().add(fetch);
        }
        if (shown.installed() && !broken && !shown.isDefault()) {
            actions.getChildren().add(button(
                    "model-default", MaterialDesignS.STAR_OUTLINE, text("models.makeDefault"),
                    () -> model.makeDefault(shown)));
        }
        if (shown.installed()) {
            actions.getChildren().add(button(
                    "model-verify", MaterialDesignC.CHECK_DECAGRAM, text("models.verify"), () -> model.verify(shown)));
        }
        if (shown.installed() ? shown.removable() : shown.staged() > 0) {
            actions.getChildren().add(button(
                    "model-remove", MaterialDesignD.DELETE_OUTLINE,
                    text(shown.installed() ? "models.remove" : "models.discard"), () -> model.remove(shown)));
        }
        return actions;
    }

    private VBox progress(Model shown, Work work) {
        ProgressBar bar = new ProgressBar();
        bar.setId("model-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(work.job().progressProperty());
        bar.setAccessibleText(text("models.progress"));
        Label message = new Label();
        message.getStyleClass().add(Styles.TEXT_MUTED);
        message.textProperty().bind(work.job().messageProperty().map(Texts::said));
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox below = new HBox(message);
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("bar-row");
        if (work.stoppable()) {
            below.getChildren().add(button(
                    "model-pause", MaterialDesignP.PAUSE, text("models.pause"), () -> model.pause(shown.id())));
        }
        VBox box = new VBox(bar, below);
        box.getStyleClass().add("labels-group");
        return box;
    }

    private static Button button(String id, Ikon icon, String words, Runnable action) {
        Button button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
