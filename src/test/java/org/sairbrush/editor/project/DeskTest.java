package org.sairbrush.editor.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.dialogs.DialogService.Recovery;

/// A test of what projects keep, and what is kept of a program that is killed, of a photo of 16 bits.
abstract class DeskTest {

    @TempDir
    Path folder;

    Path photo;
    Path project;

    @BeforeEach
    void makePhoto() throws Exception {
        photo = ProjectDesk.photo(folder.resolve("photo.png"));
        project = folder.resolve("work.sairbrush");
    }

    ProjectDesk working() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("recovery"));
        desk.editor.open(photo);
        desk.answers.projectTarget = project;
        return desk;
    }

    /// Of another user, with the project that was saved.
    ProjectDesk opened() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("other"));
        desk.editor.open(project);
        desk.answers.projectTarget = project;
        return desk;
    }

    /// After a kill.
    ProjectDesk startedAgain() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("recovery"));
        desk.answers.recovery = Recovery.RECOVER;
        desk.editor.project().offerRecovery(() -> {}, () -> {});
        return desk;
    }

    /// Of what is worked on.
    String manifest() throws Exception {
        try (Stream<Path> sessions = Files.list(folder.resolve("recovery"))) {
            return Files.readString(sessions.findFirst().orElseThrow().resolve(Manifest.FILE));
        }
    }
}
