package org.sairbrush.nn;

import java.util.List;

/// Which cells of a grid answer which queries, from how far, and with what weight ω: the geometry of
/// `z_p = Σ_{q∈N_p} ω_q f(z_q, dist(p, q))`, LIIF eq. 4.
///
/// Coordinates are `(y, x)` in [−1, 1] from edge to edge, so the centre of cell `i` of `n` lies at `(2i + 1)/n − 1`.
/// Distances are in half-cells: two neighbouring cells are 2 apart. ω is the area of the rectangle that is diagonally
/// opposite, normalised, which is bilinear interpolation. LIIF itself lets a float's last digit decide on the outermost
/// row and column; here a query beyond the outermost centres sees that border cell alone in this direction.
///
/// @param queries    Q, the number of queries
/// @param neighbours one entry for each member of N_p
public record LocalEnsemble(int queries, List<Neighbour> neighbours) {

    /// One neighbour of each query.
    ///
    /// @param cells    row-major index of the cell, Q numbers; pictures of a batch follow each other
    /// @param distance `(dy, dx)` from the cell's centre to the query in half-cells, 2·Q numbers; `null` = all zero
    /// @param weights  ω in [0, 1], Q numbers; `null` = all one
    public record Neighbour(long[] cells, float[] distance, float[] weights) {

        private Neighbour select(int[] chosen) {
            long[] someCells = new long[chosen.length];
            float[] someDistance = distance == null ? null : new float[2 * chosen.length];
            float[] someWeights = weights == null ? null : new float[chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                someCells[i] = cells[chosen[i]];
                if (distance != null) {
                    someDistance[2 * i] = distance[2 * chosen[i]];
                    someDistance[2 * i + 1] = distance[2 * chosen[i] + 1];
                }
                if (weights != null) {
                    someWeights[i] = weights[chosen[i]];
                }
            }
            return new Neighbour(someCells, someDistance, someWeights);
        }
    }

    /// The four nearest cells of each query.
    ///
    /// @param coordinates `(y, x)` pairs in [−1, 1]
    public static LocalEnsemble of(float[] coordinates, int height, int width) {
        int queries = coordinates.length / 2;
        long[][] cells = new long[4][queries];
        float[][] distances = new float[4][2 * queries];
        float[][] weights = new float[4][queries];
        for (int query = 0; query < queries; query++) {
            Pair rows = Pair.around(coordinates[2 * query], height);
            Pair columns = Pair.around(coordinates[2 * query + 1], width);
            for (int corner = 0; corner < 4; corner++) {
                boolean lower = corner >= 2;
                boolean right = corner % 2 == 1;
                cells[corner][query] = (long) rows.cell(lower) * width + columns.cell(right);
                distances[corner][2 * query] = rows.distance(lower);
                distances[corner][2 * query + 1] = columns.distance(right);
                weights[corner][query] = rows.weight(lower) * columns.weight(right);
            }
        }
        return new LocalEnsemble(
                queries,
                List.of(
                        new Neighbour(cells[0], distances[0], weights[0]),
                        new Neighbour(cells[1], distances[1], weights[1]),
                        new Neighbour(cells[2], distances[2], weights[2]),
                        new Neighbour(cells[3], distances[3], weights[3])));
    }

    /// The one cell that holds each query: LIIF without local ensemble.
    public static LocalEnsemble nearest(float[] coordinates, int height, int width) {
        int queries = coordinates.length / 2;
        long[] cells = new long[queries];
        float[] distance = new float[2 * queries];
        for (int query = 0; query < queries; query++) {
            float y = inCells(coordinates[2 * query], height);
            float x = inCells(coordinates[2 * query + 1], width);
            int row = Math.clamp((int) Math.rint(y), 0, height - 1);
            int column = Math.clamp((int) Math.rint(x), 0, width - 1);
            cells[query] = (long) row * width + column;
            distance[2 * query] = 2 * (y - row);
            distance[2 * query + 1] = 2 * (x - column);
        }
        return new LocalEnsemble(queries, List.of(new Neighbour(cells, distance, null)));
    }

    /// Queries at cell centres. ω is {1, 0, 0, 0} there, so one neighbour gives the whole sum.
    ///
    /// @param cells row-major indices into the grid
    public static LocalEnsemble onGrid(long[] cells) {
        return new LocalEnsemble(cells.length, List.of(new Neighbour(cells, null, null)));
    }

    /// Every cell centre of a batch of grids, in order.
    public static LocalEnsemble wholeGrid(int batch, int height, int width) {
        Window whole = new Window(0, 0, width, height);
        return of(batch, whole, whole);
    }

    /// The cell centres in the same window of each picture of a batch, in order.
    ///
    /// @param grid of a picture
    public static LocalEnsemble of(int batch, Window window, Window grid) {
        long[] cells = new long[batch * window.height() * window.width()];
        for (int row = 0; row < batch * window.height(); row++) {
            int gridRow = row / window.height() * grid.height() + window.y() + row % window.height();
            for (int column = 0; column < window.width(); column++) {
                cells[row * window.width() + column] = (long) gridRow * grid.width() + window.x() + column;
            }
        }
        return onGrid(cells);
    }

    /// The same queries to maps that show a window of each picture alone.
    ///
    /// @param window which holds all cells that answer
    /// @param grid   of a picture
    public LocalEnsemble within(Window window, Window grid) {
        if (window.equals(grid)) {
            return this;
        }
        return new LocalEnsemble(
                queries,
                neighbours.stream()
                        .map(neighbour -> new Neighbour(
                                within(neighbour.cells, window, grid), neighbour.distance, neighbour.weights))
                        .toList());
    }

    private static long[] within(long[] cells, Window window, Window grid) {
        long[] moved = new long[cells.length];
        for (int query = 0; query < moved.length; query++) {
            long picture = cells[query] / grid.width() / grid.height();
            long row = cells[query] / grid.width() % grid.height() - window.y();
            long column = cells[query] % grid.width() - window.x();
            moved[query] = (picture * window.height() + row) * window.width() + column;
        }
        return moved;
    }

    /// Some of the queries.
    ///
    /// @param chosen their numbers
    public LocalEnsemble select(int[] chosen) {
        return new LocalEnsemble(
                chosen.length,
                neighbours.stream().map(neighbour -> neighbour.select(chosen)).toList());
    }

    /// A coordinate in [−1, 1] as a position in cells, 0 at the first centre.
    private static float inCells(float coordinate, int size) {
        return ((coordinate + 1) * size - 1) / 2;
    }

    /// The two cells around a position on one axis.
    private record Pair(float position, int before, int after, boolean same) {

        /// Takes up what rounding did to a coordinate that was meant to be a cell's centre.
        private static final float TOLERANCE = 1e-4f;

        static Pair around(float coordinate, int size) {
            float position = inCells(coordinate, size);
            if (Math.abs(position - Math.rint(position)) < TOLERANCE) {
                position = (float) Math.rint(position);
            }
            int floor = (int) Math.floor(position);
            int before = Math.clamp(floor, 0, size - 1);
            int after = Math.clamp(floor + 1, 0, size - 1);
            return new Pair(position, before, after, before == after);
        }

        int cell(boolean second) {
            return second ? after : before;
        }

        float distance(boolean second) {
            return 2 * (position - cell(second));
        }

        float weight(boolean second) {
            if (same) {
                return 0.5f;
            }
            return second ? position - before : after - position;
        }
    }
}
