package org.sairbrush.editor.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.editor.export.ExportViewModel;
import org.sairbrush.photo.PhotoFormat;

/// The photos that lie in one folder, in the order in which people count them: scan 9 before scan 10.
///
/// @param photos those that this program made of another one there are left out
public record PhotoFolder(List<Path> photos) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Comparator<Path> BY_NAME = Comparator.<Path, String>comparing(path -> counted(stem(path)))
            .thenComparing(PhotoFolder::name);

    /// The folder in which a file lies, or lay.
    ///
    /// @throws IOException when it can't be read
    static PhotoFolder of(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        return of(absolute.getParent(), absolute::equals);
    }

    /// @throws IOException when the folder can't be read
    public static PhotoFolder in(Path folder) throws IOException {
        return of(folder.toAbsolutePath(), photo -> false);
    }

    /// @param kept whether a photo belongs to them even if it is a result
    private static PhotoFolder of(Path folder, Predicate<Path> kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> photos = files.filter(PhotoFolder::isPhoto).sorted(BY_NAME).toList();
            Set<String> stems = photos.stream().map(PhotoFolder::stem).collect(Collectors.toSet());
            return new PhotoFolder(photos.stream()
                    .filter(photo -> kept.test(photo) || !isResult(photo, stems))
                    .toList());
        }
    }

    private static boolean isPhoto(Path file) {
        return !name(file).startsWith(".") && PhotoFormat.of(file).isPresent() && Files.isRegularFile(file);
    }

    private static boolean isResult(Path photo, Set<String> stems) {
        String stem = stem(photo);
        return stem.endsWith(ExportViewModel.SUFFIX)
                && stems.contains(stem.substring(0, stem.length() - ExportViewModel.SUFFIX.length()));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String stem(Path file) {
        return name(file).replaceFirst("\\.[^.]*$", "");
    }

    /// Numbers take the same room, so that letters compare as numbers do.
    private static String counted(String name) {
        return NUMBER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(number -> "%12s".formatted(number.group()));
    }

    /// The first photo after a file, which need not be there any more; empty where it is the last.
    Optional<Path> after(Path file) {
        return photos.stream().filter(photo -> BY_NAME.compare(photo, file) > 0).findFirst();
    }

    /// The last photo before a file, which need not be there any more; empty where it is the first.
    Optional<Path> before(Path file) {
        return photos.reversed().stream().filter(photo -> BY_NAME.compare(photo, file) < 0).findFirst();
    }
}
