package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;

/// Floats on the Java heap with their shape, row-major. Not copied, not to be changed.
public record FloatTensor(Shape shape, float[] values) {

    public FloatTensor {
        Objects.requireNonNull(shape);
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "A tensor of shape %s needs %d values, not %d".formatted(shape, shape.size(), values.length));
        }
    }

    /// A copy of an array of any floating type, from any device.
    public static FloatTensor of(NDArray array) {
        if (array.getDataType() == DataType.FLOAT32) {
            return new FloatTensor(array.getShape(), array.toFloatArray());
        }
        try (NDArray single = array.toType(DataType.FLOAT32, true)) {
            return new FloatTensor(array.getShape(), single.toFloatArray());
        }
    }
}
