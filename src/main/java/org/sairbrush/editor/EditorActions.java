package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.Property;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.actions.ActionList;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.restore.FillChoice;

/// Everything that the editor can do, in the order of its menus.
final class EditorActions {

    private static final Map<ToolKind, String> TOOL_KEYS = Map.ofEntries(
            Map.entry(ToolKind.BRUSH, "B"),
            Map.entry(ToolKind.ERASER, "E"),
            Map.entry(ToolKind.LINE, "S"),
            Map.entry(ToolKind.RECTANGLE, "R"),
            Map.entry(ToolKind.ELLIPSE, "C"),
            Map.entry(ToolKind.LASSO, "L"),
            Map.entry(ToolKind.POLYGON, "P"),
            Map.entry(ToolKind.WAND, "W"),
            Map.entry(ToolKind.SEMANTIC, "A"),
            Map.entry(ToolKind.SPOT, "F"),
            Map.entry(ToolKind.HEAL, "J"),
            Map.entry(ToolKind.CLONE, "K"),
            Map.entry(ToolKind.ORIGINAL, "Y"),
            Map.entry(ToolKind.FRAME, "X"),
            Map.entry(ToolKind.PAN, "H"));

    private final EditorViewModel model;
    private final EditorWindow window;
    private final BooleanBinding open;
    private final BooleanBinding editing;
    private final Actions actions = new Actions();

    private EditorActions(EditorViewModel model, EditorWindow window) {
        this.model = model;
        this.window = window;
        open = model.documentProperty().isNotNull();
        editing = open.and(model.compare().modeProperty().isNotEqualTo(CompareMode.METHODS));
    }

    static Actions of(EditorViewModel model, EditorWindow window) {
        EditorActions made = new EditorActions(model, window);
        made.file();
        made.edit();
        made.tools();
        made.mask();
        made.fill();
        made.view();
        made.models();
        made.help();
        return made.actions;
    }

    static String toolId(ToolKind kind) {
        return "tool." + kind.name().toLowerCase(Locale.ROOT);
    }

    private void file() {
        var free = model.openingProperty().not();
        var settings = model.settings();
        var reopen = settings.reopenLastProperty();
        var embed = settings.embedPhotoProperty();
        var recent = settings.recentFilesProperty()
                .map(files -> files.stream().map(this::reopening).toList());
        actions.menu("file")
                .add(Action.of("open", model::open).keys("Shortcut+O").when(free))
                .add(ActionList.of("recent", recent))
                .add(Action.of("folder.next", model.folder()::next).keys("Page Down").when(open.and(free)))
                .add(Action.of("folder.previous", model.folder()::previous).keys("Page Up").when(open.and(free)))
                .add(Action.of("reopenLast", switching(reopen)).chosenWhile(reopen))
                .add(Action.of("sample", model::openSample).when(free))
                .separate()
                .add(Action.of("project.save", whole(model.project()::save))
                        .keys("Shortcut+Alt+S")
                        .when(open.and(model.project().savingProperty().not())))
                .add(Action.of("project.saveAs", model.project()::saveAs)
                        .when(open.and(model.project().savingProperty().not())))
                .add(Action.of("project.embed", switching(embed)).chosenWhile(embed))
                .separate()
                .add(Action.of("export", model.export()::export)
                        .keys("Shortcut+S")
                        .when(open.and(model.export().runningProperty().not())))
                .add(Action.of("export.again", whole(model.export()::again))
                        .keys("Shortcut+E")
                        .when(open.and(model.export().runningProperty().not())))
                .separate()
                .add(Action.of("batch", model.batch()::show).keys("Shortcut+B"))
                .separate()
                .add(Action.of("quit", window::close).keys("Shortcut+Q"));
    }

    private Action reopening(Path file) {
        String title = text("recent.file", file.getFileName(), file.getParent());
        return Action.named("recent." + file, title, () -> model.open(file)).when(model.openingProperty().not());
    }

