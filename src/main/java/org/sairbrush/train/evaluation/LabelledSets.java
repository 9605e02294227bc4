package org.sairbrush.train.evaluation;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.train.Vocabulary;

/// Finds the label maps that an evaluation compares with.
public final class LabelledSets {

    /// How a known data set is laid out.
    ///
    /// @param id      name of its folder
    /// @param photos  pattern of the photos' file names
    /// @param maps    what a photo's name is replaced by to name its map
    /// @param classes values in the map by training word; what is not named counts as unknown
    private record Layout(String id, String photos, String maps, Map<String, List<String>> classes) {}

    private LabelledSets() {}

    /// The known hand-labelled sets in a folder: FASSEG, CelebAMask-HQ, clothing co-parsing, COCO-stuff and ADE20K
    /// samples, each in the folder of its name. Classes that training has no word for are left out.
    ///
    /// @throws IOException when a folder can't be read or there is no known set
    public static List<LabelledSet> byHand(Path folder) throws IOException {
        Map<String, String> unseen = unseenWords();
        List<LabelledSet> sets = new ArrayList<>();
        for (Layout layout : layouts()) {
            Path own = folder.resolve(layout.id);
            if (Files.isDirectory(own)) {
                List<LabelledSet.LabelClass> classes = new ArrayList<>();
                layout.classes.forEach((word, values) -> classes.add(new LabelledSet.LabelClass(
                        word, unseen.getOrDefault(word, word), values.stream().map(Integer::decode).toList())));
                sets.add(new LabelledSet(layout.id, classes, pictures(own, layout)));
            }
        }
        if (sets.isEmpty()) {
            throw new IOException("No labelled set was found in %s: it should hold folders named %s."
                    .formatted(folder, String.join(", ", layouts().stream().map(Layout::id).toList())));
        }
        return sets;
    }

    private static List<LabelledSet.Picture> pictures(Path folder, Layout layout) throws IOException {
        List<LabelledSet.Picture> pictures = new ArrayList<>();
        Pattern pattern = Pattern.compile(layout.photos);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path photo : (Iterable<Path>) files.sorted()::iterator) {
                Matcher name = pattern.matcher(photo.getFileName().toString());
                Path map = name.matches() ? folder.resolve(name.replaceAll(layout.maps)) : photo;
                if (name.matches() && Files.exists(map)) {
                    pictures.add(new LabelledSet.Picture(photo, map));
                }
            }
        }
        return pictures;
    }

    /// The maps that training uses, of photos that it doesn't. The classes are the labels that occur in any map of the
    /// photos' folder, so that they do not hang on which photos are taken.
    ///
    /// @param folder    holds `labels.tsv` and `maps`
    /// @param allPhotos every photo of a folder
    /// @param evaluated those to compare
    /// @throws IOException      when the folder can't be read or none of the photos has a map
    /// @throws RestoreException when a map can't be read, in one sentence
    public static LabelledSet weak(String id, Path folder, List<Path> allPhotos, List<Path> evaluated)
            throws IOException, RestoreException {
        Set<Integer> occurring = new TreeSet<>();
        for (LabelledSet.Picture picture : withMaps(folder, allPhotos)) {
            Raster map = LabelledSet.read(picture.map());
            for (int value : map.getSamples(0, 0, map.getWidth(), map.getHeight(), 0, (int[]) null)) {
                occurring.add(value);
            }
        }
        List<LabelledSet.Picture> pictures = withMaps(folder, evaluated);
        if (pictures.isEmpty()) {
            throw new IOException("None of the photos has a label map in %s: it should hold NAME.png for NAME.jpg."
                    .formatted(folder.resolve("maps")));
        }
        Map<String, String> unseen = unseenWords();
        List<LabelledSet.LabelClass> classes = Vocabulary.read(folder.resolve("labels.tsv")).labels().stream()
                .filter(label -> occurring.contains(label.index()))
                .map(label -> {
                    String word = label.words().getFirst();
                    return new LabelledSet.LabelClass(
                            word, unseen.getOrDefault(word, word), List.of(label.index()));
                })
                .toList();
        return new LabelledSet(id, classes, pictures);
    }

    private static List<LabelledSet.Picture> withMaps(Path folder, List<Path> photos) {
        return photos.stream()
                .map(photo -> {
                    String name = photo.getFileName().toString();
                    String stem = name.substring(0, name.lastIndexOf('.'));
                    return new LabelledSet.Picture(photo, folder.resolve("maps").resolve(stem + ".png"));
                })
                .filter(picture -> Files.exists(picture.map()))
                .toList();
    }

    /// For some words of training another that training never used; where there is none, a word is asked for twice.
    static Map<String, String> unseenWords() {
        Map<String, String> unseen = new LinkedHashMap<>();
        for (String line : resource("unseen-words.tsv").lines().skip(1).toList()) {
            String[] columns = line.split("\t");
            unseen.put(columns[0], columns[1]);
        }
        return unseen;
    }

    private static List<Layout> layouts() {
        return new Gson().fromJson(resource("labelled-sets.json"), new TypeToken<List<Layout>>() {}.getType());
    }

    private static String resource(String name) {
        try (InputStream stream = LabelledSets.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
