package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A project laid out in a session's folder.
///
/// @param file     the project's own file
/// @param leftOver whether a program that was killed left it, so that there is no other copy
record Laid(Session session, Manifest manifest, Optional<Path> file, boolean leftOver) {

    /// What to call it in messages.
    String name() {
        return file.map(path -> path.getFileName().toString()).orElse(manifest.name());
    }

    /// The file that its photo once was, or where its folder is gone the one of that name beside the project.
    Optional<Path> whereabouts() {
        Stream<Path> photo = Stream.ofNullable(manifest.original().path()).map(Path::of);
        Stream<Path> besideProject = file.stream().map(project -> project.resolveSibling(manifest.name()));
        return Stream.concat(photo, besideProject)
                .filter(path -> path.getParent() != null && Files.isDirectory(path.getParent()))
                .findFirst();
    }

    /// What was unpacked goes; what is the only copy stays for the next start.
    void giveUp() throws IOException {
        if (leftOver) {
            session.close();
        } else {
            session.delete();
        }
    }
}
