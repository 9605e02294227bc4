package org.sairbrush.restore;

import java.util.List;
import java.util.Optional;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.sair.KnownWords;

/// Takes the common part off a text encoder's vectors, as the pack's semantic encoder was trained, and brings words
/// near to those that it was trained with.
///
/// @param encoder    stays its owner's
/// @param centre     the mean vector of the training words
/// @param known      the words that it was trained with and their like; empty = every word stands for itself
/// @param logitScale the factor on cosines that the semantic encoder was trained with
record CentredTextEncoder(TextEncoder encoder, float[] centre, Optional<KnownWords> known, float logitScale)
        implements TextEncoder {

    CentredTextEncoder {
        if (centre.length != encoder.dimension()) {
            throw new IllegalArgumentException("The centre has %d numbers, but the text encoder's vectors have %d"
                    .formatted(centre.length, encoder.dimension()));
        }
        known.map(KnownWords::dimension).filter(length -> length != encoder.dimension()).ifPresent(length -> {
            throw new IllegalArgumentException("Known words have %d numbers, but the text encoder's vectors have %d"
                    .formatted(length, encoder.dimension()));
        });
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String phrase) {
        return encode(List.of(phrase)).getFirst();
    }

    @Override
    public List<float[]> encode(List<String> phrases) {
        List<float[]> vectors = phrases.stream().map(this::centred).toList();
        return known.map(words -> words.meanings(vectors)).orElse(vectors);
    }

    private float[] centred(String phrase) {
        float[] vector = encoder.encode(phrase).clone();
        double square = 0;
        for (int index = 0; index < vector.length; index++) {
            vector[index] -= centre[index];
            square += vector[index] * vector[index];
        }
        float factor = (float) (1 / Math.max(Math.sqrt(square), 1e-6));
        for (int index = 0; index < vector.length; index++) {
            vector[index] *= factor;
        }
        return vector;
    }

    @Override
    public void close() {
        // the encoder is shared
    }
}
