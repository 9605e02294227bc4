package org.sairbrush.photo;

/// What a PNG encoder takes from each byte of a row: nothing, what stands to the left of it, above, the mean of both,
/// or the one of left, above and corner that is closest to left + above − corner (ISO/IEC 15948, 9.2).
final class PngFilter {

    private static final int FILTERS = 5;

    private PngFilter() {}

    /// Puts down a filter's number and the row less its guesses: of the filter that leaves the smallest sum of
    /// differences, as the standard advises (12.8).
    ///
    /// @param row    after as many zeros as a pixel has bytes
    /// @param above  likewise; all zeros over the first row
    /// @param at     where in the target
    static void put(byte[] row, byte[] above, int pixelBytes, byte[] target, int at) {
        long[] sums = new long[FILTERS];
        for (int i = pixelBytes; i < row.length; i++) {
            int value = row[i];
            int left = row[i - pixelBytes] & 0xFF;
            int top = above[i] & 0xFF;
            int corner = above[i - pixelBytes] & 0xFF;
            sums[0] += Math.abs(value);
            sums[1] += Math.abs((byte) (value - left));
            sums[2] += Math.abs((byte) (value - top));
            sums[3] += Math.abs((byte) (value - (left + top) / 2));
            sums[4] += Math.abs((byte) (value - closest(left, top, corner)));
        }
        int best = 0;
        for (int filter = 1; filter < FILTERS; filter++) {
            best = sums[filter] < sums[best] ? filter : best;
        }
        target[at] = (byte) best;
        for (int i = pixelBytes, to = at + 1; i < row.length; i++, to++) {
            int left = row[i - pixelBytes] & 0xFF;
            int top = above[i] & 0xFF;
            int corner = above[i - pixelBytes] & 0xFF;
            target[to] = (byte) (row[i] - switch (best) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> top;
                case 3 -> (left + top) / 2;
                default -> closest(left, top, corner);
            });
        }
    }

    private static int closest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
