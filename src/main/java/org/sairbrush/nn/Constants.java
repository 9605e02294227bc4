package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/// Arrays of given numbers for computations that gradients go through.
///
/// The engine reads a plain `manager.create(values)` in Java's memory, which Java takes back some time after the array
/// was closed. A gradient that still needs the numbers then finds others. These arrays are the engine's own copies.
public final class Constants {

    private Constants() {}

    /// `array.mul(factor)` where a gradient goes through it: that makes an array of the factor and closes it at once.
    public static NDArray times(NDArray array, double factor) {
        try (NDArray lasting = copy(array.getManager().create((float) factor))) {
            return array.mul(lasting);
        }
    }

    static NDArray of(NDManager manager, float[] values, Shape shape) {
        return copy(manager.create(values, shape));
    }

    static NDArray of(NDManager manager, long[] values) {
        return copy(manager.create(values, new Shape(values.length)));
    }

    private static NDArray copy(NDArray values) {
        try (values) {
            return values.duplicate();
        }
    }
}
