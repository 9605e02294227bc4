package org.sairbrush.photo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// What the header of a BMP file says of its resolution: pixels a metre, across and down.
final class BmpHeader {

    private static final int BYTES = 46;
    private static final int HEADER_LENGTH = 14;
    private static final int RESOLUTION = 38;

    /// Older headers hold no resolution.
    private static final int SHORTEST = 40;

    private BmpHeader() {}

    static Optional<Resolution> resolution(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            ByteBuffer header = ByteBuffer.wrap(input.readNBytes(BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            return header.capacity() < BYTES || header.getInt(HEADER_LENGTH) < SHORTEST
                    ? Optional.empty()
                    : Resolution.ofMetres(header.getInt(RESOLUTION), header.getInt(RESOLUTION + Integer.BYTES));
        }
    }

    /// Puts it into a file that is complete but for that.
    static void put(Resolution resolution, Path file) throws IOException {
        ByteBuffer metres = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        metres.putInt(Resolution.toMetres(resolution.across())).putInt(Resolution.toMetres(resolution.down()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(metres.flip(), RESOLUTION);
        }
    }
}
