package org.sairbrush.editor.notice;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// The bar that shows the current notice, over the top of what it lies on. Good news leaves by itself.
public final class NoticeBar extends HBox {

    private static final Duration GOOD_NEWS = Duration.seconds(8);
    private static final double WIDEST_ACTION = 240;

    private final Notices notices;
    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    // What is offered may name a file; the sentence needs room beside it.
    private final Button action = new Button() {
        @Override
        protected double computePrefWidth(double height) {
            return Math.min(WIDEST_ACTION, super.computePrefWidth(height));
        }
    };
    private final PauseTransition leaving = new PauseTransition(GOOD_NEWS);

    public NoticeBar(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notice-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        setHgrow(sentence, Priority.ALWAYS);
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Button close = new Button(null, new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(text("notice.close"));
        close.setOnAction(event -> notices.dismiss());
        getChildren().addAll(icon, sentence, action, close);
        leaving.setOnFinished(event -> notices.dismiss());
        notices.currentProperty().addListener((property, old, notice) -> show(notice));
        show(notices.currentProperty().get());
    }

    private void show(Notice notice) {
        leaving.stop();
        setVisible(notice != null);
        if (notice == null) {
            return;
        }
        for (Notice.Kind kind : Notice.Kind.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), kind == notice.kind());
        }
        icon.setIconCode(
                switch (notice.kind()) {
                    case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
                    case DONE -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
                    case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                });
        sentence.setText(notice.sentence());
        setAccessibleText(notice.sentence());
        action.setVisible(notice.action().isPresent());
        action.setManaged(notice.action().isPresent());
        notice.action().ifPresent(offered -> {
            action.setText(offered.title());
            action.setOnAction(event -> {
                notices.dismiss();
                offered.command().run();
            });
        });
        if (notice.kind() == Notice.Kind.DONE) {
            leaving.playFromStart();
        }
    }
}
