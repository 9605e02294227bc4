package org.sairbrush.editor;

import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleObjectProperty;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.photo.Photo;

/// What view models need: an open photo, a fake restorer, and jobs that run at once.
public final class EditorHarness {

    public final FakeRestorer fake = new FakeRestorer();
    public final LazyRestorer restorer = new LazyRestorer(() -> fake);
    public final SimpleObjectProperty<PhotoDocument> document = new SimpleObjectProperty<>();
    public final BackgroundJobs jobs;

    public EditorHarness() {
        this(Runnable::run);
    }

    public EditorHarness(Executor background) {
        jobs = new BackgroundJobs(background, Runnable::run);
    }

    public PhotoDocument open() {
        BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_3BYTE_BGR);
        document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        return document.get();
    }

    public PhotoDocument openMasked() {
        PhotoDocument opened = open();
        opened.beginStroke(30, 40, 6, false);
        opened.continueStroke(80, 45);
        opened.endStroke();
        return opened;
    }
}
