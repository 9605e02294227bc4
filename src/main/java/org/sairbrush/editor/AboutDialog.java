package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.sairbrush.editor.controls.Placement;

/// Says which program this is: its version, its licence, and that others' work is in it.
final class AboutDialog extends Alert {

    private static final double ICON_SIDE = 64;

    /// @param icon of the program
    AboutDialog(Stage owner, Image icon) {
        super(
                AlertType.INFORMATION,
                text("about.detail", System.getProperty("java.version")),
                new ButtonType(text("about.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        String version = AboutDialog.class.getPackage().getImplementationVersion();
        setTitle(text("about.title"));
        setHeaderText(Optional.ofNullable(version)
                .map(number -> text("about.version", number))
                .orElseGet(() -> text("window.name")));
        ImageView picture = new ImageView(icon);
        picture.setFitWidth(ICON_SIDE);
        picture.setFitHeight(ICON_SIDE);
        setGraphic(picture);
        // The text wraps rather than be cut off.
        getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        initOwner(owner);
        Placement.holdOver(owner, (Stage) getDialogPane().getScene().getWindow());
    }
}
