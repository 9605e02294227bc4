package org.sairbrush.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Small picture files for tests.
final class Pictures {

    static final int GREY = 0x808080;
    static final int WHITE = 0xFFFFFF;

    private Pictures() {}

    /// A grey photo.
    static Path photo(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, GREY);
            }
        }
        return write(image, file);
    }

    /// A mask whose left columns are hole.
    static Path mask(Path file, int width, int height, int holeColumns) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < holeColumns; x++) {
                image.setRGB(x, y, WHITE);
            }
        }
        return write(image, file);
    }

    /// A grey picture with one sample value on the left and another on the right.
    static Path halves(Path file, int width, int height, int left, int right) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, x < width / 2 ? left : right);
            }
        }
        return write(image, file);
    }

    static int rgb(Path file, int x, int y) throws IOException {
        return ImageIO.read(file.toFile()).getRGB(x, y) & 0xFFFFFF;
    }

    private static Path write(BufferedImage image, Path file) throws IOException {
        String name = file.getFileName().toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }
}
