package org.sairbrush.editor;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.tools.ToolKind;

/// One button a tool, in a second column where one is too high for the window.
final class ToolStrip extends FlowPane {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<ToolKind, ToggleButton> buttons = new EnumMap<>(ToolKind.class);

    ToolStrip(EditorViewModel model, Actions actions) {
        super(Orientation.VERTICAL);
        getStyleClass().add("tool-strip");
        add(actions, ToolKind.BRUSH, MaterialDesignB.BRUSH);
        add(actions, ToolKind.ERASER, MaterialDesignE.ERASER);
        add(actions, ToolKind.LINE, MaterialDesignV.VECTOR_LINE);
        add(actions, ToolKind.RECTANGLE, MaterialDesignV.VECTOR_RECTANGLE);
        add(actions, ToolKind.ELLIPSE, MaterialDesignV.VECTOR_ELLIPSE);
        add(actions, ToolKind.LASSO, MaterialDesignL.LASSO);
        add(actions, ToolKind.POLYGON, MaterialDesignV.VECTOR_POLYGON);
        add(actions, ToolKind.WAND, MaterialDesignM.MAGIC_STAFF);
        add(actions, ToolKind.SEMANTIC, MaterialDesignS.SHAPE_PLUS);
        add(actions, ToolKind.SPOT, MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE);
        add(actions, ToolKind.HEAL, MaterialDesignB.BANDAGE);
        add(actions, ToolKind.CLONE, MaterialDesignS.STAMPER);
        add(actions, ToolKind.ORIGINAL, MaterialDesignB.BACKUP_RESTORE);
        add(actions, ToolKind.FRAME, MaterialDesignC.CROP_ROTATE);
        add(actions, ToolKind.PAN, MaterialDesignH.HAND_BACK_RIGHT_OUTLINE);
        Runnable select = () -> group.selectToggle(buttons.get(model.tools().toolProperty().get()));
        model.tools().toolProperty().subscribe(select);
        select.run();
        Buttons.keepOneOn(group, select);
        disableProperty()
                .bind(model.documentProperty()
                        .isNull()
                        .or(model.compare().modeProperty().isEqualTo(CompareMode.METHODS)));
    }

    private void add(Actions actions, ToolKind kind, Ikon icon) {
        ToggleButton button = Buttons.toggle(icon, actions.get(EditorActions.toolId(kind)));
        button.setId("tool-" + kind.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        buttons.put(kind, button);
        getChildren().add(button);
    }
}
