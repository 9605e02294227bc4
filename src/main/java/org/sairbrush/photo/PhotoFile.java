package org.sairbrush.photo;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.sairbrush.files.WholeFile;

/// Replaces a user's files whole, and says in one sentence why it can't.
public final class PhotoFile {

    private PhotoFile() {}

    /// @param file may exist or not; a link stays one
    /// @throws PhotoException when it can't be written; the file is then as it was
    public static void write(Path file, WholeFile.Content content) throws PhotoException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new PhotoException("The folder %s does not exist: create it or choose another".formatted(folder));
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new PhotoException("%s is write-protected: choose another name".formatted(file));
        }
        try {
            WholeFile.write(file, content);
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
}
