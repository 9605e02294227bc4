package org.sairbrush.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Files that are there whole or not at all: written beside, then moved.
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, byte[] content) throws CommandException {
        PhotoFiles.createFolderOf(file);
        // A name of its own, since the target's may be as long as names can be.
        Path beside = file.resolveSibling(".sairbrush-" + UUID.randomUUID() + ".part");
        try {
            try {
                Files.write(beside, content);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new CommandException(file + " can't be written: is the disk full, or the folder locked?", e);
        }
    }
}
