package org.sairbrush.photo;

import java.util.List;

/// Which part of the coefficients a scan of a JPEG holds, and in what order (ITU-T T.81, A.2 and G.1.1).
///
/// @param components by their places in the picture's list
/// @param from       the first coefficient of each block, by frequency
/// @param to         the last one
record JpegScan(JpegBlocks blocks, List<Integer> components, int from, int to) {

    private static final int UNITS_BETWEEN_REPORTS = 1 << 12;

    /// @param <E> what it may fail with
    interface Walker<E extends Exception> {

        /// Comes to an MCU.
        void unit(int number) throws E;

        /// Comes to a block of it.
        ///
        /// @param part place of the component in this scan
        /// @param at   where the block's coefficients begin
        void block(int part, int at) throws E;
    }

    JpegBlocks.Component component(int part) {
        return blocks.components().get(components.get(part));
    }

    <E extends Exception> void walk(Walker<E> walker, Watching watching) throws E {
        boolean single = components.size() == 1;
        JpegBlocks.Component first = component(0);
        // Alone in its scan, a colour has no blocks beyond the picture.
        int columns = single
                ? blocksIn(blocks.width(), first.across(), blocks.maximumAcross())
                : first.columns() / first.across();
        int rows = single
                ? blocksIn(blocks.height(), first.down(), blocks.maximumDown())
                : first.rows() / first.down();
        for (int unit = 0; unit < columns * rows; unit++) {
            if (unit % UNITS_BETWEEN_REPORTS == 0) {
                watching.at((double) unit / (columns * rows));
            }
            walker.unit(unit);
            for (int part = 0; part < components.size(); part++) {
                JpegBlocks.Component component = component(part);
                int across = single ? 1 : component.across();
                int down = single ? 1 : component.down();
                for (int i = 0; i < across * down; i++) {
                    walker.block(part, component.at(
                            unit % columns * across + i % across, unit / columns * down + i / across));
                }
            }
        }
    }

    private static int blocksIn(int pixels, int factor, int maximum) {
        return Math.ceilDiv(Math.ceilDiv(pixels * factor, maximum), 8);
    }
}
