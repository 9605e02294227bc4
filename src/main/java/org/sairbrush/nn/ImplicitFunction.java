package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;

/// An implicit function: an MLP that turns the feature of a grid cell and the distance to a query into the value at the
/// query, `s_p = Σ_{q∈N_p} ω_q f_θ([z_q], dist(p, q))` (LIIF eq. 1 and 4; SAIR's SIR and AIR).
///
/// Each cell is seen through its 3×3 neighbourhood (feature unfolding, zeros beyond the border). Parameters are
/// `layers.0`, `layers.2`, … with ReLU in between, as in the released code. The inputs of the first layer are, in
/// order, the `9·channels` unfolded features (channel-major), `(dy, dx)`, and with cell decoding the query's pixel
/// size.
///
/// The plain formulation evaluates that first layer for every pair of query and neighbour. As it is linear,
/// it is computed here once per cell as a 3×3 convolution, or, where fewer queries than cells are asked for,
/// on the gathered neighbourhoods of those queries alone. Both give the plain result.
public final class ImplicitFunction extends NetworkBlock {

    private static final int WINDOW = 9;

    /// @param channels   of the feature map
    /// @param hidden     widths of the hidden layers
    /// @param outputs    numbers at each query
    /// @param unfold     whether a cell is seen through its 3×3 neighbourhood
    /// @param cellDecode whether the size of the query's pixel is an input
    public record Config(int channels, List<Integer> hidden, int outputs, boolean unfold, boolean cellDecode) {

        int featureInputs() {
            return unfold ? channels * WINDOW : channels;
        }

        int extraInputs() {
            return cellDecode ? 4 : 2;
        }
    }

    private final Config config;
    private final List<Dense> layers = new ArrayList<>();

    public ImplicitFunction(Config config) {
        this.config = config;
        int inputs = config.featureInputs() + config.extraInputs();
        for (int width : config.hidden()) {
            // training asks at cells only: until distances are trained, answers in between are interpolated
            Dense layer = layers.isEmpty()
                    ? Dense.ignoring(config.extraInputs(), inputs, width)
                    : new Dense(inputs, width);
            layers.add(addChildBlock(name(), layer));
            inputs = width;
        }
        layers.add(addChildBlock(name(), Dense.last(inputs, config.outputs())));
    }

    /// Of the next layer; the odd numbers are the ReLUs in between.
    private String name() {
        return "layers." + 2 * layers.size();
    }

    public int outputs() {
        return config.outputs();
    }

    /// A feature map made ready to answer queries.
    @FunctionalInterface
    public interface Field {

        /// @param queries cells of the whole batch
        /// @return values `(Q, outputs)`
        default NDArray at(LocalEnsemble queries) {
            return at(queries, null);
        }

        /// @param pixel with cell decoding the size of each query's pixel in half-cells, 2·Q numbers; else `null`
        NDArray at(LocalEnsemble queries, float[] pixel);
    }

    /// Prepares a map for a number of queries that is known beforehand: the cheaper of the two formulations is taken.
    ///
    /// @param map `(B, channels, h, w)`
    public Field field(NDArray map, long queries) {
        long cells = map.getShape().get(0) * map.getShape().get(2) * map.getShape().get(3);
        return queries < cells && config.unfold() ? gathered(map) : perCell(map);
    }

    /// The first layer once per cell, as a convolution.
    ///
    /// @param map `(B, channels, h, w)`; its manager owns what the field holds
    public Field perCell(NDArray map) {
        int kernel = config.unfold() ? 3 : 1;
        NDArray table = Scope.only(() -> {
            NDArray weight = featureWeight().reshape(config.hidden().getFirst(), config.channels(), kernel, kernel);
            return Maps.rows(convolve(map, weight, kernel / 2));
        });
        return new Ensemble(map.getManager(), cells -> take(table, cells));
    }

    /// The first layer on the 3×3 neighbourhoods of the queried cells alone.
    ///
    /// @param map `(B, channels, h, w)`; its manager owns what the field holds
    public Field gathered(NDArray map) {
        if (!config.unfold()) {
            throw new IllegalStateException("Only unfolded features are gathered");
        }
        long height = map.getShape().get(2);
        long width = map.getShape().get(3);
        NDArray table = Scope.only(() -> Maps.rows(Maps.zeroPad(map, 1)));
        NDArray weight = Scope.only(() -> featureWeight()
                .reshape(config.hidden().getFirst(), config.channels(), WINDOW)
                .transpose(0, 2, 1)
                .reshape(config.hidden().getFirst(), config.featureInputs())
                .transpose());
        weight.attach(map.getManager());
        return new Ensemble(map.getManager(), cells -> take(table, windows(cells, height, width))
                .reshape(cells.length, config.featureInputs())
                .matMul(weight));
    }

