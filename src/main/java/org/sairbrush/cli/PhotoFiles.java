package org.sairbrush.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoFormat;

/// How the files that are named on a command line belong together.
final class PhotoFiles {

    private PhotoFiles() {}

    /// The file in the folder that a photo's result goes to: same name, as PNG where its format can't be written.
    static Path resultIn(Path folder, Path photo) {
        boolean writable = PhotoFormat.of(photo).filter(PhotoFormat::writable).isPresent();
        return folder.resolve(writable ? name(photo) : stem(photo) + ".png");
    }

    /// The mask of a photo: the path itself, or in a folder the picture that has the photo's name but for the ending.
    static Path maskFor(Path photo, Path mask) throws CommandException {
        if (!Files.isDirectory(mask)) {
            return mask;
        }
        try (Stream<Path> files = Files.list(mask)) {
            return files.filter(file -> PhotoFormat.of(file).isPresent())
                    .filter(file -> stem(file).equals(stem(photo)) && !same(file, photo))
                    .min(Path::compareTo)
                    .orElseThrow(() -> new CommandException(
                            "There is no mask for %s in %s: it should be named %s.png, or end as photos do."
                                    .formatted(photo.getFileName(), mask, stem(photo))));
        } catch (IOException e) {
            throw new CommandException("The folder " + mask + " can't be read: check its permissions.", e);
        }
    }

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

    /// Whether two paths lead to one file, through links too.
    static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException e) {
            // By their names, then.
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
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

    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The root of a file system has no name.
    private static String name(Path file) {
        return file.getFileName() == null ? "" : file.getFileName().toString();
    }
}
