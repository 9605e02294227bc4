package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;

/// Writes PNG, with a palette where the source had one and the photo's colours still fit into it.
final class PngWriter {

    private PngWriter() {}

    static void write(
            Photo photo, Optional<byte[]> profile, WriteOptions options, OutputStream output, Watching watching)
            throws IOException {
        Revision revision = Revision.upright(photo, options.credit());
        List<PngChunks.Chunk> chunks = new ArrayList<>();
        profile.ifPresent(bytes -> chunks.add(PngChunks.profileChunk(bytes)));
        chunks.addAll(photo.metadata() instanceof PngChunks source
                ? source.kept(revision)
                : PngChunks.of(photo.metadata(), revision));
        // Of a palette of greys Java's encoder would make a grey picture, to which no profile for colours belongs.
        Optional<BufferedImage> indexed = Palette.index(photo)
                .filter(image -> !Layout.grey((IndexColorModel) image.getColorModel()));
        if (indexed.isPresent()) {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            JavaEncoder.write(
                    "png", new IIOImage(indexed.get(), null, null), defaults -> {}, encoded, watching);
            PngChunks.insert(encoded.toByteArray(), chunks, output);
        } else {
            PngEncoder.write(photo, chunks, output, watching);
        }
    }
}
