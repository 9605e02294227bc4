package org.sairbrush.photo;

/// Is told how far reading or writing has come. It may end the work by throwing, such as a
/// [java.util.concurrent.CancellationException], which passes through.
@FunctionalInterface
public interface Watching {

    Watching NOBODY = fraction -> {};

    /// @param fraction of the work that is done, [0, 1]
    void at(double fraction);

    /// Takes a part of the work for the whole of it.
    default Watching part(double from, double to) {
        return fraction -> at(from + (to - from) * fraction);
    }

    /// Passes only what is more than was told before.
    default Watching rising() {
        double[] told = {-1};
        return fraction -> {
            if (fraction > told[0]) {
                told[0] = fraction;
                at(fraction);
            }
        };
    }
}
