package org.sairbrush.photo;

import java.nio.ByteBuffer;

/// The bits of a JPEG scan: after each byte of ones stands a zero, and a marker ends them (ITU-T T.81, F.2.2.5).
final class JpegBits {

    private final ByteBuffer file;
    private long bits;
    private int count;
    private int beyond;

    /// @param file at the first byte
    JpegBits(ByteBuffer file) {
        this.file = file;
    }

    private void fill() {
        while (count <= 48) {
            int next = 0;
            int position = file.position();
            int value = file.get(position) & 0xFF;
            if (value != 0xFF) {
                next = value;
                file.position(position + 1);
            } else if (file.get(position + 1) == 0) {
                next = 0xFF;
                file.position(position + 2);
            } else {
                beyond += 8;
            }
            bits = bits << 8 | next;
            count += 8;
        }
    }

    /// @param codes by 16-bit beginnings: length and symbol
    /// @throws IllegalArgumentException where there is no such code
    int symbol(short[] codes) {
        if (count < 16) {
            fill();
        }
        int entry = codes[(int) (bits >> count - 16) & 0xFFFF];
        if (entry == 0) {
            throw new IllegalArgumentException("No such code");
        }
        take(entry >> 8);
        return entry & 0xFF;
    }

    /// The value of so many bits, the upper half of which are positive (T.81, F.2.2.1).
    int value(int size) {
        int value = number(size);
        return size > 0 && value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }

    /// So many bits as they are.
    int number(int size) {
        if (size > 16) {
            throw new IllegalArgumentException("Too large a number");
        }
        if (count < size) {
            fill();
        }
        int number = (int) (bits >> count - size) & (1 << size) - 1;
        take(size);
        return number;
    }

    private void take(int size) {
        count -= size;
        if (count < beyond) {
            throw new IllegalArgumentException("Cut off");
        }
    }

    void restart() {
        finish();
        int marker = file.get(file.position() + 1) & 0xFF;
        if (marker < 0xD0 || marker > 0xD7) {
            throw new IllegalArgumentException("No restart");
        }
        file.position(file.position() + 2);
    }

    /// Goes on after the bits, at a marker.
    void finish() {
        while ((file.get(file.position()) & 0xFF) != 0xFF || file.get(file.position() + 1) == 0) {
            file.position(file.position() + 1);
            beyond = 0;
        }
        bits = 0;
        count = 0;
        beyond = 0;
    }
}
