package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// From JPEG to JPEG without compressing anew what did not change: blocks in which no sample differs from the source's
/// keep their coefficients, and only the others are made of the photo's samples, with the source's own quantisation and
/// subsampling. Of a part of the picture that does not begin with whole blocks, or was straightened, all are. Then the
/// picture is turned upright where that loses nothing.
final class JpegTransfer {

    /// @param orientation that is left to whoever shows the picture
    record Result(JpegBlocks blocks, Orientation orientation) {}

    private static final int SIDE = 8;

    /// The basis of the DCT, by frequency and position (T.81, A.3.3).
    private static final float[][] COSINES = new float[SIDE][SIDE];

    static {
        for (int frequency = 0; frequency < SIDE; frequency++) {
            double scale = frequency == 0 ? Math.sqrt(0.125) : 0.5;
            for (int position = 0; position < SIDE; position++) {
                COSINES[frequency][position] =
                        (float) (scale * Math.cos((2 * position + 1) * frequency * Math.PI / 16));
            }
        }
    }

    private final Photo photo;
    private final JpegColours colours;
    private final JpegBlocks blocks;
    private final Orientation orientation;
    private final boolean[] changed;
    private final int cellsAcross;

    /// @param differing whether the pixel at a place of the blocks' picture is another one than they say
    private JpegTransfer(
            Photo photo, JpegColours colours, JpegBlocks blocks, Orientation orientation, Changed differing) {
        this.photo = photo;
        this.colours = colours;
        this.blocks = blocks;
        this.orientation = orientation;
        cellsAcross = Math.ceilDiv(blocks.width(), SIDE);
        changed = new boolean[cellsAcross * Math.ceilDiv(blocks.height(), SIDE)];
        for (int y = 0; y < blocks.height(); y++) {
            for (int x = 0; x < blocks.width(); x++) {
                if (differing.at(x, y, pixel(x, y))) {
                    changed[y / SIDE * cellsAcross + x / SIDE] = true;
                }
            }
        }
    }

    @FunctionalInterface
    private interface Changed {

        /// @param index where the pixel begins in the photo's samples
        boolean at(int x, int y, int index);
    }

    /// @return the photo's coefficients; nothing where the source's can't be had
    static Optional<Result> of(Photo photo, JpegSegments source, Watching watching) throws IOException {
        Optional<JpegColours> colours = JpegColours.of(source, photo.components());
        Optional<JpegBlocks> stored = colours.isEmpty() || photo.bitDepth() != 8 || photo.alpha()
                ? Optional.empty()
                : JpegDecoder.read(source.file(), watching.part(0, 0.4))
                        .filter(blocks -> blocks.components().size() == photo.components());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        JpegBlocks blocks = stored.get();
        Orientation orientation = photo.origin().orientation();
        Optional<Area> part = photo.origin().area().filter(blocks::beginsAt);
        if (part.isEmpty()) {
            return Optional.of(anew(photo, colours.get(), blocks, orientation));
        }
        boolean swaps = orientation.swapsAxes();
        Area area = part.get();
        BufferedImage image = decoded(source, watching.part(0.4, 0.8));
        boolean same = image.getWidth() == blocks.width()
                && image.getHeight() == blocks.height()
                && area.width() == (swaps ? photo.height() : photo.width())
                && area.height() == (swaps ? photo.width() : photo.height());
        if (!same) {
            return Optional.empty();
        }
        Samples before = new Samples(image);
        JpegBlocks kept = blocks.isAll(area) ? blocks : blocks.cut(area);
        new JpegTransfer(photo, colours.get(), kept, orientation, (x, y, index) ->
                        !photo.samples().samePixel(index, before, before.index(area.x() + x, area.y() + y)))
                .run();
        return Optional.of(kept.turnable(orientation)
                ? new Result(kept.turned(orientation), Orientation.UPRIGHT)
                : new Result(kept, orientation));
    }

