package org.sairbrush.restore;

import org.sairbrush.clip.TextEncoder;

/// Takes the common part off a text encoder's vectors, as the pack's semantic encoder was trained.
///
/// @param encoder    stays its owner's
/// @param centre     the mean vector of the training words
/// @param logitScale the factor on cosines that the semantic encoder was trained with
record CentredTextEncoder(TextEncoder encoder, float[] centre, float logitScale) implements TextEncoder {

    CentredTextEncoder {
        if (centre.length != encoder.dimension()) {
            throw new IllegalArgumentException("The centre has %d numbers, but the text encoder's vectors have %d"
                    .formatted(centre.length, encoder.dimension()));
        }
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String phrase) {
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
