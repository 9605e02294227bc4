package org.sairbrush.editor;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.tools.ToolKind;

/// One button a tool.
final class ToolStrip extends VBox {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<ToolKind, ToggleButton> buttons = new EnumMap<>(ToolKind.class);

    ToolStrip(EditorViewModel model) {
        getStyleClass().add("tool-strip");
        add(model, ToolKind.BRUSH, MaterialDesignB.BRUSH, "tool.brush.tip");
        add(model, ToolKind.ERASER, MaterialDesignE.ERASER, "tool.eraser.tip");
        add(model, ToolKind.LINE, MaterialDesignV.VECTOR_LINE, "tool.line.tip");
        add(model, ToolKind.RECTANGLE, MaterialDesignV.VECTOR_RECTANGLE, "tool.rectangle.tip");
        add(model, ToolKind.ELLIPSE, MaterialDesignV.VECTOR_ELLIPSE, "tool.ellipse.tip");
        add(model, ToolKind.LASSO, MaterialDesignL.LASSO, "tool.lasso.tip");
        add(model, ToolKind.POLYGON, MaterialDesignV.VECTOR_POLYGON, "tool.polygon.tip");
        add(model, ToolKind.WAND, MaterialDesignM.MAGIC_STAFF, "tool.wand.tip");
        add(model, ToolKind.SEMANTIC, MaterialDesignS.SHAPE_PLUS, "tool.semantic.tip");
        add(model, ToolKind.SPOT, MaterialDesignB.BANDAGE, "tool.spot.tip");
        add(model, ToolKind.PAN, MaterialDesignH.HAND_BACK_RIGHT_OUTLINE, "tool.pan.tip");
        model.tools().toolProperty().addListener((property, old, kind) -> group.selectToggle(buttons.get(kind)));
        group.selectToggle(buttons.get(model.tools().toolProperty().get()));
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                group.selectToggle(buttons.get(model.tools().toolProperty().get()));
            }
        });
        disableProperty()
                .bind(model.documentProperty()
                        .isNull()
                        .or(model.compare().modeProperty().isEqualTo(CompareMode.SIDE_BY_SIDE)));
    }

    private void add(EditorViewModel model, ToolKind kind, Ikon icon, String key) {
        ToggleButton button = Buttons.toggle(icon, key);
        button.setId("tool-" + kind.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setOnAction(event -> model.tools().toolProperty().set(kind));
        buttons.put(kind, button);
        getChildren().add(button);
    }
}