    /// All blocks made of the photo's samples, which lie otherwise than the source's.
    private static Result anew(Photo photo, JpegColours colours, JpegBlocks stored, Orientation orientation) {
        // Tables and factors of a picture that is stored upright.
        JpegBlocks blocks = stored.empty(0, 0).turned(orientation).empty(photo.width(), photo.height());
        new JpegTransfer(photo, colours, blocks, Orientation.UPRIGHT, (x, y, index) -> true).run();
        return new Result(blocks, Orientation.UPRIGHT);
    }

    /// Where a pixel of the stored picture begins in the photo's samples.
    private int pixel(int x, int y) {
        int column = orientation.reversesColumns() ? blocks.width() - 1 - x : x;
        int row = orientation.reversesRows() ? blocks.height() - 1 - y : y;
        return orientation.swapsAxes() ? photo.samples().index(row, column) : photo.samples().index(column, row);
    }

    private static BufferedImage decoded(JpegSegments source, Watching watching) throws IOException {
        try (ImageInputStream input = PhotoReader.input(JpegNames.plain(source).orElse(source.file()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            ImageReader reader = readers.next();
            while (PhotoReader.misreads(reader, source)) {
                reader = readers.next();
            }
            try {
                reader.setInput(input);
                Decoding.of(reader, watching);
                return Layout.of(PhotoReader.decode(reader, Optional.of(source)));
            } finally {
                reader.dispose();
            }
        }
    }

    private void run() {
        for (int i = 0; i < blocks.components().size(); i++) {
            JpegBlocks.Component component = blocks.components().get(i);
            int pixelsAcross = blocks.maximumAcross() / component.across();
            int pixelsDown = blocks.maximumDown() / component.down();
            for (int row = 0; row < component.rows(); row++) {
                for (int column = 0; column < component.columns(); column++) {
                    if (touched(column * pixelsAcross, row * pixelsDown, pixelsAcross, pixelsDown)) {
                        float[] samples = samples(i, column, row, pixelsAcross, pixelsDown);
                        quantise(samples, component, component.at(column, row));
                    }
                }
            }
        }
    }

    private boolean touched(int column, int row, int across, int down) {
        int rows = changed.length / cellsAcross;
        for (int y = row; y < Math.min(rows, row + down); y++) {
            for (int x = column; x < Math.min(cellsAcross, column + across); x++) {
                if (changed[y * cellsAcross + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A block of one colour, each sample the mean of the pixels under it; the photo's border goes on beyond it.
    private float[] samples(int component, int column, int row, int pixelsAcross, int pixelsDown) {
        float[] samples = new float[JpegBlocks.SIZE];
        for (int i = 0; i < samples.length; i++) {
            int fromX = (column * SIDE + i % SIDE) * pixelsAcross;
            int fromY = (row * SIDE + i / SIDE) * pixelsDown;
            float sum = 0;
            for (int y = fromY; y < fromY + pixelsDown; y++) {
                for (int x = fromX; x < fromX + pixelsAcross; x++) {
                    int pixel = pixel(Math.min(x, blocks.width() - 1), Math.min(y, blocks.height() - 1));
                    sum += colours.value(photo.samples(), pixel, component);
                }
            }
            samples[i] = sum / (pixelsAcross * pixelsDown) - 128;
        }
        return samples;
    }

    private void quantise(float[] samples, JpegBlocks.Component component, int at) {
        float[] rows = new float[JpegBlocks.SIZE];
        for (int y = 0; y < SIDE; y++) {
            for (int frequency = 0; frequency < SIDE; frequency++) {
                float sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += samples[y * SIDE + x] * COSINES[frequency][x];
                }
                rows[y * SIDE + frequency] = sum;
            }
        }
        int[] steps = blocks.tables()[component.table()];
        for (int i = 0; i < JpegBlocks.SIZE; i++) {
            int horizontal = JpegBlocks.ZIGZAG[i] % SIDE;
            int vertical = JpegBlocks.ZIGZAG[i] / SIDE;
            float sum = 0;
            for (int y = 0; y < SIDE; y++) {
                sum += rows[y * SIDE + horizontal] * COSINES[vertical][y];
            }
            component.coefficients()[at + i] = (short) Math.round(sum / steps[i]);
        }
    }
}
