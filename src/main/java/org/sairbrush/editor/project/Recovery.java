package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What programs that were killed left over.
final class Recovery {

    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

    private Recovery() {}

    /// The latest session with unsaved changes. Sessions without any are removed; older ones wait for their turn.
    static Optional<Laid> latest(Path root) throws IOException {
        Laid latest = null;
        for (Session session : Session.leftOver(root)) {
            try {
                Manifest manifest = session.manifest();
                if (!manifest.unsaved() && !holdsStrokes(manifest.strokesIn(session.folder()))) {
                    session.delete();
                } else if (latest == null) {
                    latest = new Laid(
                            session, manifest, Optional.ofNullable(manifest.file()).map(Path::of), true);
                } else {
                    session.close();
                }
            } catch (IOException unreadable) {
                LOG.log(System.Logger.Level.WARNING, "{0} can''t be recovered: {1}", session.folder(), unreadable);
                session.close();
            }
        }
        return Optional.ofNullable(latest);
    }

    private static boolean holdsStrokes(List<StrokeFile> files) throws IOException {
        for (StrokeFile file : files) {
            if (file.holdsAny()) {
                return true;
            }
        }
        return false;
    }
}
