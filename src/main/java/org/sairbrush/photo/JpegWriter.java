package org.sairbrush.photo;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes JPEG: where the source was one, with the blocks that did not change as they are; otherwise compressed anew, and
/// progressive where the source was.
final class JpegWriter {

    private static final int USUAL_QUALITY = 95;

    private JpegWriter() {}

    static void write(
            Photo photo, Optional<byte[]> profile, WriteOptions options, OutputStream output, Watching watching)
            throws IOException {
        Optional<JpegSegments> source =
                photo.metadata() instanceof JpegSegments segments ? Optional.of(segments) : Optional.empty();
        Optional<JpegTransfer.Result> transfer = source.isPresent() && options.jpegQuality().isEmpty()
                ? JpegTransfer.of(photo, source.get(), watching.part(0, 0.6))
                : Optional.empty();
        Revision revision = transfer
                .map(result -> new Revision(
                        result.orientation(), result.blocks().width(), result.blocks().height(), options.credit()))
                .orElse(Revision.upright(photo, options.credit()));
        List<JpegSegments.Segment> segments = new ArrayList<>(source
                .map(kept -> kept.kept(revision))
                .orElseGet(() -> JpegSegments.of(photo.metadata(), revision)));
        profile.ifPresent(bytes -> segments.addAll(JpegSegments.profileSegments(bytes)));
        if (transfer.isPresent()) {
            source.flatMap(JpegSegments::adobe).ifPresent(segments::add);
            boolean progressive = source.filter(JpegSegments::progressive).isPresent();
            JpegEncoder.write(
                    transfer.get().blocks(), progressive, segments, output, watching.part(0.6, 1));
        } else {
            compress(photo, source, segments, options, output);
        }
    }

    private static void compress(
            Photo photo,
            Optional<JpegSegments> source,
            List<JpegSegments.Segment> segments,
            WriteOptions options,
            OutputStream output)
            throws IOException {
        int own = source.map(JpegSegments::quality).map(quality -> quality.orElse(0)).orElse(0);
        int quality = options.jpegQuality().orElse(Math.max(USUAL_QUALITY, own));
        boolean progressive = source.map(JpegSegments::progressive).orElse(false);
        if (photo.components() == 4) {
            segments.add(JpegSegments.ADOBE_INKS);
            JpegSegments.insert(inks(photo, quality, progressive), segments, output);
        } else {
            JpegSegments.Chroma chroma = source.map(JpegSegments::chroma).orElse(JpegSegments.Chroma.FULL);
            JpegSegments.insert(OpenCvEncoder.jpeg(photo, quality, chroma, progressive), segments, output);
        }
    }

    /// Four inks, which OpenCV does not write, in the way of Adobe: inverted, as every reader expects them.
    private static byte[] inks(Photo photo, int quality, boolean progressive) throws IOException {
        ImageWriter writer = javaWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(inverted(photo), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter javaWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.") && writers.hasNext()) {
            writer = writers.next();
        }
        return writer;
    }

    private static Raster inverted(Photo photo) {
        Samples samples = photo.samples();
        WritableRaster raster = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, photo.width(), photo.height(), 4, null);
        byte[] bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
        int step = samples.maximum() / 255;
        for (int pixel = 0, to = 0; to < bytes.length; pixel += samples.bands()) {
            for (int ink = 0; ink < 4; ink++, to++) {
                bytes[to] = (byte) (255 - (samples.get(pixel + samples.position(ink)) + step / 2) / step);
            }
        }
        return raster;
    }
}
