package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// What a picture looks like, at its own resolution, holes included.
public abstract sealed class AppearanceEncoder extends NetworkBlock permits PaperEncoder, ResidualEncoder {

    /// The kind and the sizes of an encoder.
    public sealed interface Config permits PaperEncoder.Config, ResidualEncoder.Config {

        /// Widths from full size downwards; the first is also the number of output channels.
        List<Integer> channels();

        /// Channels of the semantic map that joins where the encoder is coarsest, 0 = none.
        int semantics();
    }

    private final Config config;

    AppearanceEncoder(Config config) {
        this.config = config;
    }

    public static AppearanceEncoder of(Config config) {
        return switch (config) {
            case PaperEncoder.Config paper -> new PaperEncoder(paper);
            case ResidualEncoder.Config residual -> new ResidualEncoder(residual);
        };
    }

    /// Number of channels of the output.
    public final int channels() {
        return config.channels().getFirst();
    }

    /// What an encoder saw of a picture.
    @FunctionalInterface
    interface Features {

        /// @param window of the picture, within what was wanted
        /// @return `(B, channels, window.height, window.width)`, not negative
        NDArray of(Window window);
    }

    /// Does what all windows have in common.
    ///
    /// @param sight     sides multiples of 4
    /// @param semantics `(B, s, h, w)` over the same picture; looked at only by an encoder that takes semantics
    /// @param training  whether batch statistics are gathered
    final Features look(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        if (config.semantics() > 0 && semantics == null) {
            throw new IllegalArgumentException("This appearance encoder takes a semantic map");
        }
        return features(sight, semantics, training);
    }

    abstract Features features(CoarseToFine.Sight sight, NDArray semantics, boolean training);

    /// The map of all that the sight wants.
    final NDArray encode(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        return Scope.only(() -> look(sight, semantics, training).of(sight.wanted()));
    }

    @Override
    protected final NDArray forward(NDList inputs, boolean training) {
        CoarseToFine.Sight sight = new CoarseToFine.Sight(inputs.get(0), inputs.get(1), null);
        return encode(sight, inputs.size() > 2 ? inputs.get(2) : null, training);
    }
}
