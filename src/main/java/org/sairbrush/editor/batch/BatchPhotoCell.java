package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.sairbrush.models.Bytes;

/// A photo of a batch: what it looks like, what it is called, and how it stands with it.
final class BatchPhotoCell extends ListCell<BatchPhoto> {

    private static final double PICTURE = Thumbnail.SIZE / 2.0;
    private static final double LITTLE = 0.001;
    private static final double TOOLTIP_WIDTH = 420;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final ImageView picture = new ImageView();
    private final FontIcon noPicture = new FontIcon(MaterialDesignI.IMAGE_OUTLINE);
    private final Label name = new Label();
    private final Label size = new Label();
    private final FontIcon sign = new FontIcon();
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Tooltip tooltip = new Tooltip();
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    BatchPhotoCell() {
        picture.setFitWidth(PICTURE);
        picture.setFitHeight(PICTURE);
        picture.setPreserveRatio(true);
        StackPane left = new StackPane(noPicture, picture);
        left.setMinSize(PICTURE, PICTURE);
        left.setPrefSize(PICTURE, PICTURE);
        // What tells scans apart is at the end of their names.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        size.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        size.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(name, size);
        first.getStyleClass().add("bar-row");
        first.setAlignment(Pos.BASELINE_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add(Styles.TEXT_SMALL);
        progress.setPrefWidth(150);
        progress.setMinWidth(80);
        progress.setAccessibleText(text("batch.progress"));
        HBox second = new HBox(sign, words, progress);
        second.getStyleClass().addAll("bar-row", "batch-state");
        second.setAlignment(Pos.CENTER_LEFT);
        VBox both = new VBox(first, second);
        both.getStyleClass().add("batch-words");
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        row = new HBox(left, both);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("batch-row");
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(BatchPhoto photo, boolean empty) {
        super.updateItem(photo, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || photo == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.setText(photo.file().getFileName().toString());
        following = Subscription.combine(
                photo.thumbnailProperty().subscribe(thumbnail -> show(photo, thumbnail)),
                photo.stateProperty().subscribe(state -> show(photo, state)));
        setGraphic(row);
        setTooltip(tooltip);
    }

    private void show(BatchPhoto photo, Thumbnail thumbnail) {
        picture.setImage(thumbnail == null ? null : thumbnail.image());
        noPicture.setVisible(thumbnail == null);
        String bytes = Bytes.words(photo.bytes(), Locale.getDefault());
        size.setText(
                thumbnail == null ? bytes : text("batch.size", thumbnail.width(), thumbnail.height(), bytes));
    }

    private void show(BatchPhoto photo, PhotoState state) {
        String said = words(state);
        words.setText(said);
        sign.setIconCode(sign(state));
        pseudoClassStateChanged(FAILED, state instanceof PhotoState.Failed);
        pseudoClassStateChanged(DONE, state instanceof PhotoState.Done);
        boolean running = state instanceof PhotoState.Running;
        progress.setVisible(running);
        progress.setManaged(running);
        if (state instanceof PhotoState.Running at) {
            progress.setProgress(at.fraction());
        }
        Stream<String> remarks = state instanceof PhotoState.Done done ? done.remarks().stream() : Stream.empty();
        tooltip.setText(Stream.concat(Stream.of(photo.file().toString(), said), remarks)
                .collect(Collectors.joining("\n")));
        setAccessibleText(text("batch.row", photo.file().getFileName(), said));
    }

    static String words(PhotoState state) {
        return switch (state) {
            case PhotoState.Waiting waiting -> text("batch.waiting");
            case PhotoState.Running running -> running.words();
            case PhotoState.Done done -> words(done);
            case PhotoState.Failed failed -> failed.sentence();
            case PhotoState.Skipped skipped -> text("batch.skipped", skipped.result().getFileName());
        };
    }

    private static String words(PhotoState.Done done) {
        String time = BatchStanding.time(done.seconds());
        if (done.undamaged()) {
            return text("batch.undamaged", time);
        }
        return done.share() < LITTLE ? text("batch.done.little", time) : text("batch.done", done.share(), time);
    }

    private static Ikon sign(PhotoState state) {
        return switch (state) {
            case PhotoState.Waiting waiting -> MaterialDesignC.CLOCK_OUTLINE;
            case PhotoState.Running running -> MaterialDesignA.AUTO_FIX;
            case PhotoState.Done done ->
                done.remarks().isEmpty()
                        ? MaterialDesignC.CHECK_CIRCLE_OUTLINE
                        : MaterialDesignC.CHECK_CIRCLE;
            case PhotoState.Failed failed -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
            case PhotoState.Skipped skipped -> MaterialDesignS.SKIP_NEXT_CIRCLE_OUTLINE;
        };
    }
}
