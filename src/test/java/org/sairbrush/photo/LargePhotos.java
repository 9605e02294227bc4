package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Photos larger than the heap: makes one with a mask of scratches, and compares it with what a fill made of it.
/// `docs/photo-scale.md` tells what came of it.
public final class LargePhotos {

    private static final int COLUMNS = 6;
    private static final int ROWS = 4;
    private static final int LENGTH = 600;
    private static final int THICKNESS = 8;
    private static final int TILE = 512;

    private LargePhotos() {}

    /// @param arguments `make WIDTH HEIGHT strips|tiles PHOTO.tif MASK.png`, or `compare PHOTO MASK RESULT`
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("make")) {
            int width = Integer.parseInt(arguments[1]);
            int height = Integer.parseInt(arguments[2]);
            Photo photo = Photo.of(picture(width, height));
            if (arguments[3].equals("tiles")) {
                writeTiles(photo.image(), new File(arguments[4]));
            } else {
                PhotoWriter.write(photo, Path.of(arguments[4]), WriteOptions.defaults());
            }
            PhotoWriter.writeMask(scratches(width, height), Path.of(arguments[5]));
        } else {
            Photo before = PhotoReader.read(Path.of(arguments[1]));
            Mask mask = PhotoReader.readMask(Path.of(arguments[2]));
            Photo after = PhotoReader.read(Path.of(arguments[3]));
            System.out.printf(
                    Locale.ROOT,
                    "%d × %d with a heap of %d MB: %s%n",
                    before.width(),
                    before.height(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    Fidelity.outside(mask, before, after).orElseThrow().sentence());
        }
    }

    /// Hills of colour with a little noise.
    private static BufferedImage picture(int width, int height) {
        BufferedImage image = Layout.empty(BufferedImage.TYPE_3BYTE_BGR, width, height);
        Samples samples = new Samples(image);
        IntStream.range(0, height).parallel().forEach(y -> {
            int noise = 2 * y + 1;
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < 3; band++) {
                    noise = noise * 1_103_515_245 + 12_345;
                    int hill = (int) (100 + 60 * Math.sin(x * (band + 2) / 900.0) + 60 * Math.cos(y / 700.0));
                    samples.set(samples.index(x, y) + band, hill + (noise >>> 30));
                }
            }
        });
        return image;
    }

    private static Mask scratches(int width, int height) {
        Mask mask = Mask.empty(width, height);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int left = width * (2 * (i % COLUMNS) + 1) / (2 * COLUMNS);
            int top = height * (2 * (i / COLUMNS) + 1) / (2 * ROWS);
            for (int x = 0; x < LENGTH; x++) {
                for (int y = 0; y < THICKNESS; y++) {
                    mask.coverage()[(top + x / 3 + y) * width + left + x] = (byte) 255;
                }
            }
        }
        return mask;
    }

    private static void writeTiles(BufferedImage image, File file) throws Exception {
        ImageWriter writer = SourceFile.writer("tiff");
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setTiling(TILE, TILE, 0, 0);
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Deflate");
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
