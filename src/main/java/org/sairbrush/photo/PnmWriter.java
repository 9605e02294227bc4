package org.sairbrush.photo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes the raw kinds of PGM and PPM.
final class PnmWriter {

    private PnmWriter() {}

    static void write(Photo photo, OutputStream file, Watching watching) throws IOException {
        Samples samples = photo.samples();
        int components = photo.components();
        OutputStream output = new BufferedOutputStream(file, 1 << 16);
        String header = String.format(
                Locale.ROOT,
                "%s\n%d %d\n%d\n",
                components == 1 ? "P5" : "P6", photo.width(), photo.height(), samples.maximum());
        output.write(header.getBytes(StandardCharsets.US_ASCII));
        for (int y = 0; y < photo.height(); y++) {
            watching.at((double) y / photo.height());
            int end = samples.index(0, y + 1);
            for (int pixel = samples.index(0, y); pixel < end; pixel += samples.bands()) {
                for (int component = 0; component < components; component++) {
                    int value = samples.get(pixel + samples.position(component));
                    if (samples.bits() == 16) {
                        output.write(value >> 8);
                    }
                    output.write(value);
                }
            }
        }
        output.flush();
    }
}
