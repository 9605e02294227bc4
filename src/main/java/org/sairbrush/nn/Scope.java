package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/// Frees intermediate arrays as soon as a computation is done with them, not when a whole fill or training step ends.
///
/// Closing an array that a gradient still needs is safe, as the engine's graph holds the memory itself; but for arrays
/// that were made of Java's numbers, for which there are [Constants].
public final class Scope {

    /// Runs between the steps of a network, a few of them each 100 ms, while it is bound: where a caller looks whether
    /// it should go on. What it throws ends the computation and frees what that made.
    public static final ScopedValue<Runnable> CHECKPOINT = ScopedValue.newInstance();

    private Scope() {}

    /// Runs a computation and closes every array that it made on this thread, except its result,
    /// which belongs to the enclosing scope if there is one, and to its manager.
    public static NDArray only(Supplier<NDArray> computation) {
        if (CHECKPOINT.isBound()) {
            CHECKPOINT.get().run();
        }
        NDArray result;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            result = computation.get();
            NDScope.unregister(result);
        }
        NDScope.register(result);
        return result;
    }

    /// Runs a computation that ends in a plain value and closes every array that it made on this thread.
    public static <T> T free(Supplier<T> computation) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return computation.get();
        }
    }
}
