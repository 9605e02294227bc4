package org.sairbrush.editor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.models.ModelStore;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.Method;
import org.sairbrush.sair.PackException;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of states that are seldom seen, in each language, theme and size, to be looked at; they are written to
/// `target/screens`. It is no test and runs only when it is asked for: `mvn test -Dtest=EditorGallery`.
class EditorGallery {

    private static final Locale BEFORE = Locale.getDefault();

    /// That the headless platform has room for.
    private static final int HEADLESS_PIXELS = 1_000_000;

    private static final PackException DAMAGED = new PackException(
            "/home/anna/.local/share/sairbrush/models/sair-vit-b16/liif.safetensors is damaged: its SHA-256 is not the"
                    + " one in pack.json; fetch or import the pack again.");

    @TempDir
    Path folder;

    private static Stage stage;

    private EditorPilot pilot;
    private String suffix;

    @BeforeAll
    static void start() throws Exception {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        stage = WaitForAsyncUtils.asyncFx(() -> new Stage()).get();
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(BEFORE);
        Texts.speak(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 720", "de, 1280, 720", "en, 1920, 1080", "de, 1920, 1080"})
    void takePictures(String language, int width, int height) throws Exception {
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        assumeTrue(!headless || width * height <= HEADLESS_PIXELS, "The headless platform has no window as large");
        Locale.setDefault(Locale.forLanguageTag(language));
        Texts.speak(Locale.getDefault());
        suffix = "-" + language + "-" + height;
        pilot = WaitForAsyncUtils.asyncFx(() -> {
                    EditorPilot made = EditorPilot.withFake(stage, folder, ModelStore.standard());
                    stage.setWidth(width);
                    stage.setHeight(height);
                    return made;
                })
                .get();
        EditorViewModel model = pilot.editor.model;
        take("empty");
        pseudo("dropping", true);
        take("dropping-empty");
        pseudo("dropping", false);
        Path photo = TestPhotos.landscape(folder.resolve("Grandmother at her window.png"), 1200, 800);
        pilot.onFx(() -> model.open(photo));
        pilot.await(() -> pilot.document() != null);
        pseudo("dropping", true);
        take("dropping-photo");
        pseudo("dropping", false);
        errors(model);
        history(model);
        pilot.onFx(() -> model.damage().reliefProperty().set(true));
        take("relief");
        pilot.onFx(() -> model.damage().reliefProperty().set(false));
        windows(model);
        pilot.close();
    }

    private void errors(EditorViewModel model) throws Exception {
        pilot.onFx(() -> stroke(0.3));
        pilot.onFx(model.fill()::fill);
        pilot.await(() -> pilot.document().fill().isPresent());
        pilot.fake.failWith(DAMAGED);
        pilot.onFx(model.compare()::compareMethods);
        pilot.await(() -> model.compare().methods().candidates().getLast().failureProperty().get() != null);
        take("methods-failed");
        pilot.onFx(model.compare()::edit);
        pilot.onFx(() -> model.labels().showingProperty().set(true));
        pilot.await(() -> model.labels().problemProperty().get() != null);
        take("labels-model");
        pilot.fake.failWith("There is not enough memory for this fill; close other programs or mask less at once.");
        pilot.onFx(model.labels()::apply);
        pilot.await(() -> !model.labels().runningProperty().get());
        take("labels-again");
        pilot.onFx(() -> model.labels().showingProperty().set(false));
        pilot.fake.failWith(DAMAGED);
        pilot.onFx(() -> stroke(0.6));
        pilot.onFx(model.fill()::fill);
        pilot.await(() -> pilot.notice() != null);
        take("error-model");
        pilot.fake.succeed();
        pilot.onFx(model.notices()::dismiss);
    }

    private void history(EditorViewModel model) throws Exception {
        pilot.onFx(() -> model.fill().choose(model.fill().choicesProperty().get().stream()
                .filter(choice -> choice.method() == Method.NAVIER_STOKES)
                .findFirst()
                .orElseThrow()));
        pilot.onFx(model.fill()::fill);
        pilot.await(() -> pilot.document().holePixelsProperty().get() == 0);
        pilot.onFx(model.fill()::anotherTry);
        pilot.await(() -> !model.fill().runningProperty().get());
        pilot.onFx(() -> {
            for (String key : List.of("edit.semantic", "edit.transparency", "edit.sampleMask")) {
                Mask mask = pilot.document().maskSnapshot().get();
                pilot.document().replaceMask(Texts.text(key), mask);
                stroke(0.8);
            }
            pilot.document().select(Texts.text("edit.label", "weathered brick wall"), spot(), false);
            model.undo();
            model.history().showingProperty().set(true);
        });
        pilot.await(() -> !model.fill().runningProperty().get());
        take("history");
        pilot.onFx(() -> model.history().showingProperty().set(false));
    }

    private void windows(EditorViewModel model) throws Exception {
        pilot.onFx(model.models()::show);
        pilot.await(() -> !model.models().modelsProperty().get().isEmpty());
        take("models", Window.getWindows().getLast().getScene().getRoot());
        pilot.onFx(() -> model.models().selectedProperty().set("lama"));
        take("models-lama", Window.getWindows().getLast().getScene().getRoot());
        pilot.onFx(Window.getWindows().getLast()::hide);
        key(KeyCode.COMMA, true);
        take("settings", Window.getWindows().getLast().getScene().getRoot());
        pilot.onFx(Window.getWindows().getLast()::hide);
        pilot.onFx(((Button) stage.getScene().lookup("#fill-options"))::fire);
        take("fill-options", Window.getWindows().getLast().getScene().getRoot());
        pilot.onFx(Window.getWindows().getLast()::hide);
        key(KeyCode.F1, false);
        take("palette");
    }

    private void key(KeyCode code, boolean shortcut) throws Exception {
        pilot.onFx(() -> {
            Node photo = stage.getScene().lookup("#photo");
            photo.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false));
        });
    }

    private void stroke(double shareY) {
        var document = pilot.document();
        document.beginStroke(300, shareY * 800, 14, false);
        document.continueStroke(700, shareY * 800 + 40);
        document.endStroke();
    }

    private static Selection spot() {
        return new Selection(new Area(100, 100, 2, 2), new byte[] {-1, -1, -1, -1});
    }

    private void pseudo(String name, boolean on) throws Exception {
        pilot.onFx(() -> stage.getScene().getRoot().pseudoClassStateChanged(PseudoClass.getPseudoClass(name), on));
    }

    private void take(String name) throws Exception {
        take(name, stage.getScene().getRoot());
    }

    private void take(String name, Node node) throws Exception {
        pilot.snapshot("gallery/" + name + suffix, node);
    }
}
