package org.sairbrush.photo;

import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/// What a photo takes in memory by the size that its file declares, asked before anything is allocated.
///
/// @param bytes a pixel
/// @param bands samples a pixel
record MemoryNeed(long width, long height, int bytes, int bands) {

    /// The photo as it is read, and as it is filled.
    private static final int COPIES = 2;

    /// Its masks and what finds holes in them, in bytes a pixel.
    private static final int MASKS = 2;

    /// More than this no compression makes of a byte: 1-bit pixels, deflated, are 8256.
    private static final long PIXELS_PER_BYTE = 20_000;

    /// WebP has a side in 14 bits, and may say all of a single colour in 30 bytes.
    private static final int WEBP_SIDE = 1 << 14;

    static MemoryNeed of(ImageReader reader, ImageReadParam parameters) throws IOException {
        SampleModel samples = Optional.ofNullable(parameters.getDestinationType())
                .or(() -> first(reader))
                .map(ImageTypeSpecifier::getSampleModel)
                .orElseThrow(() -> new IOException("The reader names no kind of picture"));
        int bits = Arrays.stream(samples.getSampleSize()).max().orElse(8);
        int bands = Math.max(samples.getNumBands(), 3);
        return new MemoryNeed(reader.getWidth(0), reader.getHeight(0), bands * (bits > 8 ? 2 : 1), bands);
    }

    private static Optional<ImageTypeSpecifier> first(ImageReader reader) {
        try {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            return types.hasNext() ? Optional.of(types.next()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @throws PhotoException where there is not so much memory, or there can't be so many pixels in the file
    void require(Path file, PhotoFormat format) throws IOException {
        long pixels = width * height;
        long needed = pixels * (COPIES * bytes + MASKS);
        long memory = Runtime.getRuntime().maxMemory();
        if (pixels * bands > Integer.MAX_VALUE) {
            throw new PhotoException(("%s is too large: %d × %d pixels are more than the %d megapixels "
                            + "that can be worked on; cut it into parts, or make it smaller")
                    .formatted(file.getFileName(), width, height, Integer.MAX_VALUE / bands / 1_000_000));
        }
        if (needed > memory) {
            throw new PhotoException(("%s is too large: %d × %d pixels need about %d MB of memory, and Java may take "
                            + "%d MB; make it smaller, or give Java more with SAIRBRUSH_OPTS=-Xmx%dg")
                    .formatted(file.getFileName(), width, height, needed >> 20, memory >> 20, gigabytes(needed)));
        }
        boolean impossible = format == PhotoFormat.WEBP
                ? Math.max(width, height) > WEBP_SIDE
                : pixels / PIXELS_PER_BYTE > Files.size(file);
        if (impossible) {
            throw PhotoReader.damaged(file, null);
        }
    }

    /// What to give Java for it, with room for all else.
    private static long gigabytes(long needed) {
        return Math.ceilDiv(needed + needed / 2, 1L << 30) + 1;
    }
}
