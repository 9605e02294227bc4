package org.sairbrush.editor;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A test of the whole editor with mouse and keyboard, on the headless platform, with a fake restorer and no models.
@ExtendWith(ApplicationExtension.class)
public abstract class PilotedTest {

    @TempDir
    protected static Path folder;

    protected Stage stage;
    protected EditorPilot pilot;

    @BeforeEach
    void begin() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        pilot = WaitForAsyncUtils.asyncFx(this::pilot).get();
    }

    /// Of what is tested.
    protected EditorPilot pilot() throws Exception {
        return EditorPilot.withFake(stage, folder);
    }

    @AfterEach
    void end() {
        pilot.close();
    }
}
