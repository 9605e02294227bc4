package org.sairbrush.sair;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;

/// What words mean to a semantic encoder that was taught few of them. Such an encoder fills only the directions of the
/// text encoder's space in which its own labels lie, so that another word for the same thing, a little way off, says
/// little to it. Here a word takes over most of its direction from the labels of the known words that it is like.
///
/// Words that name something the encoder was not taught are known, too: what is like them is left as it is.
public final class KnownWords {

    /// By how much cosines differ between words that count much and little. With [#SHARE] chosen on hand-labelled
    /// faces with words that are not known here.
    private static final double TEMPERATURE = 0.08;
    private static final double SHARE = 0.8;

    private static final String WORDS = "words";
    private static final String COUNTS = "counts";

    private final float[][] words;
    private final int[] label;

    private KnownWords(float[][] words, int[] label) {
        this.words = words;
        this.label = label;
    }

    /// @param groups the vectors of words that mean the same, the label's first; unit vectors in the space in which the
    ///               encoder was trained
    public static KnownWords of(List<float[][]> groups) {
        List<float[]> words = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (float[][] group : groups) {
            int first = words.size();
            for (float[] word : group) {
                words.add(word);
                labels.add(first);
            }
        }
        return new KnownWords(
                words.toArray(float[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Tensors `words` `(n, c)` and `counts` `(k)`, how many of them mean the same, in their order.
    ///
    /// @throws SafetensorsException when a tensor is missing or they do not fit each other
    static KnownWords read(SafetensorsFile file) throws SafetensorsException {
        Shape shape = file.info(WORDS).shape();
        if (shape.dimension() != 2) {
            throw misshapen(file.path());
        }
        float[] values = file.floats(WORDS);
        int count = (int) shape.get(0);
        int channels = (int) shape.get(1);
        List<float[][]> groups = new ArrayList<>();
        int next = 0;
        for (float size : file.floats(COUNTS)) {
            if (!(size >= 1 && size <= count - next)) {
                throw misshapen(file.path());
            }
            float[][] group = new float[(int) size][channels];
            for (float[] word : group) {
                System.arraycopy(values, channels * next++, word, 0, channels);
            }
            groups.add(group);
        }
        if (next != count) {
            throw misshapen(file.path());
        }
        return of(groups);
    }

    private static SafetensorsException misshapen(Path file) {
        return new SafetensorsException(
                file, "the tensors '%s' and '%s' do not fit each other".formatted(WORDS, COUNTS));
    }

    /// What [#read(SafetensorsFile)] reads.
    public SequencedMap<String, FloatTensor> tensors() {
        int channels = words[0].length;
        float[] values = new float[words.length * channels];
        List<Integer> counts = new ArrayList<>();
        for (int word = 0; word < words.length; word++) {
            System.arraycopy(words[word], 0, values, word * channels, channels);
            if (label[word] == word) {
                counts.add(0);
            }
            counts.set(counts.size() - 1, counts.getLast() + 1);
        }
        float[] sizes = new float[counts.size()];
        for (int group = 0; group < sizes.length; group++) {
            sizes[group] = counts.get(group);
        }
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(WORDS, new FloatTensor(new Shape(words.length, channels), values));
        tensors.put(COUNTS, new FloatTensor(new Shape(sizes.length), sizes));
        return tensors;
    }

    /// The length of vectors.
    public int dimension() {
        return words[0].length;
    }

    /// What a word means: the mean of its own vector and of the labels' that words like it have, by how like they are.
    /// A label's own name means itself.
    ///
    /// @param word a unit vector in the space in which the encoder was trained
    /// @return a unit vector
    public float[] meaning(float[] word) {
        double[] cosines = new double[words.length];
        double nearest = -1;
        for (int other = 0; other < words.length; other++) {
            for (int channel = 0; channel < word.length; channel++) {
                cosines[other] += words[other][channel] * word[channel];
            }
            nearest = Math.max(nearest, cosines[other]);
        }
        double[] sum = new double[word.length];
        double weights = 0;
        for (int other = 0; other < words.length; other++) {
            double weight = Math.exp((cosines[other] - nearest) / TEMPERATURE);
            weights += weight;
            for (int channel = 0; channel < word.length; channel++) {
                sum[channel] += weight * words[label[other]][channel];
            }
        }
        float[] meaning = new float[word.length];
        double squares = 0;
        for (int channel = 0; channel < word.length; channel++) {
            meaning[channel] = (float) (SHARE * sum[channel] / weights + (1 - SHARE) * word[channel]);
            squares += meaning[channel] * meaning[channel];
        }
        float factor = (float) (1 / Math.max(Math.sqrt(squares), 1e-6));
        for (int channel = 0; channel < word.length; channel++) {
            meaning[channel] *= factor;
        }
        return meaning;
    }
}
