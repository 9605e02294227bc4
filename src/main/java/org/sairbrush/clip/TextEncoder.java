package org.sairbrush.clip;

/// Turns words into vectors of the space that the dense image features live in.
public interface TextEncoder extends AutoCloseable {

    /// Length of the vectors: 384 for MiniLM, 512 for CLIP ViT-B/16.
    int dimension();

    /// The L2-normalised embedding of a phrase such as `brick wall`. Safe to call from several threads.
    float[] encode(String phrase);

    @Override
    void close();
}
