package org.sairbrush.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoFormat;

/// The folders that are named on a command line.
final class PhotoFiles {

    private PhotoFiles() {}

    /// The photos in a folder, not in folders below it, by name.
    static List<Path> pictures(Path folder) throws CommandException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pictures =
                    files.filter(file -> PhotoFormat.of(file).isPresent()).sorted().toList();
            if (pictures.isEmpty()) {
                throw new CommandException("There are no pictures in " + folder + ": name a folder that holds some.");
            }
            return pictures;
        } catch (IOException e) {
            throw new CommandException(folder + " is not a folder that can be read: check the name.", e);
        }
    }

    /// Makes the folder that a file is to lie in, where it is missing.
    static void createFolderOf(Path file) throws CommandException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandException("The folder " + folder + " can't be made: choose another --out.", e);
        }
    }
}
