package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;

/// Writes BMP, of 8 or 24 bits, with the photo's resolution.
final class BmpWriter {

    private BmpWriter() {}

    static void write(Photo photo, Path file, Watching watching) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            IIOImage image = new IIOImage(withoutAlpha(photo), null, null);
            JavaEncoder.write("bmp", image, defaults -> {}, output, watching);
        }
        Optional<Resolution> resolution = photo.metadata().resolution();
        if (resolution.isPresent()) {
            // Java's encoder says nothing of it.
            BmpHeader.put(Revision.upright(photo, Optional.empty()).stored(resolution.get()), file);
        }
    }

    private static BufferedImage withoutAlpha(Photo photo) {
        int width = photo.width();
        int height = photo.height();
        BufferedImage image = Layout.empty(
                photo.grey() ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR, width, height);
        for (int y = 0; y < height; y++) {
            int[] line = photo.argb(new Area(0, y, width, 1), width, 1);
            if (photo.grey()) {
                image.getRaster().setPixels(0, y, width, 1, Arrays.stream(line).map(i -> i & 0xFF).toArray());
            } else {
                image.setRGB(0, y, width, 1, line, 0, width);
            }
        }
        return image;
    }
}
