package org.sairbrush.nn;

/// Element types that are read. Names are those of the format.
public enum SafetensorsType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    U8(1),
    BOOL(1);

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
}
