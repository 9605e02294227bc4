package org.sairbrush.restore.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;

/// How the files of photos, masks and results belong together.
public final class PhotoNames {

    private PhotoNames() {}

    /// The file in the folder that a photo's result goes to: same name, as PNG where its format can't be written.
    public static Path resultIn(Path folder, Path photo) {
        return resultIn(folder, photo, Optional.empty());
    }

    /// The same in another format.
    ///
    /// @param wanted one that can be written; empty for the photo's own
    public static Path resultIn(Path folder, Path photo, Optional<PhotoFormat> wanted) {
        Optional<PhotoFormat> own = PhotoFormat.of(photo);
        PhotoFormat format = wanted.or(() -> own.filter(PhotoFormat::writable)).orElse(PhotoFormat.PNG);
        boolean asItIs = own.filter(format::equals).isPresent();
        return folder.resolve(asItIs ? name(photo) : stem(photo) + "." + format.extensions().getFirst());
    }

    /// The mask of a photo: the path itself, or in a folder the picture that has the photo's name but for the ending.
    ///
    /// @throws PhotoException when there is none, in one sentence
    public static Path maskFor(Path photo, Path mask) throws PhotoException {
        if (!Files.isDirectory(mask)) {
            return mask;
        }
        try (Stream<Path> files = Files.list(mask)) {
            return files.filter(file -> PhotoFormat.of(file).isPresent())
                    .filter(file -> stem(file).equals(stem(photo)) && !same(file, photo))
                    .min(Path::compareTo)
                    .orElseThrow(() -> new PhotoException(
                            "There is no mask for %s in %s: it should be named %s.png, or end as photos do"
                                    .formatted(photo.getFileName(), mask, stem(photo))));
        } catch (PhotoException e) {
            throw e;
        } catch (IOException e) {
            throw new PhotoException("The folder %s can't be read: check its permissions".formatted(mask), e);
        }
    }

    /// Whether two paths lead to one file, through links too.
    public static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException e) {
            // By their names, then.
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /// A file's name without its ending.
    public static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The root of a file system has no name.
    private static String name(Path file) {
        return file.getFileName() == null ? "" : file.getFileName().toString();
    }
}
