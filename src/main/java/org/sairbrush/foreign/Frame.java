package org.sairbrush.foreign;

/// A picture's size, and the one at which a model takes it. The picture lies at the top left, and goes on below and to
/// the right as in a mirror.
///
/// @param width        of the picture
/// @param paddedWidth  what the model takes
record Frame(int width, int height, int paddedWidth, int paddedHeight) {

    /// @throws ForeignModelException when the picture is too large for the model
    static Frame of(int width, int height, InpainterContract.Size size, String model) throws ForeignModelException {
        if (size.fixed() == null) {
            return new Frame(width, height, multiple(width, size.multiple()), multiple(height, size.multiple()));
        }
        if (Math.max(width, height) > size.fixed()) {
            throw new ForeignModelException("%s takes pictures of %d by %d pixels at most, not %d by %d."
                    .formatted(model, size.fixed(), size.fixed(), width, height));
        }
        return new Frame(width, height, size.fixed(), size.fixed());
    }

    private static int multiple(int side, int multiple) {
        return Math.ceilDiv(side, multiple) * multiple;
    }

    int pixels() {
        return paddedWidth * paddedHeight;
    }

    /// The pixel of the picture that is seen at a pixel of the padded one.
    int source(int padded) {
        return mirror(padded / paddedWidth, height) * width + mirror(padded % paddedWidth, width);
    }

    private static int mirror(int position, int side) {
        int folded = position % (2 * side);
        return folded < side ? folded : 2 * side - 1 - folded;
    }
}
