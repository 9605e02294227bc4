package org.sairbrush.semantics;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Colours that stay apart for normal eyes and for both kinds of red–green blindness, none so light, dark or grey that
/// it is lost on a photo.
///
/// It begins with six of Okabe and Ito's, which were chosen by eye for this; each further one is the colour that is
/// farthest from all before it, for whichever eyes tell them apart least.
final class Palette {

    private static final int[] OKABE_ITO = {0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00};

    // Simulations of the two in linear light: Viénot, Brettel and Mollon 1999.
    private static final double[][] PROTANOPIA = {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}};
    private static final double[][] DEUTERANOPIA = {
        {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
    };

    // Normal eyes have one direction of colour more. Were it not asked to be used, most colours would be blues.
    private static final double[] WEIGHTS = {0.5, 1, 1};

    private static final double DARKEST = 0.42;
    private static final double LIGHTEST = 0.9;
    private static final double GREYEST = 0.06;

    private static final List<Color> COLOURS = build();

    private Palette() {}

    static Color colour(int index) {
        return COLOURS.get(index);
    }

    private static List<Color> build() {
        List<Color> colours = new ArrayList<>();
        List<Color> candidates = candidates();
        double[][][] seen = candidates.stream().map(Palette::seen).toArray(double[][][]::new);
        double[] nearest = new double[candidates.size()];
        Arrays.fill(nearest, Double.MAX_VALUE);
        while (colours.size() < LabelSet.MAX_LABELS) {
            Color next;
            if (colours.size() < OKABE_ITO.length) {
                next = new Color(OKABE_ITO[colours.size()]);
            } else {
                int farthest = 0;
                for (int i = 1; i < nearest.length; i++) {
                    farthest = nearest[i] > nearest[farthest] ? i : farthest;
                }
                next = candidates.get(farthest);
            }
            colours.add(next);
            double[][] nextSeen = seen(next);
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.min(nearest[i], difference(seen[i], nextSeen));
            }
        }
        return List.copyOf(colours);
    }

    private static List<Color> candidates() {
        List<Color> candidates = new ArrayList<>();
        for (int red = 0; red <= 255; red += 15) {
            for (int green = 0; green <= 255; green += 15) {
                for (int blue = 0; blue <= 255; blue += 15) {
                    Color colour = new Color(red, green, blue);
                    double[] normal = seen(colour)[0];
                    boolean clear = Math.hypot(normal[1], normal[2]) >= GREYEST;
                    if (clear && normal[0] >= DARKEST && normal[0] <= LIGHTEST) {
                        candidates.add(colour);
                    }
                }
            }
        }
        return candidates;
    }

    /// How different two colours are to the eyes that tell them apart least; half the distance for normal eyes.
    static double difference(Color a, Color b) {
        return difference(seen(a), seen(b));
    }

    private static double difference(double[][] a, double[][] b) {
        double least = Double.MAX_VALUE;
        for (int eyes = 0; eyes < a.length; eyes++) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                squares += (a[eyes][i] - b[eyes][i]) * (a[eyes][i] - b[eyes][i]);
            }
            least = Math.min(least, WEIGHTS[eyes] * Math.sqrt(squares));
        }
        return least;
    }

    /// The colour in Oklab for normal, protanopic and deuteranopic eyes.
    private static double[][] seen(Color colour) {
        double[] linear = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        return new double[][] {oklab(linear), oklab(times(PROTANOPIA, linear)), oklab(times(DEUTERANOPIA, linear))};
    }

    private static double linear(int sample) {
        double value = sample / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }

    /// Björn Ottosson's perceptual space, in which distances are about what is seen.
    private static double[] oklab(double[] rgb) {
        double[] cones = times(
                new double[][] {
                    {0.4122214708, 0.5363325363, 0.0514459929},
                    {0.2119034982, 0.6806995451, 0.1073969566},
                    {0.0883024619, 0.2817188376, 0.6299787005}
                },
                rgb);
        for (int i = 0; i < 3; i++) {
            cones[i] = Math.cbrt(cones[i]);
        }
        return times(
                new double[][] {
                    {0.2104542553, 0.7936177850, -0.0040720468},
                    {1.9779984951, -2.4285922050, 0.4505937099},
                    {0.0259040371, 0.7827717662, -0.8086757660}
                },
                cones);
    }
}
