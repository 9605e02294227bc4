package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The photos, masks and label maps that `--data` folders hold.
///
/// A folder is either a folder of photos or holds such folders; below it, `masks` has mask pictures (white = hole) and
/// `labels` has `labels.tsv` with `maps`. Folders named `labelled` and `oldphotos` are for evaluation and never read.
public final class TrainingData {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp");
    private static final Set<String> EVALUATION_ONLY = Set.of("labelled", "oldphotos");

    /// Photos that are alike, drawn more rarely the more of them there are.
    private record Group(List<Path> photos, double weight) {}

    private final List<List<Group>> folders;
    private final List<Path> masks;
    private final Path labels;

    private TrainingData(List<List<Group>> folders, List<Path> masks, Path labels) {
        this.folders = folders;
        this.masks = masks;
        this.labels = labels;
    }

    /// Lists what the folders hold.
    ///
    /// @throws IOException when a folder can't be read or no photo is found
    public static TrainingData scan(Collection<Path> roots, Split split) throws IOException {
        Map<Path, List<Path>> photos = new TreeMap<>();
        List<Path> masks = new ArrayList<>();
        List<Path> labels = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                throw new IOException("%s is not a folder; name folders of photos with --data.".formatted(root));
            }
            List<Path> folders = new ArrayList<>();
            folders.add(root);
            try (Stream<Path> below = Files.list(root)) {
                below.filter(Files::isDirectory).sorted().forEach(folders::add);
            }
            for (Path folder : folders) {
                String name = folder.toRealPath().getFileName().toString();
                if (name.equals("masks")) {
                    masks.addAll(pictures(folder));
                } else if (name.equals("labels")) {
                    labels.add(folder);
                } else if (!EVALUATION_ONLY.contains(name)) {
                    List<Path> found = pictures(folder).stream()
                            .filter(file -> split.holds(file.getFileName().toString()))
                            .toList();
                    if (!found.isEmpty()) {
                        photos.put(folder, found);
                    }
                }
            }
        }
        if (photos.isEmpty()) {
            throw new IOException("No photo was found in %s; name folders of photos with --data.".formatted(roots));
        }
        return new TrainingData(
                photos.values().stream().map(TrainingData::groups).toList(),
                List.copyOf(masks),
                labels.isEmpty() ? null : labels.getFirst());
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> EXTENSIONS.contains(extension(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// Groups by the part of the name before the first underscore, which tells the photos' source.
    private static List<Group> groups(List<Path> photos) {
        Map<String, List<Path>> bySource = new TreeMap<>();
        for (Path photo : photos) {
            String source = photo.getFileName().toString().split("_", 2)[0];
            bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(photo);
        }
        return bySource.values().stream()
                .map(members -> new Group(members, Math.sqrt(members.size())))
                .toList();
    }

    /// Only the photos that a condition holds for.
    public TrainingData only(Predicate<Path> condition) {
        List<List<Group>> kept = folders.stream()
                .map(groups -> groups(groups.stream()
                        .flatMap(group -> group.photos.stream())
                        .filter(condition)
                        .toList()))
                .filter(groups -> !groups.isEmpty())
                .toList();
        return new TrainingData(kept, masks, labels);
    }

    public int photoCount() {
        return folders.stream()
                .flatMap(List::stream)
                .mapToInt(group -> group.photos.size())
                .sum();
    }

    public List<Path> masks() {
        return masks;
    }

    /// The folder with `labels.tsv` and `maps`.
    public Optional<Path> labels() {
        return Optional.ofNullable(labels);
    }

    /// Draws a photo: each folder is as likely as the others, and a source within it by the square root of its size,
    /// so that a large uniform set does not crowd out the rest.
    public Path draw(RandomGenerator random) {
        List<Group> groups = folders.get(random.nextInt(folders.size()));
        double at = random.nextDouble() * groups.stream().mapToDouble(Group::weight).sum();
        Group drawn = groups.getLast();
        for (Group group : groups) {
            at -= group.weight;
            if (at < 0) {
                drawn = group;
                break;
            }
        }
        return drawn.photos.get(random.nextInt(drawn.photos.size()));
    }
}
