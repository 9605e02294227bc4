package org.sairbrush.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A tensor on its way into a model or out of it.
///
/// @param name   of the input or output
/// @param type   that the model takes or gives
/// @param shape  of its dimensions
/// @param values in row-major order
record Tensor(String name, InpainterContract.ElementType type, long[] shape, float[] values) {

    /// The values as unsigned bytes, rounded and clamped.
    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(values.length).order(ByteOrder.nativeOrder());
        for (float value : values) {
            bytes.put((byte) Math.clamp(Math.round(value), 0, 255));
        }
        return bytes.flip();
    }

    /// Such as `(1, 3, 256, 256)`.
    static String words(long[] shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
