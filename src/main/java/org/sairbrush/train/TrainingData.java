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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The photos, masks and label maps that `--data` folders hold.
///
/// A folder is either a folder of photos or holds such folders; below it, `masks` has mask pictures (white = hole) and
/// `labels` has `labels.tsv` with `maps`. Folders named `labelled` and `oldphotos` are for evaluation and never read.
public final class TrainingData {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp");
    private static final Set<String> EVALUATION_ONLY = Set.of("labelled", "oldphotos");

    /// Sources whose pictures are all alike: groceries on shelves and fish in tanks.
    private static final Set<String> UNIFORM = Set.of("groc", "aqua");

    private static final double UNIFORM_SHARE = 0.06;

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
            throw new IOException("No photo was found in %s; name folders of photos with --data."
                    .formatted(roots.stream().map(Path::toString).collect(Collectors.joining(", "))));
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

    /// Groups by the part of the name before the first underscore, which tells the photos' source. A uniform source
    /// gets no more than a fixed share of what the others of its folder get together.
    private static List<Group> groups(List<Path> photos) {
        Map<String, List<Path>> bySource = new TreeMap<>();
        for (Path photo : photos) {
            String source = photo.getFileName().toString().split("_", 2)[0];
            bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(photo);
        }
        double others = bySource.entrySet().stream()
                .filter(source -> !UNIFORM.contains(source.getKey()))
                .mapToDouble(source -> Math.sqrt(source.getValue().size()))
                .sum();
        return bySource.entrySet().stream()
                .map(source -> {
                    double weight = Math.sqrt(source.getValue().size());
                    boolean capped = UNIFORM.contains(source.getKey()) && others > 0;
                    return new Group(source.getValue(), capped ? Math.min(weight, UNIFORM_SHARE * others) : weight);
                })
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
    /// so that a large set does not crowd out the rest.
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
