package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.hints.Hints;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.tools.ToolKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Whether the window can be read and used by everybody: in each language, in each theme, small, large, without a
/// mouse, and with a screen reader.
@ExtendWith(ApplicationExtension.class)
class EditorLooksTest {

    private static final List<Locale> LANGUAGES = Preferences.LANGUAGES;

    /// What WCAG 2.2 AA asks of text, and of icons.
    private static final double TEXT_CONTRAST = 4.5;

    private static final double ICON_CONTRAST = 3;

    /// How far outside of a control its ring may lie.
    private static final int RING_ROOM = 4;

    /// Pixels that a ring around the smallest of controls has at least.
    private static final int RING = 60;

    @TempDir
    static Path folder;

    private Stage stage;
    private EditorPilot pilot;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(FxRobot robot, Locale language) throws Exception {
        begin(language);
        pilot.openLandscape(robot, 900, 600);
    }

    private void begin(Locale language) throws Exception {
        Texts.speak(language);
        WaitForAsyncUtils.asyncFx(() -> pilot = EditorPilot.withFake(stage, folder)).get();
    }

    @AfterEach
    void close() {
        Texts.speak(Locale.getDefault());
        pilot.close();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noWordsAreCutOff(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        String name = "looks-" + language.toLanguageTag();
        robot.clickOn("#labels");
        pilot.snapshot(name + "-1280");
        assertEquals(List.of(), cut());
        pilot.onFx(() -> {
            stage.setWidth(1000);
            stage.setHeight(640);
        });
        pilot.snapshot(name + "-1000");
        assertEquals(List.of(), cut());
        assertEquals(List.of(), outside());
        pilot.drag(robot, 0.3, 0.5, 0.6, 0.5);
        pilot.snapshot(name + "-1000-masked");
        assertEquals(List.of(), cut());
        assertEquals(List.of(), outside());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void theOptionsOfAllToolsFit(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        for (int width : new int[] {1280, 1000}) {
            pilot.onFx(() -> stage.setWidth(width));
            for (ToolKind kind : ToolKind.values()) {
                pilot.onFx(() -> pilot.tools().toolProperty().set(kind));
                pilot.settle();
                assertEquals(List.of(), cut(), kind + " at " + width);
                assertEquals(List.of(), outside(), kind + " at " + width);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void whatToDoFirstIsReadWholeInASmallWindow(Locale language) throws Exception {
        begin(language);
        pilot.onFx(() -> stage.setWidth(1000));
        pilot.snapshot("looks-" + language.toLanguageTag() + "-empty-1000");
        assertEquals(List.of(), cut());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void textAndIconsStandOutFromWhatTheyLieOn(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        robot.clickOn("#labels");
        pilot.drag(robot, 0.3, 0.5, 0.6, 0.5);
        pilot.onFx(pilot.editor.model.hints()::restart);
        for (Theme theme : Theme.values()) {
            pilot.onFx(() -> pilot.editor.model.settings().themeProperty().set(theme));
            pilot.picture("looks-hint-" + language.toLanguageTag(), stage.getScene().getRoot());
            assertEquals(List.of(), faint(theme));
        }
    }

    @Test
    void everyControlHasANameForScreenReaders(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        robot.clickOn("#labels");
        List<String> nameless = shown(stage.getScene().getRoot())
                .filter(EditorLooksTest::isUsed)
                .filter(control -> !named(control))
                .map(Node::toString)
                .toList();
        assertEquals(List.of(), nameless);
    }

    @Test
    void tabReachesEveryControlAndComesBack(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        robot.clickOn("#labels");
        Set<Node> expected = new LinkedHashSet<>(shown(stage.getScene().getRoot())
                .filter(EditorLooksTest::isUsed)
                .filter(control -> !control.isDisabled() && control.isFocusTraversable())
                .toList());
        pilot.onFx(stage.getScene().lookup("#photo")::requestFocus);
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < expected.size() + 5; i++) {
            tab(robot);
            Node focused = stage.getScene().getFocusOwner();
            reached.add(focused instanceof TextInputControl && focused.getParent() instanceof Spinner<?>
                    ? focused.getParent()
                    : focused);
        }
        // of toggles that go together, Tab reaches the one that is on, and the arrows the others
        expected.removeIf(node -> node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains));
        expected.removeAll(reached);
        assertEquals(Set.of(), expected);
        assertTrue(reached.contains(stage.getScene().lookup("#photo")));
    }

    @Test
    void whereTheKeyboardIsCanBeSeenInEachThemeAndMovesNothing(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        robot.clickOn("#labels").clickOn("#history");
        pilot.drag(robot, 0.3, 0.5, 0.6, 0.5);
        pilot.await(() -> !pilot.editor.model.labels().legendProperty().get().isEmpty());
        for (Theme theme : Theme.values()) {
            pilot.onFx(() -> {
                pilot.editor.model.settings().themeProperty().set(theme);
                stage.getScene().lookup("#photo").requestFocus();
            });
            BufferedImage before = picture();
            List<Bounds> places = places();
            Set<Node> reached = new LinkedHashSet<>();
            while (reached.add(stage.getScene().getFocusOwner())) {
                tab(robot);
                BufferedImage now = picture();
                Node focused = stage.getScene().getFocusOwner();
                String name = "looks-focus-%s-%02d.png"
                        .formatted(theme.name().toLowerCase(Locale.ROOT), reached.size());
                ImageIO.write(now, "png", Path.of("target", "screens", name).toFile());
                assertTrue(changed(before, now, focused) > RING, () -> theme + ": " + name + " of " + focused);
                assertEquals(places, places(), () -> "moved by " + focused);
                before = now;
            }
            assertTrue(reached.size() > 30, () -> reached.toString());
        }
    }

    private void tab(FxRobot robot) {
        if (stage.getScene().getFocusOwner() instanceof TextInputControl) {
            // a tab is a letter to a text area; Ctrl+Tab leaves it
            robot.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
        } else {
            robot.type(KeyCode.TAB);
        }
    }

    private BufferedImage picture() throws Exception {
        WaitForAsyncUtils.waitForFxEvents(4);
        var image = WaitForAsyncUtils.asyncFx(() -> stage.getScene().getRoot().snapshot(null, null)).get();
        return SwingFXUtils.fromFXImage(image, null);
    }

    /// Of all controls, in the window. The legend scrolls to what has the keyboard.
    private List<Bounds> places() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> shown(stage.getScene().getRoot())
                        .filter(node -> (isUsed(node) || node instanceof Labeled) && !inLegend(node))
                        .map(node -> node.localToScene(node.getLayoutBounds()))
                        .toList())
                .get();
    }

    /// Pixels at a node and close by that are not alike in two pictures of the window.
    private static long changed(BufferedImage one, BufferedImage other, Node node) {
        Bounds place = node.localToScene(node.getLayoutBounds());
        int fromX = Math.max(0, (int) place.getMinX() - RING_ROOM);
        int toX = Math.min(one.getWidth(), (int) place.getMaxX() + RING_ROOM);
        return IntStream.range(
                        Math.max(0, (int) place.getMinY() - RING_ROOM),
                        Math.min(one.getHeight(), (int) place.getMaxY() + RING_ROOM))
                .mapToLong(y -> IntStream.range(fromX, toX)
                        .filter(x -> one.getRGB(x, y) != other.getRGB(x, y))
                        .count())
                .sum();
    }

    @Test
    void arrowsGoFromToolToToolAndFromViewToView(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        pilot.onFx(robot.lookup("#tool-brush").query()::requestFocus);
        robot.type(KeyCode.DOWN);
        assertSame(ToolKind.ERASER, pilot.tools().toolProperty().get());
        robot.type(KeyCode.UP);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
        pilot.onFx(() -> {
            pilot.document().beginStroke(30, 40, 6, false);
            pilot.editor.model.fill().fill();
        });
        pilot.await(() -> pilot.document().fill().isPresent());
        pilot.onFx(robot.lookup("#mode-edit").query()::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertSame(CompareMode.SPLIT, pilot.editor.model.compare().modeProperty().get());
    }

    @Test
    void atTwiceTheScaleThePictureIsSharp(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(2, 2));
        pilot.settle();
        var image = WaitForAsyncUtils.asyncFx(() -> stage.getScene().getRoot().snapshot(twice, null)).get();
        Path file = Path.of("target", "screens", "looks-200-percent.png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        assertEquals(2 * stage.getScene().getWidth(), image.getWidth(), 1);
    }

    @Test
    void withLargeLettersNothingIsCutOff(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        pilot.onFx(() -> {
            stage.getScene().getRoot().setStyle("-fx-font-size: 17px");
            stage.setHeight(800);
        });
        pilot.snapshot("looks-large-letters");
        assertEquals(List.of(), cut());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void howFarAFillIsIsReadWholeInASmallWindow(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        pilot.onFx(() -> stage.setWidth(1000));
        pilot.drag(robot, 0.3, 0.5, 0.6, 0.5);
        pilot.fake.takeItsTime(20_000);
        robot.type(KeyCode.ENTER);
        pilot.await(pilot.editor.model.fill().runningProperty()::get);
        pilot.await(() -> !pilot.editor.model.fill().queue().timeLeftProperty().get().isEmpty());
        pilot.snapshot("looks-" + language.toLanguageTag() + "-filling-1000");
        assertEquals(List.of(), cut());
        assertEquals(List.of(), outside());
        pilot.onFx(pilot.editor.model.fill().queue()::cancel);
        pilot.await(() -> !pilot.editor.model.fill().runningProperty().get());
    }

    @Test
    void aNoticeAboutALongNameLeavesThePhotoInSight(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        String name = "Grandmother and her sisters at the lake ".repeat(5) + ".jpg";
        pilot.onFx(() -> pilot.editor.model.notices().info(
                Texts.text("recovery.instead", name), new Notice.Action(Texts.text("recovery.open", name), () -> {})));
        pilot.snapshot("looks-long-name");
        Node bar = robot.lookup(".notice-bar").query();
        assertTrue(bar.getLayoutBounds().getHeight() < 200, () -> bar.getLayoutBounds().toString());
        assertEquals(List.of(), outside());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void hintsAreReadWholeBesideAPanelInASmallWindow(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        robot.clickOn("#labels");
        pilot.onFx(() -> {
            stage.setWidth(1000);
            pilot.editor.model.hints().restart();
        });
        for (int hint = 0; hint < Hints.COUNT; hint++) {
            pilot.snapshot("looks-" + language.toLanguageTag() + "-hint-" + hint);
            assertSame(hint, pilot.editor.model.hints().currentProperty().get());
            assertEquals(List.of(), shortened("#hints"));
            pilot.onFx(pilot.editor.model.hints()::next);
        }
    }

    private static boolean isUsed(Node node) {
        return (node instanceof ButtonBase
                        || node instanceof ComboBoxBase
                        || node instanceof Slider
                        || node instanceof TextInputControl
                        || node instanceof Spinner)
                && !(node.getParent() instanceof ComboBoxBase)
                && !(node.getParent() instanceof Spinner)
                && !(node.getParent() != null && node.getParent().getStyleClass().contains("container"));
    }

    private static boolean named(Node node) {
        String words = node instanceof Labeled labeled ? labeled.getText() : null;
        return filled(words) || filled(node.getAccessibleText());
    }

    private static boolean filled(String words) {
        return words != null && !words.isBlank();
    }

    /// All that is visible, from the root down.
    private static Stream<Node> shown(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        var below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(EditorLooksTest::shown)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), below);
    }

    /// Labels that end in an ellipsis. A photo's name may; so may what came of a fill.
    private List<String> cut() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    return shown(stage.getScene().getRoot())
                            .filter(node -> node instanceof Labeled && !inLegend(node))
                            .map(node -> (Labeled) node)
                            .filter(label -> filled(label.getText()) && label.getWidth() > 0)
                            .filter(label -> !label.getStyleClass().contains("photo-name") && !label.isWrapText())
                            .filter(label -> label.lookup(".text") instanceof Text text
                                    && text.getParent() == label
                                    && !text.getText().equals(label.getText().replace("_", "")))
                            .map(label -> label.getText() + " is cut to " + ((Text) label.lookup(".text")).getText())
                            .toList();
                })
                .get();
    }

