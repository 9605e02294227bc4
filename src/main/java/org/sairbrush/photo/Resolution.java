package org.sairbrush.photo;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Pixels an inch, across and down.
record Resolution(double across, double down) {

    private static final double METRES_PER_INCH = 0.0254;
    private static final double CENTIMETRES_PER_INCH = 2.54;

    /// As JFIF says it.
    ///
    /// @param unit 1 an inch, 2 a centimetre; anything else says nothing
    static Optional<Resolution> ofJfif(int unit, int across, int down) {
        double scale = unit == 2 ? CENTIMETRES_PER_INCH : 1;
        return unit == 1 || unit == 2
                ? Optional.of(new Resolution(across * scale, down * scale)).filter(Resolution::sensible)
                : Optional.empty();
    }

    /// As PNG's pHYs says it.
    static Optional<Resolution> ofPng(byte[] physical) {
        if (physical.length != 9 || physical[8] != 1) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(physical);
        return ofMetres(buffer.getInt(), buffer.getInt());
    }

    /// Pixels a metre.
    static Optional<Resolution> ofMetres(int across, int down) {
        return Optional.of(new Resolution(across * METRES_PER_INCH, down * METRES_PER_INCH))
                .filter(Resolution::sensible);
    }

    /// Pixels a metre.
    static int toMetres(double inch) {
        return (int) Math.round(inch / METRES_PER_INCH);
    }

    /// As two rational numbers and a unit in a TIFF say it.
    ///
    /// @param unit 2 an inch, 3 a centimetre; anything else says nothing
    static Optional<Resolution> ofTiff(int unit, double across, double down) {
        double scale = unit == 3 ? CENTIMETRES_PER_INCH : 1;
        return unit == 2 || unit == 3
                ? Optional.of(new Resolution(across * scale, down * scale)).filter(Resolution::sensible)
                : Optional.empty();
    }

    /// Unit, across and down.
    byte[] toJfif() {
        return ByteBuffer.allocate(5)
                .put((byte) 1)
                .putShort((short) Math.min(0xFFFF, Math.round(across)))
                .putShort((short) Math.min(0xFFFF, Math.round(down)))
                .array();
    }

    byte[] toPng() {
        return ByteBuffer.allocate(9)
                .putInt(toMetres(across))
                .putInt(toMetres(down))
                .put((byte) 1)
                .array();
    }

    private boolean sensible() {
        return across >= 1 && down >= 1 && across < 100_000 && down < 100_000;
    }
}