    private void edit() {
        var turnable = editing.and(model.fill().runningProperty().not());
        actions.menu("edit")
                .add(Action.of("undo", model::undo).keys("Shortcut+Z").when(model.undoableProperty()))
                .add(Action.of("redo", model::redo)
                        .keys("Shortcut+Shift+Z", "Shortcut+Y")
                        .when(model.redoableProperty()))
                .separate()
                .add(Action.of("copy", whole(model.transfer()::copy)).keys("Shortcut+C").when(open))
                .add(Action.of("paste", model.transfer()::paste)
                        .keys("Shortcut+V")
                        .when(model.openingProperty().not()))
                .separate()
                .add(Action.of("turn.right", model.turning()::right).keys("Shortcut+Right").when(turnable))
                .add(Action.of("turn.left", model.turning()::left).keys("Shortcut+Left").when(turnable))
                .add(Action.of("turn.over", model.turning()::over).keys("Shortcut+Down").when(turnable))
                .add(Action.of("turn.mirror", model.turning()::mirror).keys("Shortcut+Shift+M").when(turnable))
                .add(Action.of("frame.reset", model.tools().frames()::reset).when(editing))
                .separate()
                .add(Action.of("levels.contrast", model.levels()::contrast).when(open.and(adjustable())))
                .add(Action.of("levels.colours", model.levels()::colours).when(open.and(coloured())))
                .add(Action.of("levels.blackAndWhite", model.levels()::switchColours)
                        .when(open.and(coloured()))
                        .chosenWhile(Bindings.createBooleanBinding(
                                () -> model.levels().saturationProperty().getValue() == 0,
                                model.levels().saturationProperty())))
                .separate()
                .add(Action.of("stepBack", model::stepBack)
                        .keys("Backspace")
                        .when(model.tools().pendingProperty().isNotNull()))
                .add(Action.of("escape", model::escape).keys("Esc"))
                .separate()
                .add(Action.of("settings", window::showSettings).keys("Shortcut+Comma"));
    }

    private void tools() {
        var menu = actions.menu("tools");
        var tool = model.tools().toolProperty();
        for (ToolKind kind : ToolKind.values()) {
            if (!kind.drops()) {
                menu.add(Action.of(toolId(kind), () -> tool.set(kind))
                        .keys(TOOL_KEYS.get(kind))
                        .when(editing)
                        .chosenWhile(tool.isEqualTo(kind)));
            }
        }
        menu.separate()
                .add(dropper(ToolKind.BLACK_POINT, adjustable()))
                .add(dropper(ToolKind.GREY_POINT, coloured()))
                .add(dropper(ToolKind.WHITE_POINT, adjustable()))
                .separate()
                // Brackets need three fingers on a German keyboard.
                .add(Action.of("brushSmaller", model.tools()::shrinkBrush)
                        .keys("[", "ö")
                        .when(editing))
                .add(Action.of("brushLarger", model.tools()::enlargeBrush)
                        .keys("]", "ä")
                        .when(editing));
    }

    private Action dropper(ToolKind kind, BooleanExpression possible) {
        return Action.of(toolId(kind), () -> model.switchDropper(kind))
                .when(editing.and(possible))
                .chosenWhile(model.tools().toolProperty().isEqualTo(kind));
    }

    private BooleanExpression adjustable() {
        return BooleanExpression.booleanExpression(model.levels().adjustableProperty());
    }

    /// Whether the photo has colours that can be changed each by itself.
    private BooleanExpression coloured() {
        return adjustable().and(BooleanExpression.booleanExpression(model.levels().colouredProperty()));
    }

    private void mask() {
        var mask = model.mask();
        var damage = model.damage();
        actions.menu("mask")
                .add(Action.of("damage", damage::find)
                        .keys("D")
                        .when(editing.and(damage.looking().runningProperty().not())))
                .separate()
                .add(Action.of("mask.grow", mask::grow).keys(">").when(editing))
                .add(Action.of("mask.shrink", mask::shrink).keys("<").when(editing))
                .add(Action.of("mask.feather", mask::feather).when(editing))
                .separate()
                .add(Action.of("mask.invert", mask::invert).keys("Shortcut+I").when(editing))
                .add(Action.of("mask.clearAll", mask::clear).keys("Shortcut+Shift+A").when(editing))
                .separate()
                .add(Action.of("mask.load", mask::load).keys("Shortcut+Shift+O").when(editing))
                .add(Action.of("mask.save", mask::save).keys("Shortcut+Shift+S").when(open))
                .add(Action.of("mask.transparency", mask::takeTransparency).when(editing));
    }

