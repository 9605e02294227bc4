package org.sairbrush.photo;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                content.writeTo(part);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (PhotoException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PhotoException("%s can't be written: check the disk's space and the folder's permissions (%s)"
                    .formatted(file, e), e);
        } catch (OutOfMemoryError e) {
            throw new PhotoException("%s can't be written for lack of memory: give Java more with -Xmx"
                    .formatted(file), e);
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
