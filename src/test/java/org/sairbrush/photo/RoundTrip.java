package org.sairbrush.photo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// A file is read, a part of it filled, and the result written and read again.
///
/// @param mask by pixels of the upright photo
record RoundTrip(Photo before, Photo filled, Photo after, Path written, boolean[] mask) {

    private static final String KEPT = "kept";
    private static final String LOST = "lost";
    private static final String NONE = "–";

    /// @param extension of the file that is written
    static RoundTrip of(SourceFile source, String extension, Path folder, int width, int height, long seed)
            throws IOException {
        Photo before = PhotoReader.read(source.write(folder, width, height, seed));
        boolean[] mask = mask(before, new Random(seed));
        Photo filled = fill(before, mask, new Random(seed));
        Path written = folder.resolve("written." + extension);
        PhotoWriter.write(filled, written, WriteOptions.defaults());
        return new RoundTrip(before, filled, PhotoReader.read(written), written, mask);
    }

    /// Some ellipses, in places over the photo's border.
    private static boolean[] mask(Photo photo, Random random) {
        boolean[] mask = new boolean[photo.width() * photo.height()];
        for (int ellipse = 0; ellipse < 3; ellipse++) {
            double centreX = random.nextDouble() * photo.width();
            double centreY = random.nextDouble() * photo.height();
            double radius = 1 + random.nextDouble() * Math.min(photo.width(), photo.height()) / 5;
            for (int i = 0; i < mask.length; i++) {
                double x = i % photo.width() + 0.5 - centreX;
                double y = i / photo.width() + 0.5 - centreY;
                mask[i] |= x * x + 2 * y * y < radius * radius;
            }
        }
        return mask;
    }

    private static Photo fill(Photo photo, boolean[] mask, Random random) {
        float[] rgb = new float[3 * mask.length];
        float[] weight = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            weight[i] = mask[i] ? 1 : 0;
            for (int band = 0; band < 3; band++) {
                rgb[band * mask.length + i] = random.nextInt(5) / 4f;
            }
        }
        return photo.blend(Area.of(photo.width(), photo.height()), rgb, weight);
    }

    /// Nothing where the kind of samples differs.
    Optional<Fidelity> fidelity() {
        Mask holes = Mask.empty(before.width(), before.height());
        for (int i = 0; i < mask.length; i++) {
            holes.coverage()[i] = (byte) (mask[i] ? 255 : 0);
        }
        return Fidelity.outside(holes, before, after);
    }

    String samplesOutside() {
        return fidelity()
                .map(fidelity -> fidelity.largest() == 0
                        ? "identical"
                        : "%.0f %% identical, others within %d"
                                .formatted(100 * fidelity.identical(), fidelity.largest()))
                .orElse("converted");
    }

    String kind() {
        String colours = switch (after.components()) {
            case 1 -> "grey";
            case 4 -> "CMYK";
            default -> after.origin().palette().isPresent() ? "palette" : "RGB";
        };
        return "%d bits %s%s".formatted(after.bitDepth(), colours, after.alpha() ? " + alpha" : "");
    }

    String profile() {
        return compare(before.metadata().iccProfile(), after.metadata().iccProfile(), Function.identity());
    }

    String exif() {
        Optional<byte[]> block = before.metadata().exif().filter(bytes -> value(bytes, TestMetadata.ARTIST)
                .isPresent());
        if (block.isEmpty()) {
            return NONE;
        }
        byte[] expected = ExifBlock.revised(block.get(), Revision.upright(after, Optional.empty()));
        byte[] actual = after.metadata().exif().orElse(new byte[0]);
        if (Arrays.equals(expected, actual)) {
            return "byte for byte";
        }
        boolean kept = value(block.get(), TestMetadata.ARTIST).equals(value(actual, TestMetadata.ARTIST))
                && comment(block.get()).equals(comment(actual))
                && after.metadata().orientation() == Orientation.UPRIGHT;
        return kept ? KEPT : LOST;
    }

    private static Optional<String> value(byte[] block, int tag) {
        return TiffDirectory.ofBlock(block).flatMap(directory -> directory.value(tag)).map(RoundTrip::text);
    }

    private static Optional<String> comment(byte[] block) {
        return TiffDirectory.ofBlock(block)
                .flatMap(directory -> directory.find(TiffDirectory.EXIF))
                .flatMap(TiffDirectory.Entry::child)
                .flatMap(exif -> exif.value(TestMetadata.USER_COMMENT))
                .map(RoundTrip::text);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    String xmp() {
        return compare(before.metadata().xmp(), after.metadata().xmp(),
                packet -> XmpBlock.revised(packet, Revision.upright(after, Optional.empty())));
    }

    String iptc() {
        return compare(
                before.metadata().photoshop().flatMap(PhotoshopBlock::iptc),
                after.metadata().photoshop().flatMap(PhotoshopBlock::iptc),
                Function.identity());
    }

    private static String compare(Optional<byte[]> before, Optional<byte[]> after, Function<byte[], byte[]> corrected) {
        if (before.isEmpty()) {
            return NONE;
        }
        return after.filter(bytes -> Arrays.equals(corrected.apply(before.get()), bytes)).isPresent()
                ? "byte for byte"
                : LOST;
    }

    String resolution() {
        if (before.metadata().resolution().isEmpty()) {
            return NONE;
        }
        return after.metadata().resolution().isPresent() ? KEPT : LOST;
    }
}
