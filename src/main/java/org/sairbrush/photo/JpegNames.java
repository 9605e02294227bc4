package org.sairbrush.photo;

import java.util.Optional;

/// What a JPEG calls its colours. Old Java programs called luminance and chroma `Y`, `C` and `c`; Java's readers take
/// that for Kodak's PhotoYCC, and all others for what every JPEG holds.
final class JpegNames {

    private static final byte[] MISLEADING = {'Y', 'C', 'c'};
    private static final int FIRST_OF_FRAME = 6;
    private static final int BYTES_OF_FRAME = 3;
    private static final int FIRST_OF_SCAN = 5;
    private static final int BYTES_OF_SCAN = 2;
    private static final int START_OF_SCAN = 0xDA;

    private JpegNames() {}

    /// The file with names that nobody mistakes.
    ///
    /// @return nothing where it has such names already
    static Optional<byte[]> plain(JpegSegments jpeg) {
        byte[] file = jpeg.file();
        int at = 2;
        for (JpegSegments.Segment segment : jpeg.segments()) {
            // Any number of 0xFF may stand before a marker.
            while (at + 1 < file.length && (file[at + 1] & 0xFF) == 0xFF) {
                at++;
            }
            if (JpegSegments.startOfFrame(segment.marker())) {
                return misleading(segment.payload()) ? Optional.of(renamed(file.clone(), at)) : Optional.empty();
            }
            at += 4 + segment.payload().length;
        }
        return Optional.empty();
    }

    private static boolean misleading(byte[] frame) {
        boolean same = frame.length >= FIRST_OF_FRAME + 3 * BYTES_OF_FRAME && frame[FIRST_OF_FRAME - 1] == 3;
        for (int i = 0; same && i < MISLEADING.length; i++) {
            same = frame[FIRST_OF_FRAME + i * BYTES_OF_FRAME] == MISLEADING[i];
        }
        return same;
    }

    /// @param frame where its marker begins
    private static byte[] renamed(byte[] file, int frame) {
        rename(file, frame + 4 + FIRST_OF_FRAME, BYTES_OF_FRAME, 3);
        // Within image data no 0xFF stands before such a byte.
        for (int i = frame; i + FIRST_OF_SCAN < file.length; i++) {
            if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == START_OF_SCAN) {
                rename(file, i + FIRST_OF_SCAN, BYTES_OF_SCAN, file[i + 4]);
            }
        }
        return file;
    }

    private static void rename(byte[] file, int first, int bytes, int count) {
        for (int at = first; at < Math.min(file.length, first + count * bytes); at += bytes) {
            for (int i = 0; i < MISLEADING.length; i++) {
                if (file[at] == MISLEADING[i]) {
                    file[at] = (byte) (i + 1);
                    break;
                }
            }
        }
    }
}
