package org.sairbrush.photo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// How much of a photo is as it was, outside a mask.
///
/// @param identical share of the samples that did not change, [0, 1]
/// @param largest   difference of a sample, in steps of its depth
public record Fidelity(double identical, int largest) {

    private record Row(long compared, long identical, int largest) {
        Row with(Row other) {
            return new Row(
                    compared + other.compared, identical + other.identical, Math.max(largest, other.largest));
        }
    }

    /// @return nothing where the photos are not of one size, depth and kind
    public static Optional<Fidelity> outside(Mask mask, Photo before, Photo after) {
        return outside(mask, before, Area.of(before.width(), before.height()), after);
    }

    /// The same of a part of the photo.
    ///
    /// @param after that part
    public static Optional<Fidelity> outside(Mask mask, Photo before, Area part, Photo after) {
        return compare(before, part, after, (x, y) -> !mask.hole(x, y));
    }

    /// The same where no mask is known: everywhere but where a restored photo differs from what it was before.
    ///
    /// @param part  of the photo
    /// @param after that part of the restored photo as it is read from its file
    public static Optional<Fidelity> outsideOfChanges(Photo before, Photo restored, Area part, Photo after) {
        Samples one = before.samples();
        Samples other = restored.samples();
        return compare(before, part, after, (x, y) -> one.samePixel(one.index(x, y), other, other.index(x, y)));
    }

    /// For people.
    public String sentence() {
        return "Outside the mask %s of all samples are identical; the largest difference is %d."
                .formatted(String.format(Locale.ROOT, "%.2f %%", 100 * identical), largest);
    }

    private interface Pixels {
        boolean contain(int x, int y);
    }

    private static Optional<Fidelity> compare(Photo before, Area part, Photo after, Pixels compared) {
        boolean comparable = part.width() == after.width()
                && part.height() == after.height()
                && before.bitDepth() == after.bitDepth()
                && before.components() == after.components()
                && before.alpha() == after.alpha();
        if (!comparable) {
            return Optional.empty();
        }
        Row all = IntStream.range(0, part.height())
                .parallel()
                .mapToObj(y -> row(compared, before, part, after, y))
                .reduce(new Row(0, 0, 0), Row::with);
        return Optional.of(new Fidelity(all.compared == 0 ? 1 : (double) all.identical / all.compared, all.largest));
    }

    private static Row row(Pixels compared, Photo before, Area part, Photo after, int y) {
        Samples one = before.samples();
        Samples other = after.samples();
        long count = 0;
        long identical = 0;
        int largest = 0;
        for (int x = 0; x < part.width(); x++) {
            boolean counts = compared.contain(part.x() + x, part.y() + y);
            int index = one.index(part.x() + x, part.y() + y);
            int otherIndex = other.index(x, y);
            for (int band = 0; band < one.bands() && counts; band++) {
                int difference = Math.abs(
                        one.get(index + one.position(band)) - other.get(otherIndex + other.position(band)));
                count++;
                identical += difference == 0 ? 1 : 0;
                largest = Math.max(largest, difference);
            }
        }
        return new Row(count, identical, largest);
    }
}
