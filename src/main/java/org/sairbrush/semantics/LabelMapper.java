package org.sairbrush.semantics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.sair.SemanticMap;

/// Finds the most fitting label for each pixel of a semantic map, without any training on those labels: by the cosine
/// between the map's vectors and the labels' text vectors.
public final class LabelMapper {

    private final TextEncoder encoder;
    private final LabelSettings settings;

    /// A fill has a map for each of its regions, all divided into the same labels.
    private final Map<LabelSet, List<float[]>> known = new ConcurrentHashMap<>();

    /// @param encoder of the space that the maps live in; stays the caller's
    public LabelMapper(TextEncoder encoder, LabelSettings settings) {
        this.encoder = encoder;
        this.settings = settings;
    }

    /// Divides a map into labels: a softmax of cosines in each cell, brought to the guide's pixels.
    ///
    /// @param guide what the map is of, edge to edge; the result has its size
    /// @throws IllegalArgumentException when the map's vectors are not as long as the text encoder's
    public LabelMap map(SemanticMap semantics, LabelSet labels, Guide guide) {
        return paint(probabilities(semantics, labels), labels, guide);
    }

    /// The softmax of cosines in each cell: the first half of [#map(SemanticMap, LabelSet, Guide)].
    ///
    /// @throws IllegalArgumentException when the map's vectors are not as long as the text encoder's
    public CellProbabilities probabilities(SemanticMap semantics, LabelSet labels) {
        if (semantics.channels() != encoder.dimension()) {
            throw new IllegalArgumentException(
                    "The semantic map has %d channels, but the text encoder's vectors have %d numbers"
                            .formatted(semantics.channels(), encoder.dimension()));
        }
        return CellProbabilities.of(
                semantics.height(),
                semantics.width(),
                cosines(semantics, labels),
                settings.temperature() / encoder.logitScale(),
                settings.presence());
    }

    /// Brings cells' probabilities to the guide's pixels: the second half of [#map(SemanticMap, LabelSet, Guide)].
    public LabelMap paint(CellProbabilities cells, LabelSet labels, Guide guide) {
        return new LabelPainter(guide, settings).paint(labels, cells);
    }

    /// `(labels, cells)`
    private float[][] cosines(SemanticMap semantics, LabelSet labels) {
        int cells = semantics.height() * semantics.width();
        float[] inverseNorms = inverseNorms(semantics, cells);
        List<float[]> texts = texts(labels);
        float[][] cosines = new float[labels.size()][cells];
        IntStream.range(0, labels.size()).parallel().forEach(label -> {
            float[] text = texts.get(label);
            float[] ofLabel = cosines[label];
            for (int channel = 0; channel < text.length; channel++) {
                int base = channel * cells;
                float factor = text[channel];
                for (int cell = 0; cell < cells; cell++) {
                    ofLabel[cell] += factor * semantics.values()[base + cell];
                }
            }
            for (int cell = 0; cell < cells; cell++) {
                ofLabel[cell] *= inverseNorms[cell];
            }
        });
        return cosines;
    }

    private List<float[]> texts(LabelSet labels) {
        List<float[]> texts = known.get(labels);
        if (texts == null) {
            texts = encoder.encode(labels.names()).stream().map(LabelMapper::unit).toList();
            known.put(labels, texts);
        }
        return texts;
    }

    private static float[] inverseNorms(SemanticMap semantics, int cells) {
        double[] squares = new double[cells];
        for (int channel = 0; channel < semantics.channels(); channel++) {
            for (int cell = 0; cell < cells; cell++) {
                double value = semantics.values()[channel * cells + cell];
                squares[cell] += value * value;
            }
        }
        float[] inverse = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            inverse[cell] = inverseNorm(squares[cell]);
        }
        return inverse;
    }

    private static float[] unit(float[] text) {
        float[] vector = text.clone();
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            squares += vector[i] * vector[i];
        }
        float scale = inverseNorm(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    /// A vector of nothing but zeros fits every label equally badly.
    private static float inverseNorm(double squares) {
        return squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    }
}