    /// Rows of the zero-padded map: the nine cells around each cell, row by row.
    private static long[] windows(long[] cells, long height, long width) {
        long[] rows = new long[cells.length * WINDOW];
        long paddedWidth = width + 2;
        int next = 0;
        for (long cell : cells) {
            long picture = cell / (height * width);
            long inPicture = cell % (height * width);
            long corner = picture * (height + 2) * paddedWidth + inPicture / width * paddedWidth + inPicture % width;
            for (int dy = 0; dy < 3; dy++) {
                for (int dx = 0; dx < 3; dx++) {
                    rows[next++] = corner + dy * paddedWidth + dx;
                }
            }
        }
        return rows;
    }

    private static NDArray take(NDArray table, long[] rows) {
        NDArray index = Constants.of(table.getManager(), rows);
        return table.getNDArrayInternal().embedding(index, table, SparseFormat.DENSE).singletonOrThrow();
    }

    private static NDArray convolve(NDArray map, NDArray weight, int padding) {
        return Maps.convolve(map, weight, null, new Shape(1, 1), new Shape(padding, padding), new Shape(1, 1));
    }

    private NDArray featureWeight() {
        return layers.getFirst().weight().get(":, :" + config.featureInputs());
    }

    private NDArray extraWeight() {
        return layers.getFirst().weight().get(":, " + config.featureInputs() + ":");
    }

    /// The part of the first layer that sees features, for queried cells, `(Q, hidden)`.
    @FunctionalInterface
    private interface FirstLayer {
        NDArray features(long[] cells);
    }

    /// `Σ ω_q f(z_q, dist(p, q))` over a prepared first layer.
    private final class Ensemble implements Field {

        private final NDManager manager;
        private final FirstLayer first;

        Ensemble(NDManager manager, FirstLayer first) {
            this.manager = manager;
            this.first = first;
        }

        @Override
        public NDArray at(LocalEnsemble queries, float[] pixel) {
            if (config.cellDecode() != (pixel != null)) {
                throw new IllegalArgumentException("Pixel sizes go with cell decoding, and only with it");
            }
            return Scope.only(() -> {
                NDArray sum = null;
                for (LocalEnsemble.Neighbour neighbour : queries.neighbours()) {
                    NDArray value = value(neighbour, pixel);
                    if (neighbour.weights() != null) {
                        value = value.mul(Constants.of(manager, neighbour.weights(), new Shape(queries.queries(), 1)));
                    }
                    sum = sum == null ? value : sum.add(value);
                }
                return sum;
            });
        }

        private NDArray value(LocalEnsemble.Neighbour neighbour, float[] pixel) {
            return Scope.only(() -> {
                NDArray rows = first.features(neighbour.cells()).add(layers.getFirst().bias());
                if (neighbour.distance() != null || pixel != null) {
                    rows = rows.add(extras(neighbour, pixel).matMul(extraWeight().transpose()));
                }
                for (Dense layer : layers.subList(1, layers.size())) {
                    rows = layer.apply(Activation.relu(rows));
                }
                return rows;
            });
        }

        private NDArray extras(LocalEnsemble.Neighbour neighbour, float[] pixel) {
            int queries = neighbour.cells().length;
            float[] distance = neighbour.distance() == null ? new float[2 * queries] : neighbour.distance();
            NDArray inputs = Constants.of(manager, distance, new Shape(queries, 2));
            return pixel == null ? inputs : inputs.concat(Constants.of(manager, pixel, new Shape(queries, 2)), 1);
        }
    }

    /// @param inputs a map `(B, channels, h, w)`
    /// @return the values at its own cell centres, `(B, outputs, h, w)`
    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return onOwnGrid(inputs.singletonOrThrow());
    }

    /// The values at the map's own cell centres.
    ///
    /// @param map `(B, channels, h, w)`
    /// @return `(B, outputs, h, w)`
    public NDArray onOwnGrid(NDArray map) {
        return Scope.only(() -> onGrid(perCell(map), map.getShape()));
    }

    /// A field's values at the cell centres of its map.
    ///
    /// @param map the map's shape `(B, _, h, w)`
    /// @return `(B, outputs, h, w)`
    public static NDArray onGrid(Field field, Shape map) {
        int batch = (int) map.get(0);
        int height = (int) map.get(2);
        int width = (int) map.get(3);
        return Scope.only(
                () -> Maps.fromRows(field.at(LocalEnsemble.wholeGrid(batch, height, width)), batch, height, width));
    }
}
