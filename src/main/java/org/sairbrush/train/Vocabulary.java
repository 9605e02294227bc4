package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
