package org.sairbrush.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Element types that are read. Names are those of the safetensors format; all are little-endian.
public enum SafetensorsType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    U8(1),
    BOOL(1);

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    SafetensorsType(int bytes) {
        this.bytes = bytes;
    }

    /// Size of one element.
    public int bytes() {
        return bytes;
    }

    public boolean floating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /// Widens or narrows floating elements to floats.
    ///
    /// @param from  the elements' bytes, from the first one
    /// @param to    where they go
    /// @param at    index of the first of them there
    /// @param count how many
    /// @throws IllegalStateException when this type is not [#floating()]
    void toFloats(MemorySegment from, float[] to, int at, int count) {
        switch (this) {
            case F32 -> MemorySegment.copy(from, FLOAT, 0, to, at, count);
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (float) from.getAtIndex(DOUBLE, i);
                }
            }
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = Float.float16ToFloat(from.getAtIndex(SHORT, i));
                }
            }
            // BF16 is the upper half of a float's bits.
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = Float.intBitsToFloat(from.getAtIndex(SHORT, i) << 16);
                }
            }
            default -> throw new IllegalStateException(this + " is no type of floats");
        }
    }
}
