package org.sairbrush.photo;

import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/// What a photo takes in memory by the size that its file declares, asked before anything is allocated.
///
/// @param bytes    a pixel
/// @param bands    samples a pixel
/// @param mappable whether its reader can write outside the heap
record MemoryNeed(long width, long height, int bytes, int bands, boolean mappable) {

    /// The photo as it is read, and as it is filled.
    private static final int COPIES = 2;

    /// Its masks and what finds holes in them, in bytes a pixel.
    private static final double MASKS = 1.5;

    /// More than this no compression makes of a byte: 1-bit pixels, deflated, are 8256.
    private static final long PIXELS_PER_BYTE = 20_000;

    /// WebP has a side in 14 bits, and may say all of a single colour in 30 bytes.
    private static final int WEBP_SIDE = 1 << 14;

    /// @param kind of image that the reader is to make
    static MemoryNeed of(ImageReader reader, ImageTypeSpecifier kind, PhotoFormat format) throws IOException {
        SampleModel samples = kind.getSampleModel();
        int bits = Arrays.stream(samples.getSampleSize()).max().orElse(8);
        int bands = Math.max(samples.getNumBands(), 3);
        // Java's reader of BMP, and those of inks, write into arrays only.
        boolean mappable = Layout.mappable(samples)
                && format != PhotoFormat.BMP
                && !(format == PhotoFormat.JPEG && samples.getNumBands() == 4);
        return new MemoryNeed(reader.getWidth(0), reader.getHeight(0), bands * (bits > 8 ? 2 : 1), bands, mappable);
    }

    private long pixels() {
        return width * height;
    }

    /// Whether it is to be read to where the heap is not.
    boolean mapped() {
        return mappable && MappedSamples.suit(pixels() * bytes);
    }

    /// @throws PhotoException where there is not so much memory, or there can't be so many pixels in the file
    void require(Path file, PhotoFormat format) throws IOException {
        if (pixels() * bands > Integer.MAX_VALUE) {
            throw new PhotoException(("%s is too large: %d × %d pixels are more than the %d megapixels "
                            + "that can be worked on; cut it into parts, or make it smaller")
                    .formatted(file.getFileName(), width, height, Integer.MAX_VALUE / bands / 1_000_000));
        }
        int outside = mapped() ? COPIES : MappedSamples.suit(pixels() * bytes) ? COPIES - 1 : 0;
        requireHeap(file, (long) (pixels() * ((COPIES - outside) * bytes + MASKS)));
        requireDisk(file, pixels() * outside * bytes);
        boolean impossible = format == PhotoFormat.WEBP
                ? Math.max(width, height) > WEBP_SIDE
                : pixels() / PIXELS_PER_BYTE > Files.size(file);
        if (impossible) {
            throw PhotoReader.damaged(file, null);
        }
    }

    private void requireHeap(Path file, long needed) throws PhotoException {
        long memory = Runtime.getRuntime().maxMemory();
        if (needed > memory) {
            throw new PhotoException(("%s is too large: %d × %d pixels need about %d MB of memory, and Java may take "
                            + "%d MB; make it smaller, or give Java more with SAIRBRUSH_OPTS=-Xmx%dg")
                    .formatted(file.getFileName(), width, height, needed >> 20, memory >> 20, gigabytes(needed)));
        }
    }

    private void requireDisk(Path file, long needed) throws PhotoException {
        Path folder = MappedSamples.folder();
        long room = needed == 0 ? 0 : folder.toFile().getUsableSpace();
        if (needed > room) {
            throw new PhotoException(("%s is too large: %d × %d pixels need %d MB on the disk while they are worked "
                            + "on, and in %s there are %d MB; make room, or name another folder with "
                            + "SAIRBRUSH_OPTS=-Djava.io.tmpdir=FOLDER")
                    .formatted(file.getFileName(), width, height, needed >> 20, folder, room >> 20));
        }
    }

    /// What to give Java for it, with room for all else.
    private static long gigabytes(long needed) {
        return Math.ceilDiv(needed + needed / 2, 1L << 30) + 1;
    }
}
