package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.sairbrush.files.Folders;
import org.sairbrush.restore.Progress;

/// Keeps one document in a session's folder. For background work, one call at a time.
final class Keeper {

    private final Supplier<Path> root;
    private final StrokeLog strokes;
    private Session session;
    private Manifest.Original original;
    private ProjectWriter writer;
    private boolean ended;

    /// @param root    where sessions lie
    /// @param strokes get the session's folder as soon as it is there
    Keeper(Supplier<Path> root, StrokeLog strokes) {
        this.root = root;
        this.strokes = strokes;
    }

    /// Goes on with a session that holds the document already.
    Keeper(Supplier<Path> root, StrokeLog strokes, Session session, Manifest.Original original) {
        this(root, strokes);
        this.session = session;
        this.original = original;
        strokes.openIn(session.folder());
    }

    StrokeLog strokes() {
        return strokes;
    }

    /// From then on changes of the mask can be kept.
    ///
    /// @param photo the file that the document was just read from
    synchronized void begin(Path photo, ProjectWriter.State state) throws IOException {
        if (!ended) {
            open();
            ProjectWriter.begin(session.folder(), photo, state);
        }
    }

    /// Remembers what the document's photo is known by. To be called soon after it was read.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    synchronized void identify(Path photo, int width, int height) throws IOException {
        original = ProjectWriter.identify(photo, width, height);
    }

    private void open() throws IOException {
        if (session == null) {
            session = Session.create(root.get());
            strokes.openIn(session.folder());
        }
    }

    /// Empty when the session has ended.
    synchronized Optional<Manifest> keep(ProjectWriter.State state) throws IOException {
        if (ended) {
            return Optional.empty();
        }
        open();
        if (writer == null) {
            writer = new ProjectWriter(session.folder(), original);
        }
        try {
            Manifest manifest = writer.write(state);
            strokes.written(state.strokes());
            return Optional.of(manifest);
        } catch (IOException | RuntimeException e) {
            // What it believes to have written may not be there.
            writer = null;
            throw e;
        }
    }

    /// Keeps the document and writes it to a file of its own, for which the session's disk need not have room.
    ///
    /// @param embed whether the file holds the photo, too
    synchronized void save(ProjectWriter.State state, Path target, boolean embed, Progress progress)
            throws IOException {
        Optional<Manifest> manifest;
        try {
            manifest = keep(state);
        } catch (IOException unkept) {
            saveBeside(state, target, embed, progress, unkept);
            return;
        }
        if (manifest.isPresent()) {
            ProjectArchive.pack(session.folder(), manifest.get(), target, embed, progress);
        }
    }

    /// By way of a folder beside the target.
    ///
    /// @param unkept thrown where that can't be either
    private void saveBeside(
            ProjectWriter.State state, Path target, boolean embed, Progress progress, IOException unkept)
            throws IOException {
        Path folder;
        try {
            folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".sairbrush-");
        } catch (IOException e) {
            unkept.addSuppressed(e);
            throw unkept;
        }
        try {
            // A photo that lies in the session is written anew.
            boolean elsewhere = original != null && original.part() == null;
            Manifest manifest = new ProjectWriter(folder, elsewhere ? original : null).write(state);
            ProjectArchive.pack(folder, manifest, target, embed, progress);
        } finally {
            Folders.delete(folder);
        }
    }

    /// Nothing of the document needs to be kept any more.
    synchronized void end() throws IOException {
        ended = true;
        if (session != null) {
            session.delete();
            session = null;
        }
    }

    /// Lets go as a program does that is killed.
    synchronized void abandon() throws IOException {
        ended = true;
        if (session != null) {
            session.close();
        }
    }
}
