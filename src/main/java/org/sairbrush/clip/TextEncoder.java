package org.sairbrush.clip;

import java.util.List;

/// Turns words into vectors of the space that the dense image features live in.
public interface TextEncoder extends AutoCloseable {

    /// Length of the vectors: 384 for MiniLM, 512 for CLIP ViT-B/16.
    int dimension();

    /// The L2-normalised embedding of a phrase such as `brick wall`. Safe to call from several threads.
    float[] encode(String phrase);

    /// The embeddings of phrases that are told apart from each other, in their order. What a phrase means may depend on
    /// the others.
    default List<float[]> encode(List<String> phrases) {
        return phrases.stream().map(this::encode).toList();
    }

    /// What cosines between these vectors and image features are multiplied by before a softmax over labels: the
    /// inverse of the temperature that both were trained at. CLIP learns it, and ends at the most that its training
    /// allows.
    default float logitScale() {
        return 100;
    }

    @Override
    void close();
}
