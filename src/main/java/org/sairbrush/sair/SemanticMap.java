package org.sairbrush.sair;

import java.util.Objects;

/// Dense text-aligned features of a region, `(c, h, w)` in row-major order, cell centres at `(i + ½) / h`.
/// Not normalised: a label's score at a cell is the cosine between the cell's vector and the label's text vector.
///
/// @param channels c, the dimension of the text space
/// @param height   h, rows of cells
/// @param width    w, columns of cells
/// @param values   c·h·w numbers; not copied, not to be changed
public record SemanticMap(int channels, int height, int width, float[] values) {

    public SemanticMap {
        Objects.requireNonNull(values);
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException("A semantic map of (%d, %d, %d) needs %d values, not %d"
                    .formatted(channels, height, width, channels * height * width, values.length));
        }
    }

    public float at(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }
}
