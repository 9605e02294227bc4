package org.sairbrush.photo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a TIFF file stores its samples (TIFF 6.0), as far as that is more than a photo here can hold.
///
/// @param compression TIFF's number of it, 1 = none
/// @param bits        of a sample
/// @param photometric what the samples mean
/// @param format      1 = whole numbers, 2 = signed ones, 3 = floating point
/// @param extra       what channels beside the colours are: 0 = nobody said, 1 = alpha by which the colours were
///                    multiplied, 2 = alpha
record TiffSamples(int compression, int bits, int photometric, int format, List<Integer> extra) {

    private static final int COMPRESSION = 259;

    private static final int BITS = 258;
    private static final int PHOTOMETRIC = 262;
    private static final int EXTRA = 338;
    private static final int FORMAT = 339;

    static final Set<Integer> TAGS = Set.of(COMPRESSION, BITS, PHOTOMETRIC, EXTRA, FORMAT);

    /// Ways in which other programs compress and nothing here can read.
    private static final Map<Integer, String> FOREIGN_COMPRESSIONS = Map.of(
            34661, "JBIG",
            34712, "JPEG 2000",
            34887, "LERC",
            34925, "LZMA",
            50000, "Zstandard",
            50001, "WebP",
            50002, "JPEG XL",
            52546, "JPEG XL");

    private static final int TIMES_ALPHA = 1;
    static final int STRAIGHT_ALPHA = 2;

    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOATING = 3;
    private static final int CIELAB = 8;
    private static final int ITULAB = 10;
    private static final int DEEPEST = 16;

    static TiffSamples of(TiffDirectory directory) {
        return new TiffSamples(
                directory.number(COMPRESSION).orElse(1),
                directory.number(BITS).orElse(1),
                directory.number(PHOTOMETRIC).orElse(0),
                directory.number(FORMAT).orElse(UNSIGNED),
                directory.find(EXTRA).map(directory::shorts).orElse(List.of()));
    }

    boolean compressed() {
        return compression != 1;
    }

    /// TIFF's number of what the alpha of a photo is that comes from this file.
    int alpha() {
        return extra.isEmpty() ? STRAIGHT_ALPHA : extra.getFirst();
    }

    /// Whether colours are stored multiplied by alpha.
    boolean timesAlpha() {
        return alpha() == TIMES_ALPHA;
    }

    /// @throws PhotoException where they would not be read as what they are
    void require(Path file) throws PhotoException {
        if (photometric == CIELAB && bits == 8) {
            throw new PhotoException("%s holds CIELAB colours of 8 bits: save it as RGB in another program"
                    .formatted(file.getFileName()));
        }
        if (FOREIGN_COMPRESSIONS.containsKey(compression)) {
            throw new PhotoException(("%s is compressed with %s, which Sairbrush can't read: "
                            + "save it with LZW or Deflate in another program")
                    .formatted(file.getFileName(), FOREIGN_COMPRESSIONS.get(compression)));
        }
    }

    /// What becomes of them, in whole sentences.
    List<String> notices(Path file) {
        List<String> notices = new ArrayList<>();
        if (photometric >= CIELAB && photometric <= ITULAB) {
            notices.add("%s is in Lab colours: it is read as RGB, and written as that");
        }
        if (format == FLOATING) {
            notices.add("%s holds floating-point samples: they are read as 16 bits, "
                    + "what is below 0 or above 1 cut off");
        } else if (format == SIGNED) {
            notices.add("%s holds samples below zero: they are read as zero");
        } else if (bits > DEEPEST) {
            notices.add("%s holds samples of more than 16 bits: they are read as 16 bits");
        }
        if (extra.size() > 1) {
            notices.add("%s holds channels beside its colours: only the first of them is read");
        }
        return notices.stream().map(notice -> notice.formatted(file.getFileName())).toList();
    }
}
