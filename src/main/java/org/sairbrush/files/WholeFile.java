package org.sairbrush.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Replaces files whole: writes beside them, then moves, so that nobody ever sees half of one, and two programs that
/// write the same file at once don't meet.
public final class WholeFile {

    @FunctionalInterface
    public interface Content {

        /// @param file does not exist yet
        void writeTo(Path file) throws IOException;
    }

    private WholeFile() {}

    /// @param file may exist or not; a link stays one
    /// @throws IOException when it can't be written; the file is then as it was
    public static void write(Path file, Content content) throws IOException {
        Path target = target(file);
        // A name of its own, since the target's may be as long as names can be.
        Path part = target.resolveSibling(".sairbrush-" + UUID.randomUUID() + ".part");
        try {
            content.writeTo(part);
            settle(part, target);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// As UTF-8.
    public static void write(Path file, String text) throws IOException {
        write(file, part -> Files.writeString(part, text));
    }

    /// Where a link leads to, even if nothing is there yet.
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        return Files.isSymbolicLink(file)
                ? file.toAbsolutePath().resolveSibling(Files.readSymbolicLink(file))
                : file.toAbsolutePath();
    }

    /// Brings a new file to the disk, with the permissions of the one that it is to replace.
    private static void settle(Path part, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (Files.exists(target) && Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
