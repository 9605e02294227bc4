package org.sairbrush.photo;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/// Tells how much of a file has been read, for decoders that tell nothing themselves.
final class WatchedInput extends ImageInputStreamImpl {

    private static final int REPORTS = 200;

    private final ImageInputStream input;
    private final long length;
    private final Watching watching;
    private long nextReport;

    WatchedInput(ImageInputStream input, Watching watching) throws IOException {
        this.input = input;
        this.watching = watching;
        length = input.length();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        bitOffset = 0;
        input.seek(streamPos);
        int read = input.read(bytes, offset, count);
        streamPos += Math.max(0, read);
        if (streamPos > nextReport) {
            watching.at((double) streamPos / length);
            nextReport = streamPos + length / REPORTS;
        }
        return read;
    }

    @Override
    public long length() {
        return length;
    }
}
