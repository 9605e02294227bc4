package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What photos show as a whole, from `tags.tsv`: file, source, name, and how sure that is.
///
/// @param vocabulary all names; a name is a list of words separated by commas
/// @param tags       for each photo's name how sure each tag is, in (0, 1]
record ImageTags(Vocabulary vocabulary, Map<String, Map<Integer, Float>> tags) {

    /// @param file may be missing, then there are no tags
    static ImageTags read(Path file) throws IOException {
        Map<String, Integer> positions = new LinkedHashMap<>();
        Map<String, Map<Integer, Float>> tags = new HashMap<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.split("\t", -1);
                int position = positions.computeIfAbsent(columns[2], _ -> positions.size());
                float certainty = columns[3].isBlank() ? 1 : Float.parseFloat(columns[3]);
                tags.computeIfAbsent(stem(Path.of(columns[0])), _ -> new HashMap<>())
                        .merge(position, certainty, Math::max);
            }
        }
        List<Vocabulary.Label> labels = positions.entrySet().stream()
                .map(entry -> new Vocabulary.Label(entry.getValue(), words(entry.getKey())))
                .toList();
        return new ImageTags(new Vocabulary(labels), tags);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split(",")).map(String::strip).toList();
    }

    /// The file's name without its extension.
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// Writes a photo's tags as shares that sum to 1 into its row, or leaves the row at zero.
    void put(Path photo, float[] rows, int row) {
        Map<Integer, Float> own = tags.getOrDefault(stem(photo), Map.of());
        float sum = 0;
        for (float certainty : own.values()) {
            sum += certainty;
        }
        for (Map.Entry<Integer, Float> tag : own.entrySet()) {
            rows[row * vocabulary.labels().size() + tag.getKey()] = tag.getValue() / sum;
        }
    }
}
