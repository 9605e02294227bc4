package org.sairbrush.photo;

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
        boolean comparable = before.width() == after.width()
                && before.height() == after.height()
                && before.bitDepth() == after.bitDepth()
                && before.components() == after.components()
                && before.alpha() == after.alpha();
        if (!comparable) {
            return Optional.empty();
        }
        Row all = IntStream.range(0, before.height())
                .parallel()
                .mapToObj(y -> row(mask, before, after, y))
                .reduce(new Row(0, 0, 0), Row::with);
        return Optional.of(new Fidelity(all.compared == 0 ? 1 : (double) all.identical / all.compared, all.largest));
    }

    private static Row row(Mask mask, Photo before, Photo after, int y) {
        Samples one = before.samples();
        Samples other = after.samples();
        long compared = 0;
        long identical = 0;
        int largest = 0;
        for (int x = 0; x < before.width(); x++) {
            for (int band = 0; band < one.bands() && !mask.hole(x, y); band++) {
                int index = one.index(x, y);
                int difference = Math.abs(
                        one.get(index + one.position(band)) - other.get(index + other.position(band)));
                compared++;
                identical += difference == 0 ? 1 : 0;
                largest = Math.max(largest, difference);
            }
        }
        return new Row(compared, identical, largest);
    }
}
