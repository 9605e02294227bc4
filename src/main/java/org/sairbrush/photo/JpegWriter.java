package org.sairbrush.photo;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;

/// Writes JPEG: where the source was one, with the blocks that did not change as they are; otherwise compressed anew,
/// and progressive where the source was.
final class JpegWriter {

    private static final int USUAL_QUALITY = 95;

    private JpegWriter() {}

    static void write(
            Photo photo, Optional<byte[]> profile, WriteOptions options, OutputStream output, Watching watching)
            throws IOException {
        Optional<JpegSegments> source =
                photo.metadata() instanceof JpegSegments segments ? Optional.of(segments) : Optional.empty();
        boolean tried = source.isPresent() && options.jpegQuality().isEmpty();
        Optional<JpegTransfer.Result> transfer = tried
                ? JpegTransfer.of(photo, source.get(), watching.part(0, 0.6))
                        .filter(result -> source.get().canSay(result.orientation()))
                : Optional.empty();
        Revision revision = transfer
                .map(result -> Revision.of(
                        photo,
                        result.orientation(),
                        result.blocks().width(),
                        result.blocks().height(),
                        options.credit()))
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
            compress(photo, source, segments, options, output, watching.part(tried ? 0.6 : 0, 1));
        }
    }

    private static void compress(
            Photo photo,
            Optional<JpegSegments> source,
            List<JpegSegments.Segment> segments,
            WriteOptions options,
            OutputStream output,
            Watching watching)
            throws IOException {
        int own = source.map(JpegSegments::quality).map(quality -> quality.orElse(0)).orElse(0);
        int quality = options.jpegQuality().orElse(Math.max(USUAL_QUALITY, own));
        boolean progressive = source.map(JpegSegments::progressive).orElse(false);
        if (photo.components() == 4) {
            segments.add(JpegSegments.ADOBE_INKS);
            JpegSegments.insert(inks(photo, quality, progressive, watching), segments, output);
        } else {
            JpegSegments.Chroma chroma = source.map(JpegSegments::chroma).orElse(JpegSegments.Chroma.FULL);
            byte[] encoded = OpenCvEncoder.jpeg(photo, quality, chroma, progressive, watching);
            JpegSegments.insert(encoded, segments, output);
        }
    }

    /// Four inks, which OpenCV does not write, in the way of Adobe: inverted, as every reader expects them.
    private static byte[] inks(Photo photo, int quality, boolean progressive, Watching watching) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IIOImage image = new IIOImage(inverted(photo), null, null);
        JavaEncoder.write("jpeg", image, parameters -> {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
        }, bytes, watching);
        return bytes.toByteArray();
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
