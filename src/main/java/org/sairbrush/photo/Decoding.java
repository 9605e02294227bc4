package org.sairbrush.photo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/// Watches a reader decode: how far it is, and what it warns of. JPEG decoders go on after a sudden end and leave the
/// rest grey; they only warn.
final class Decoding implements IIOReadProgressListener, IIOReadWarningListener {

    private final Watching watching;
    private final float rowShare;
    private float percent;
    private float percentAtTheEnd = -1;
    private boolean damaged;

    private Decoding(Watching watching, float rowShare) {
        this.watching = watching;
        this.rowShare = rowShare;
    }

    /// Watches from now on.
    static Decoding of(ImageReader reader, Watching watching) throws IOException {
        Decoding decoding = new Decoding(watching, 1f / reader.getHeight(0));
        reader.addIIOReadProgressListener(decoding);
        reader.addIIOReadWarningListener(decoding);
        return decoding;
    }

    /// @throws PhotoException where nothing of the picture is known
    List<String> notices(Metadata metadata, Path file) throws PhotoException {
        if (percentAtTheEnd >= 0) {
            if (metadata instanceof JpegSegments segments && segments.progressive()) {
                return List.of("%s is cut off: its finer details are missing".formatted(file.getFileName()));
            }
            if (percentAtTheEnd < 100 * rowShare) {
                throw PhotoReader.damaged(file, null);
            }
            return List.of("%s is cut off: only about the upper %.0f %% of it are known"
                    .formatted(file.getFileName(), percentAtTheEnd));
        }
        if (metadata instanceof JpegSegments segments && !segments.ended()) {
            return List.of("%s is cut off: its end may look wrong".formatted(file.getFileName()));
        }
        return damaged
                ? List.of("%s is damaged: parts of it may look wrong".formatted(file.getFileName()))
                : List.of();
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        if (lower.contains("premature end") && percentAtTheEnd < 0) {
            percentAtTheEnd = percent;
        }
        damaged |= lower.contains("corrupt") || lower.contains("premature");
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        percent = percentageDone;
        watching.at(percentageDone / 100);
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
