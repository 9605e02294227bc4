package org.sairbrush.semantics;

import java.util.function.BooleanSupplier;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Flood;
import org.sairbrush.photo.selection.Likeness;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.sair.SemanticMap;

/// How much each place of a photo means the same as one point of it: the cosine between their vectors in a semantic
/// map, after the map's mean vector was taken from both. Without that, all of a photo looks much alike: dense CLIP
/// features share a large common part.
public final class Resemblance implements Likeness {

    private final Area area;
    private final int rows;
    private final int columns;
    private final float[] cosines;

    /// @param area the part of the photo that the map covers, edge to edge
    /// @param x    of the point, in pixels of the photo
    /// @param y    of the point, in pixels of the photo
    public Resemblance(SemanticMap map, Area area, double x, double y) {
        this.area = area;
        rows = map.height();
        columns = map.width();
        cosines = cosines(map, weights(x, y));
    }

    @Override
    public float at(double x, double y) {
        double placeX = column(x);
        double placeY = row(y);
        int left = (int) placeX;
        int right = Math.min(left + 1, columns - 1);
        int above = (int) placeY * columns;
        int below = Math.min((int) placeY + 1, rows - 1) * columns;
        double share = placeX - left;
        double upper = cosines[above + left] + (cosines[above + right] - cosines[above + left]) * share;
        double lower = cosines[below + left] + (cosines[below + right] - cosines[below + left]) * share;
        return (float) (upper + (lower - upper) * (placeY - (int) placeY));
    }

    /// The places that resemble the point.
    ///
    /// @param x          of the point
    /// @param y          of the point
    /// @param tolerance  in [0, 1]: 0 only what is the same, 1 everything that is not opposite
    /// @param contiguous only what hangs together with the point
    /// @param cancelled  looked at once in a while
    public Selection select(int x, int y, double tolerance, boolean contiguous, int photoWidth, int photoHeight,
            BooleanSupplier cancelled) {
        float least = (float) (1 - tolerance);
        Flood.Fit fit = (column, row) -> holds(column, row) && at(column + 0.5, row + 0.5) >= least;
        return contiguous
                ? Flood.from(x, y, photoWidth, photoHeight, fit, cancelled)
                : Flood.everywhere(x, y, photoWidth, photoHeight, fit, cancelled);
    }

    private boolean holds(int x, int y) {
        return x >= area.x() && y >= area.y() && x < area.right() && y < area.bottom();
    }

    private double column(double x) {
        return Math.clamp((x - area.x()) * columns / area.width() - 0.5, 0, columns - 1);
    }

    private double row(double y) {
        return Math.clamp((y - area.y()) * rows / area.height() - 0.5, 0, rows - 1);
    }

    private record Cell(int index, double weight) {}

    /// The four cells between whose centres a place lies, bilinearly.
    private Cell[] weights(double x, double y) {
        double placeX = column(x);
        double placeY = row(y);
        int left = (int) placeX;
        int top = (int) placeY;
        int right = Math.min(left + 1, columns - 1);
        int bottom = Math.min(top + 1, rows - 1);
        double shareX = placeX - left;
        double shareY = placeY - top;
        return new Cell[] {
            new Cell(top * columns + left, (1 - shareX) * (1 - shareY)),
            new Cell(top * columns + right, shareX * (1 - shareY)),
            new Cell(bottom * columns + left, (1 - shareX) * shareY),
            new Cell(bottom * columns + right, shareX * shareY)
        };
    }

    private float[] cosines(SemanticMap map, Cell[] point) {
        int cells = rows * columns;
        double[] products = new double[cells];
        double[] squares = new double[cells];
        double pointSquares = 0;
        for (int channel = 0; channel < map.channels(); channel++) {
            int base = channel * cells;
            double mean = 0;
            for (int cell = 0; cell < cells; cell++) {
                mean += map.values()[base + cell] / cells;
            }
            double wanted = -mean;
            for (Cell cell : point) {
                wanted += cell.weight() * map.values()[base + cell.index()];
            }
            pointSquares += wanted * wanted;
            for (int cell = 0; cell < cells; cell++) {
                double value = map.values()[base + cell] - mean;
                products[cell] += value * wanted;
                squares[cell] += value * value;
            }
        }
        float[] result = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            double norm = Math.sqrt(squares[cell] * pointSquares);
            result[cell] = norm > 0 ? (float) (products[cell] / norm) : 1;
        }
        return result;
    }
}
