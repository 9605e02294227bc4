package org.sairbrush.sair;

import java.util.List;
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

    /// The mean of maps of one picture that was seen at several sizes, on the grid of the first.
    ///
    /// @param maps of equal channels, at least one
    public static SemanticMap mean(List<SemanticMap> maps) {
        SemanticMap first = maps.getFirst();
        float[] sum = new float[first.values.length];
        for (SemanticMap map : maps) {
            for (int cell = 0; cell < first.height * first.width; cell++) {
                // bilinear, cell centres at half-integers
                float y = Math.clamp((cell / first.width + 0.5f) * map.height / first.height - 0.5f, 0, map.height - 1);
                float x = Math.clamp((cell % first.width + 0.5f) * map.width / first.width - 0.5f, 0, map.width - 1);
                int top = (int) y;
                int left = (int) x;
                int bottom = Math.min(top + 1, map.height - 1);
                int right = Math.min(left + 1, map.width - 1);
                for (int channel = 0; channel < first.channels; channel++) {
                    float above =
                            map.at(channel, top, left) * (1 - x + left) + map.at(channel, top, right) * (x - left);
                    float below = map.at(channel, bottom, left) * (1 - x + left)
                            + map.at(channel, bottom, right) * (x - left);
                    sum[channel * first.height * first.width + cell] +=
                            (above * (1 - y + top) + below * (y - top)) / maps.size();
                }
            }
        }
        return new SemanticMap(first.channels, first.height, first.width, sum);
    }
}
