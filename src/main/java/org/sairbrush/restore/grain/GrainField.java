package org.sairbrush.restore.grain;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sairbrush.photo.Area;

/// A Gaussian random field with the spectrum of a grain, the same each time at the same place of a photo: white noise
/// filtered by the root of the spectrum.
///
/// @param kernels one for each axis of the grain, of side 2 · REACH + 1
/// @param seed    of the noise
record GrainField(Grain grain, List<float[]> kernels, int seed) {

    private static final int REACH = FlatParts.REACH;
    private static final int KERNEL = 2 * REACH + 1;

    /// Largest gain by which what the high-pass took from low frequencies is given back.
    private static final double MOST_GAIN = 6;

    /// Odd and large: takes seeds far from each other's numbers of pixels.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    static GrainField of(Grain grain, int seed) {
        List<float[]> kernels = new ArrayList<>();
        for (Grain.Axis axis : grain.axes()) {
            kernels.add(kernel(axis.spectrum()));
        }
        return new GrainField(grain, kernels, seed);
    }

    private static float[] kernel(float[] spectrum) {
        int side = FlatParts.SIDE;
        float[] root = new float[spectrum.length];
        double energy = 0;
        for (int i = 0; i < spectrum.length; i++) {
            double power = spectrum[i] * gain(FlatParts.lag(i / side), FlatParts.lag(i % side));
            root[i] = (float) Math.sqrt(power);
            energy += power / spectrum.length;
        }
        float[] whole = Planes.evenTransform(root, side);
        float[] kernel = new float[KERNEL * KERNEL];
        double kept = 0;
        for (int i = 0; i < kernel.length; i++) {
            int y = Math.floorMod(i / KERNEL - REACH, side);
            int x = Math.floorMod(i % KERNEL - REACH, side);
            kernel[i] = whole[y * side + x];
            kept += kernel[i] * kernel[i];
        }
        for (int i = 0; i < kernel.length && kept > 0; i++) {
            kernel[i] *= (float) Math.sqrt(energy / kept);
        }
        return kernel;
    }

    /// One over the power that the residual's high-pass leaves of a frequency.
    private static double gain(int row, int column) {
        double radians = 2 * Math.PI / FlatParts.SIDE;
        double square = radians * radians * (row * row + column * column);
        double response = 1 - Math.exp(-Residual.SIGMA * Residual.SIGMA * square / 2);
        return Math.min(MOST_GAIN, 1 / (response * response));
    }

    /// Adds the field to the colours of a tile.
    ///
    /// @param colours planar (3, part.height, part.width), changed in the tile where the fill is
    /// @param fill    (part.height, part.width), 1 where the fill is, 0 elsewhere
    /// @param part    an area of the photo
    /// @param tile    lies in the part
    void addTo(float[] colours, float[] fill, Area part, Area tile) {
        int plane = fill.length;
        for (int axis = 0; axis < kernels.size(); axis++) {
            float[] direction = grain.axes().get(axis).direction();
            float[] field = field(axis, tile);
            for (int i = 0; i < field.length; i++) {
                int to = GrainMatcher.index(part, tile, i);
                float brightness = (colours[to] + colours[plane + to] + colours[2 * plane + to]) / 3;
                float strength = fill[to] * grain.curve().at(brightness) * field[i];
                for (int channel = 0; channel < 3; channel++) {
                    colours[channel * plane + to] += direction[channel] * strength;
                }
            }
        }
    }

    private float[] field(int axis, Area area) {
        int width = area.width() + 2 * REACH;
        int height = area.height() + 2 * REACH;
        float[] white = new float[width * height];
        for (int i = 0; i < white.length; i++) {
            long x = area.x() - REACH + i % width;
            long y = area.y() - REACH + i / width;
            white[i] = (float) new SplittableRandom((x + (y << 28)) * 3 + axis ^ seed * SPREAD).nextGaussian();
        }
        float[] wide = Planes.correlated(white, width, height, kernels.get(axis));
        float[] field = new float[Math.toIntExact(area.pixels())];
        for (int y = 0; y < area.height(); y++) {
            System.arraycopy(wide, (y + REACH) * width + REACH, field, y * area.width(), area.width());
        }
        return field;
    }
}
