package org.sairbrush.editor.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;

class FolderViewModelTest {

    private final SimpleObjectProperty<PhotoDocument> document = new SimpleObjectProperty<>();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Path> opened = new ArrayList<>();
    private final Notices notices = new Notices();
    private final FolderViewModel model = new FolderViewModel(
            document,
            (file, unreadable) -> {
                opened.add(file);
                unreadable.run();
            },
            new BackgroundJobs(background::add, Runnable::run),
            notices);

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Files.createFile(folder.resolve("scan " + i + ".png"));
        }
        Photo photo = Photo.of(new BufferedImage(4, 3, BufferedImage.TYPE_3BYTE_BGR));
        document.set(new PhotoDocument(folder.resolve("scan 1.png"), "scan 1.png", photo, 1 << 20));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void aKeyThatIsHeldDownOpensOnePhoto() {
        model.next();
        model.next();
        work();
        assertEquals(List.of(folder.resolve("scan 2.png")), opened);
    }

    @Test
    void whatCannotBeReadIsPassed() {
        model.next();
        work();
        model.next();
        work();
        assertEquals(List.of(folder.resolve("scan 2.png"), folder.resolve("scan 3.png")), opened);
        model.next();
        work();
        assertTrue(notices.currentProperty().get().sentence().contains("scan 3.png"));
    }

    @Test
    void aFolderThatIsGoneIsToldOfAndCanBeTriedAgain() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Files.delete(folder.resolve("scan " + i + ".png"));
        }
        Files.delete(folder);
        model.next();
        work();
        assertTrue(opened.isEmpty());
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("scan 2.png"));
        model.next();
        work();
        assertEquals(List.of(folder.resolve("scan 2.png")), opened);
    }
}
