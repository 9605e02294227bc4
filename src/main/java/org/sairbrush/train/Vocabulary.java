package org.sairbrush.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.clip.TextEncoder;

/// The names that label maps use, from `labels.tsv`: index, name, synonyms separated by semicolons.
///
/// @param labels in the order of the file, indices 0–254
public record Vocabulary(List<Label> labels) {

    static final int UNKNOWN = 255;

    /// @param index the value of the label in map pictures
    /// @param words the name, then its synonyms
    public record Label(int index, List<String> words) {}

    public static Vocabulary read(Path file) throws IOException {
        List<Label> labels = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            int index = Integer.parseInt(columns[0]);
            if (index != UNKNOWN) {
                List<String> words = new ArrayList<>(List.of(columns[1]));
                words.addAll(List.of(columns[2].split(";")));
                words.removeIf(String::isBlank);
                labels.add(new Label(index, List.copyOf(words)));
            }
        }
        return new Vocabulary(List.copyOf(labels));
    }

    /// The same labels with more words for them, and labels that no map has, from the program's own list: label (`-` =
    /// none), words separated by semicolons. They do not name what training asks for, but what people may call it.
    Vocabulary withMoreWords() {
        Map<String, List<String>> more = new HashMap<>();
        for (String line : moreWords().lines().skip(1).toList()) {
            String[] columns = line.split("\t", -1);
            more.put(columns[0], List.of(columns[1].split(";")));
        }
        Set<String> known = labels.stream().flatMap(label -> label.words().stream()).collect(Collectors.toSet());
        Stream<Label> own = labels.stream().map(label -> {
            List<String> words = new ArrayList<>(label.words());
            more.getOrDefault(label.words().getFirst(), List.of()).stream()
                    .filter(word -> !known.contains(word))
                    .forEach(words::add);
            return new Label(label.index(), List.copyOf(words));
        });
        Stream<Label> others = more.getOrDefault("-", List.of()).stream()
                .filter(word -> !known.contains(word))
                .map(word -> new Label(UNKNOWN, List.of(word)));
        return new Vocabulary(Stream.concat(own, others).toList());
    }

    private static String moreWords() {
        try (InputStream stream = Vocabulary.class.getResourceAsStream("more-words.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Position of each map value in [#labels], −1 for values without a label.
    int[] positions() {
        int[] positions = new int[UNKNOWN + 1];
        Arrays.fill(positions, -1);
        for (int position = 0; position < labels.size(); position++) {
            positions[labels.get(position).index()] = position;
        }
        return positions;
    }

    /// The unit text vector of each label, averaged over its words.
    float[][] vectors(TextEncoder encoder) {
        return labels.stream()
                .map(label -> {
                    float[] sum = new float[encoder.dimension()];
                    for (String word : label.words()) {
                        add(sum, encoder.encode(word), 1);
                    }
                    return unit(sum);
                })
                .toArray(float[][]::new);
    }

    /// The mean of vectors.
    static float[] mean(float[][] vectors) {
        float[] mean = new float[vectors[0].length];
        for (float[] vector : vectors) {
            add(mean, vector, 1f / vectors.length);
        }
        return mean;
    }

    /// Takes the centre off each vector and makes it a unit vector again.
    static float[][] centred(float[][] vectors, float[] centre) {
        float[][] centred = new float[vectors.length][];
        for (int index = 0; index < vectors.length; index++) {
            float[] vector = vectors[index].clone();
            add(vector, centre, -1);
            centred[index] = unit(vector);
        }
        return centred;
    }

    private static void add(float[] sum, float[] vector, float factor) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += factor * vector[index];
        }
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float factor = (float) (1 / Math.sqrt(square));
        for (int index = 0; index < vector.length; index++) {
            vector[index] *= factor;
        }
        return vector;
    }
}
