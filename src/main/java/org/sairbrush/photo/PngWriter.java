package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes PNG, with a palette where the source had one and the photo's colours still fit into it.
final class PngWriter {

    /// OpenCV's PNG has no longer sides.
    private static final int OPENCV_SIDE = 1_000_000;

    private PngWriter() {}

    static void write(Photo photo, Optional<byte[]> profile, OutputStream output) throws IOException {
        List<PngChunks.Chunk> chunks = new ArrayList<>();
        profile.ifPresent(bytes -> chunks.add(PngChunks.profileChunk(bytes)));
        chunks.addAll(photo.metadata() instanceof PngChunks source
                ? source.kept(Revision.upright(photo))
                : PngChunks.of(photo.metadata(), Revision.upright(photo)));
        PngChunks.insert(pixels(photo), chunks, output);
    }

    private static byte[] pixels(Photo photo) throws IOException {
        Optional<BufferedImage> indexed = Palette.index(photo);
        if (indexed.isPresent()) {
            return java(indexed.get());
        }
        boolean large = Math.max(photo.width(), photo.height()) > OPENCV_SIDE;
        return photo.grey() && photo.alpha() || large
                ? java(Layout.withColourSpace(photo.image(), Layout.plain(photo.grey() ? 1 : 3)))
                : OpenCvEncoder.png(photo);
    }

    /// Java's own encoder, for what OpenCV has no PNG for.
    private static byte[] java(BufferedImage image) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(output)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("Java refused to encode PNG");
            }
        }
        return output.toByteArray();
    }
}
