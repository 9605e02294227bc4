package org.sairbrush.photo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/// Replaces files whole: writes beside them, then moves, so that nobody ever sees half of one.
public final class WholeFile {

    @FunctionalInterface
    public interface Content {

        /// @param file does not exist yet
        void writeTo(Path file) throws IOException;
    }

    private WholeFile() {}

    /// @param file may exist or not; a link stays one
    /// @throws PhotoException when it can't be written, in one sentence; the file is then as it was
    public static void write(Path file, Content content) throws PhotoException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new PhotoException("The folder %s does not exist: create it or choose another".formatted(folder));
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new PhotoException("%s is write-protected: choose another name".formatted(file));
            }
            // A name of its own, since the target's may be as long as names can be.
            Path part = target.resolveSibling(".sairbrush-" + UUID.randomUUID() + ".part");
            try {
                content.writeTo(part);
                settle(part, target);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (PhotoException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PhotoException(failure(e).formatted(file), e);
        } catch (OutOfMemoryError e) {
            throw new PhotoException("%s can't be written for lack of memory: give Java more with -Xmx"
                    .formatted(file), e);
        }
    }

    private static String failure(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("not enough space") || message.contains("quota")) {
            return "%s can't be written because the disk is full: make room or choose another place; "
                    + "a file that was there is as it was";
        }
        if (e instanceof AccessDeniedException || message.contains("Read-only")) {
            return "%s can't be written because the folder is read-only: choose another";
        }
        if (message.contains("name too long")) {
            return "%s can't be written because the name is too long: choose a shorter one";
        }
        return "%s can't be written: check the disk's space and the folder's permissions ("
                + e.toString().replace("%", "%%") + ")";
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
