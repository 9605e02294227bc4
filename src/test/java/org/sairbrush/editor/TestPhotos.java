package org.sairbrush.editor;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Pictures drawn for tests.
public final class TestPhotos {

    private TestPhotos() {}

    /// A sun over hills.
    public static Path landscape(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x6f8fb0), 0, height, new Color(0xf3dcc0)));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(new Color(0xffe9a8));
        graphics.fillOval(width * 6 / 10, height / 6, height / 5, height / 5);
        for (int hill = 0; hill < 3; hill++) {
            graphics.setPaint(new Color(0x5d6f4f - hill * 0x10140f));
            graphics.fillOval(width * (hill - 1) / 3 - width / 6, height * (6 + hill) / 10, width, height);
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
