package org.sairbrush.photo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Java's own encoders, which tell how far they are.
final class JavaEncoder {

    private record Encoding(Watching watching) implements IIOWriteProgressListener {

        @Override
        public void imageProgress(ImageWriter source, float percentageDone) {
            watching.at(percentageDone / 100);
        }

        @Override
        public void imageStarted(ImageWriter source, int imageIndex) {}

        @Override
        public void imageComplete(ImageWriter source) {}

        @Override
        public void thumbnailStarted(ImageWriter source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageWriter source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageWriter source) {}

        @Override
        public void writeAborted(ImageWriter source) {}
    }

    private JavaEncoder() {}

    /// @param format   as ImageIO calls it
    /// @param settings changes the encoder's defaults
    static void write(
            String format,
            IIOImage image,
            Consumer<ImageWriteParam> settings,
            OutputStream file,
            Watching watching)
            throws IOException {
        ImageWriter writer = writer(format);
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(output);
            writer.addIIOWriteProgressListener(new Encoding(watching));
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            settings.accept(parameters);
            writer.write(null, image, parameters);
        } finally {
            writer.dispose();
        }
    }

    /// Plug-ins of other libraries write the same formats otherwise.
    private static ImageWriter writer(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.") && writers.hasNext()) {
            writer = writers.next();
        }
        return writer;
    }
}