    /// Words below a node that end in an ellipsis, those that wrap included.
    private List<String> shortened(String selector) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> shown(stage.getScene().lookup(selector))
                        .filter(node -> node instanceof Text text && text.getText().endsWith("..."))
                        .map(node -> ((Text) node).getText())
                        .toList())
                .get();
    }

    /// The legend scrolls, and its words are the user's, of any length.
    private static boolean inLegend(Node node) {
        return node != null && ("legend".equals(node.getId()) || inLegend(node.getParent()));
    }

    /// Controls that are not wholly within the window.
    private List<String> outside() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Scene scene = stage.getScene();
                    return shown(scene.getRoot())
                            .filter(node -> isUsed(node) && !inLegend(node))
                            .filter(node -> {
                                var bounds = node.localToScene(node.getLayoutBounds());
                                return bounds.getMinX() < -1 || bounds.getMaxX() > scene.getWidth() + 1
                                        || bounds.getMaxY() > scene.getHeight() + 1;
                            })
                            .map(Node::toString)
                            .toList();
                })
                .get();
    }

    private List<String> faint(Theme theme) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    List<String> faint = new ArrayList<>();
                    shown(stage.getScene().getRoot())
                            .filter(node -> node instanceof Text text && filled(text.getText()) && !isDisabled(node))
                            .map(node -> (Text) node)
                            .forEach(text -> {
                                boolean icon = text.getText().codePointAt(0) > 0xe000;
                                double contrast = contrast(text);
                                if (contrast < (icon ? ICON_CONTRAST : TEXT_CONTRAST)) {
                                    faint.add("%s: %s in %s has %.2f".formatted(
                                            theme, icon ? "an icon" : text.getText(), text.getParent(), contrast));
                                }
                            });
                    return faint;
                })
                .get();
    }

    private static boolean isDisabled(Node node) {
        return node != null && (node.isDisabled() || isDisabled(node.getParent()));
    }

    private static double contrast(Text text) {
        Color behind = behind(text.getParent());
        Color front = over((Color) text.getFill(), behind);
        double light = Math.max(luminance(front), luminance(behind));
        double dark = Math.min(luminance(front), luminance(behind));
        return (light + 0.05) / (dark + 0.05);
    }

    /// The colour that a node lies on, seen through what is not opaque.
    private static Color behind(Parent node) {
        if (node == null) {
            return Color.WHITE;
        }
        Background background = node instanceof Region region ? region.getBackground() : null;
        if (background == null || background.getFills().isEmpty()) {
            return behind(node.getParent());
        }
        Paint paint = background.getFills().getLast().getFill();
        return paint instanceof Color colour
                ? colour.isOpaque() ? colour : over(colour, behind(node.getParent()))
                : behind(node.getParent());
    }

    private static Color over(Color front, Color back) {
        return back.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()), front.getOpacity());
    }

    /// As WCAG defines it.
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