    private void fill() {
        var fill = model.fill();
        var automatic = model.settings().autoFillProperty();
        var methods = Bindings.createObjectBinding(
                () -> fill.choicesProperty().get().stream().map(this::method).toList(), fill.choicesProperty());
        actions.menu("fill")
                .add(Action.of("fill", model::fillOrFinish)
                        .keys("Enter")
                        .when(editing.and(fill.lastingProperty().not())))
                .add(Action.of("fill.again", fill::again)
                        .keys("Shift+Enter")
                        .when(editing.and(fill.repeatableProperty())))
                .add(Action.of("fill.another", fill::anotherTry)
                        .keys("Shortcut+Enter")
                        .when(editing.and(fill.repeatableProperty())))
                .add(Action.of("fill.stain", fill::removeStain)
                        .keys("Shortcut+Shift+Enter")
                        .when(editing.and(fill.fillableProperty().or(fill.repeatableProperty()))))
                .add(Action.of("fill.weaker", fill.strength()::weaken)
                        .keys("Shift+Down")
                        .when(editing.and(fill.strength().settableProperty())))
                .add(Action.of("fill.stronger", fill.strength()::strengthen)
                        .keys("Shift+Up")
                        .when(editing.and(fill.strength().settableProperty())))
                .add(Action.of("fill.cancel", fill.queue()::cancel)
                        .when(fill.runningProperty().and(fill.queue().cancellingProperty().not())))
                .separate()
                .add(Action.of("fill.auto", switching(automatic)).chosenWhile(automatic))
                .add(ActionList.of("fill.method", methods));
    }

    private Action method(FillChoice choice) {
        var fill = model.fill();
        return Action.named("fill.method." + choice.title(), Texts.said(choice.title()), () -> fill.choose(choice))
                .chosenWhile(fill.choiceProperty().isEqualTo(choice));
    }

    private void view() {
        var compare = model.compare();
        var mode = compare.modeProperty();
        var labels = model.labels().showingProperty();
        var levels = model.levels().showingProperty();
        var history = model.history().showingProperty();
        var relief = model.damage().reliefProperty();
        var theme = model.settings().themeProperty();
        actions.menu("view")
                .add(Action.of("mode.edit", compare::edit)
                        .keys("Shortcut+1")
                        .when(open)
                        .chosenWhile(mode.isEqualTo(CompareMode.EDIT)))
                .add(Action.of("mode.split", compare::split)
                        .keys("Shortcut+2")
                        .when(compare.splittableProperty())
                        .chosenWhile(mode.isEqualTo(CompareMode.SPLIT)))
                .add(Action.of("mode.beside", compare::beside)
                        .keys("Shortcut+3")
                        .when(compare.splittableProperty())
                        .chosenWhile(mode.isEqualTo(CompareMode.BESIDE)))
                .add(Action.of("mode.methods", compare::compareMethods)
                        .keys("Shortcut+4")
                        .when(compare.methods().comparableProperty())
                        .chosenWhile(mode.isEqualTo(CompareMode.METHODS)))
                .separate()
                .add(Action.of("history", switching(history))
                        .keys("Shortcut+H")
                        .when(open)
                        .chosenWhile(history))
                .add(Action.of("levels", switching(levels))
                        .keys("Shortcut+Shift+L")
                        .when(open)
                        .chosenWhile(levels))
                .add(Action.of("labels", switching(labels)).keys("Shortcut+L").when(open).chosenWhile(labels))
                .add(Action.of("relief", switching(relief)).keys("Shift+D").when(open).chosenWhile(relief))
                .separate()
                .add(Action.of("zoom.in", onViewport(Viewport::zoomIn)).keys("+", "=").when(open))
                .add(Action.of("zoom.out", onViewport(Viewport::zoomOut)).keys("-").when(open))
                .add(Action.of("zoom.fit", onViewport(Viewport::fit)).keys("0").when(open))
                .add(Action.of("zoom.actual", onViewport(Viewport::actualSize)).keys("1").when(open))
                .separate()
                .add(Action.of("theme", () -> theme.set(theme.get().other()))
                        .chosenWhile(theme.isEqualTo(Theme.DARK)));
    }

    private void models() {
        var models = model.models();
        actions.menu("models")
                .add(Action.of("models", models::show).keys("Shortcut+M"))
                .separate()
                .add(Action.of("models.importFile", shown(models::importFile)))
                .add(Action.of("models.importFolder", shown(models::importFolder)));
    }

    private void help() {
        actions.menu("help")
                .add(Action.of("actions", window::showPalette).keys("F1", "Shortcut+K"))
                .add(Action.of("hints", model.hints()::restart).when(open))
                .separate()
                .add(Action.of("about", window::showAbout));
    }

    // What comes of an import is said in the models' window.
    private Runnable shown(Runnable command) {
        return () -> {
            model.models().show();
            command.run();
        };
    }

    // The stroke that was drawn just before belongs to it.
    private Runnable whole(Runnable command) {
        return () -> {
            model.tools().stamps().finish();
            model.fill().queue().onceCopied(command);
        };
    }

    private Runnable onViewport(Consumer<Viewport> command) {
        return () -> command.accept(window.viewportProperty().getValue());
    }

    private static Runnable switching(Property<Boolean> state) {
        return () -> state.setValue(!state.getValue());
    }
}
