package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoException;

/// A folder in which one open document is kept. As long as the program runs the folder is locked; the system unlocks
/// what a program that was killed had locked, and so the next start tells what is left over.
final class Session implements AutoCloseable {

    static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private Session(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static Session create(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve(UUID.randomUUID().toString()));
        return open(folder).orElseThrow(() -> new IOException(folder + " can't be locked"));
    }

    /// Takes over what programs that have ended left in a folder of sessions; folders without a manifest are removed.
    ///
    /// @return the latest first
    static List<Session> leftOver(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Session> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Optional<Session> session = open(folder);
                if (session.isPresent() && Files.isRegularFile(folder.resolve(Manifest.FILE))) {
                    found.add(session.get());
                } else if (session.isPresent()) {
                    session.get().delete();
                }
            }
        }
        found.sort(Comparator.comparing(Session::written).reversed());
        return found;
    }

    /// Empty while another program uses it.
    private static Optional<Session> open(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProgram) {
            // It is in use like any other that is locked.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new Session(folder, channel));
    }

    Path folder() {
        return folder;
    }

    /// The highest number that a stroke file in it has, or 0.
    int lastStrokes() throws IOException {
        List<StrokeFile> files = StrokeFile.in(folder, 1);
        return files.isEmpty() ? 0 : files.getLast().number();
    }

    /// When something was kept in it last: its state, or a stroke after that.
    Instant written() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli)
                    .orElse(Instant.EPOCH);
        } catch (IOException unknown) {
            return Instant.EPOCH;
        }
    }

    /// @throws PhotoException when it can't be used, in one sentence
    Manifest manifest() throws IOException {
        return Manifest.parse(Files.readString(folder.resolve(Manifest.FILE)), folder.toString());
    }

    /// Ends the session and forgets what it kept.
    void delete() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // The manifest goes first: without it nothing of a session is taken for one.
            List<Path> inOrder = files.sorted(Comparator.comparing(
                            file -> !file.getFileName().toString().equals(Manifest.FILE)))
                    .toList();
            for (Path file : inOrder) {
                if (!file.getFileName().toString().equals(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        close();
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
    }

    /// Lets go of the folder and leaves it as it is.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
