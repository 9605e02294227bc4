package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;

/// Sees a damaged picture as a map of vectors in the space of a [TextEncoder].
public interface SemanticEncoder extends AutoCloseable {

    /// c, the length of a cell's vector.
    int channels();

    /// Pixels that a cell spans on each side.
    int stride();

    /// The map covers the picture edge to edge, with about one cell a stride.
    ///
    /// @param image `(B, 3, H, W)`, sRGB in [0, 1]; what lies in the holes is not looked at
    /// @param mask  `(B, 1, H, W)`, 1 = hole, else 0
    /// @return `(B, c, h, w)`, owned by the image's manager; not normalised
    NDArray encode(NDArray image, NDArray mask);

    @Override
    void close();
}
