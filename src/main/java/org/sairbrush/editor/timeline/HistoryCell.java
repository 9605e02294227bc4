package org.sairbrush.editor.timeline;

import static org.sairbrush.editor.text.Texts.text;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// A row of the history: a picture for fills, a sign for changes of the mask.
final class HistoryCell extends ListCell<HistoryRow> {

    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    /// Room for the gaps in a row, and for a scroll bar.
    private static final double BESIDE_NAME = 46;

    private final ImageView picture = new ImageView();
    private final FontIcon sign = new FontIcon();
    private final Label name = new Label();
    private final HBox row;

    HistoryCell() {
        picture.setFitWidth(Thumbnails.WIDTH / 2.0);
        picture.setFitHeight(Thumbnails.HEIGHT / 2.0);
        picture.setPreserveRatio(true);
        StackPane left = new StackPane(sign, picture);
        left.setMinWidth(Thumbnails.WIDTH / 2.0);
        name.setWrapText(true);
        // Rows are as high as names of this width need.
        name.setPrefWidth(HistoryPanel.WIDTH - Thumbnails.WIDTH / 2.0 - BESIDE_NAME);
        name.setMinHeight(USE_PREF_SIZE);
        row = new HBox(left, name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("history-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(HistoryRow item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(UNDONE, !empty && item != null && item.undone());
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        picture.setImage(item.picture().orElse(null));
        picture.setVisible(item.picture().isPresent());
        picture.setManaged(item.picture().isPresent());
        sign.setVisible(item.picture().isEmpty());
        sign.setIconCode(
                switch (item.kind()) {
                    case OPENED -> MaterialDesignI.IMAGE_OUTLINE;
                    case MASK -> MaterialDesignB.BRUSH;
                    case FILL -> MaterialDesignA.AUTO_FIX;
                    case TURN -> MaterialDesignS.SCREEN_ROTATION;
                    case FRAME -> MaterialDesignC.CROP;
                    case TONES -> MaterialDesignC.CHART_HISTOGRAM;
                });
        name.setText(item.name());
        setAccessibleText(item.undone() ? text("history.undone", item.name()) : item.name());
        setGraphic(row);
    }
}
