package org.sairbrush.sair;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;

/// What words mean to a semantic encoder that was taught few of them. Such an encoder fills only the directions of the
/// text encoder's space in which its own labels lie, so that another word for the same thing, a little way off, says
/// little to it. Here a word takes over most of its direction from the labels whose words it is like.
///
/// Words that name something the encoder was not taught are known, too: what is like them is left as it is.
public final class KnownWords {

    /// By how much cosines differ between words that count much and little. With [#SHARE] chosen on hand-labelled
    /// faces with words that are not known here.
    private static final double TEMPERATURE = 0.08;
    private static final double SHARE = 0.8;

    /// The share of a word's likeness from which on it stands for a label, among several words that are asked for.
    private static final double STANDS_FOR = 0.5;

    /// Words are stored as halves.
    private static final double SAME = 0.99;

    private static final String WORDS = "words";
    private static final String COUNTS = "counts";

    /// `(labels, words of the label, c)`, each label's own name first.
    private final List<float[][]> labels;

    private KnownWords(List<float[][]> labels) {
        this.labels = labels;
    }

    /// @param labels the vectors of the words for each label, its own name's first; unit vectors in the space in which
    ///               the encoder was trained
    public static KnownWords of(List<float[][]> labels) {
        return new KnownWords(List.copyOf(labels));
    }

    /// Tensors `words` `(n, c)` and `counts` `(k)`, how many of them mean the same, in their order.
    ///
    /// @param channels of the encoder's map
    /// @throws SafetensorsException when a tensor is missing or not finite, they do not fit each other, or not the map
    static KnownWords read(SafetensorsFile file, int channels) throws SafetensorsException {
        Shape shape = file.info(WORDS).shape();
        if (shape.dimension() != 2 || shape.get(1) != channels) {
            throw new SafetensorsException(
                    file.path(),
                    "tensor '%s' has the shape %s, but the model needs %s"
                            .formatted(WORDS, shape, "(n, " + channels + ")"));
        }
        float[] values = Weights.finite(WORDS, file);
        int count = (int) shape.get(0);
        List<float[][]> labels = new ArrayList<>();
        int next = 0;
        for (float size : file.floats(COUNTS)) {
            if (!(size >= 1 && size <= count - next)) {
                throw misshapen(file.path());
            }
            float[][] words = new float[(int) size][channels];
            for (float[] word : words) {
                System.arraycopy(values, channels * next++, word, 0, channels);
            }
            labels.add(words);
        }
        if (next != count || count == 0) {
            throw misshapen(file.path());
        }
        return of(labels);
    }

    private static SafetensorsException misshapen(Path file) {
        return new SafetensorsException(
                file, "the tensors '%s' and '%s' do not fit each other".formatted(WORDS, COUNTS));
    }

    /// As they are read again.
    public SequencedMap<String, FloatTensor> tensors() {
        int channels = dimension();
        int count = labels.stream().mapToInt(words -> words.length).sum();
        float[] values = new float[count * channels];
        float[] counts = new float[labels.size()];
        int next = 0;
        for (int label = 0; label < counts.length; label++) {
            counts[label] = labels.get(label).length;
            for (float[] word : labels.get(label)) {
                System.arraycopy(word, 0, values, channels * next++, channels);
            }
        }
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(WORDS, new FloatTensor(new Shape(count, channels), values));
        tensors.put(COUNTS, new FloatTensor(new Shape(counts.length), counts));
        return tensors;
    }

    /// The length of vectors.
    public int dimension() {
        return labels.getFirst()[0].length;
    }

    /// What words mean that are told apart from each other: each the mean of its own vector and of the labels' whose
    /// words it is like, by how like they are. Of several words that stand for one label its name does, as "sky"
    /// beside "cloud", or the one that is most like all of its words; the others keep their own vectors in its place.
    /// A label's own name means itself.
    ///
    /// @param asked unit vectors in the space in which the encoder was trained
    /// @return unit vectors in their order
    public List<float[]> meanings(List<float[]> asked) {
        List<double[]> shares = asked.parallelStream().map(this::shares).toList();
        int[] owners = owners(asked, shares);
        return IntStream.range(0, asked.size())
                .mapToObj(word -> meaning(word, asked.get(word), shares.get(word), owners))
                .toList();
    }

    /// How much of a word's likeness to all known words falls to each label; they add up to 1.
    private double[] shares(float[] word) {
        double[] shares = new double[labels.size()];
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
            for (float[] known : labels.get(label)) {
                shares[label] += Math.exp((dot(known, word) - 1) / TEMPERATURE);
            }
            sum += shares[label];
        }
        for (int label = 0; label < shares.length; label++) {
            shares[label] /= sum;
        }
        return shares;
    }

    /// The word that stands for each label, −1 where none does.
    private int[] owners(List<float[]> asked, List<double[]> shares) {
        int[] owners = new int[labels.size()];
        for (int label = 0; label < owners.length; label++) {
            owners[label] = -1;
            double best = 0;
            for (int word = 0; word < asked.size(); word++) {
                if (shares.get(word)[label] >= STANDS_FOR) {
                    double fitness = fitness(labels.get(label), asked.get(word));
                    if (owners[label] < 0 || fitness > best) {
                        owners[label] = word;
                        best = fitness;
                    }
                }
            }
        }
        return owners;
    }

    /// How well a word stands for a label: its name best, then what is most like all of its words.
    private static double fitness(float[][] words, float[] word) {
        return dot(words[0], word) > SAME
                ? 1
                : Arrays.stream(words).mapToDouble(known -> dot(known, word)).average().orElseThrow();
    }

    private float[] meaning(int word, float[] own, double[] shares, int[] owners) {
        double[] sum = new double[own.length];
        for (int label = 0; label < shares.length; label++) {
            boolean anothers = shares[label] >= STANDS_FOR && owners[label] != word;
            float[] meant = anothers ? own : labels.get(label)[0];
            for (int channel = 0; channel < sum.length; channel++) {
                sum[channel] += shares[label] * meant[channel];
            }
        }
        double squares = 0;
        for (int channel = 0; channel < sum.length; channel++) {
            sum[channel] = SHARE * sum[channel] + (1 - SHARE) * own[channel];
            squares += sum[channel] * sum[channel];
        }
        double factor = 1 / Math.max(Math.sqrt(squares), 1e-6);
        float[] meaning = new float[sum.length];
        for (int channel = 0; channel < sum.length; channel++) {
            meaning[channel] = (float) (factor * sum[channel]);
        }
        return meaning;
    }

    private static double dot(float[] first, float[] second) {
        double dot = 0;
        for (int channel = 0; channel < first.length; channel++) {
            dot += first[channel] * second[channel];
        }
        return dot;
    }
}
