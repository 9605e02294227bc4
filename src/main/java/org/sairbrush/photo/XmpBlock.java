package org.sairbrush.photo;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Keeps an XMP packet true after the photo was turned upright and repaired.
final class XmpBlock {

    private static final Pattern TURNED = property("tiff:Orientation", "[2-8]");
    private static final Pattern WIDTH = property("(?:tiff:ImageWidth|exif:PixelXDimension)", "\\d+");
    private static final Pattern HEIGHT = property("(?:tiff:ImageLength|exif:PixelYDimension)", "\\d+");
    private static final Pattern THUMBNAILS = Pattern.compile("<(xmp|xap):Thumbnails>.*?</\\1:Thumbnails>", Pattern.DOTALL);

    private XmpBlock() {}

    /// The packet with orientation 1, the given size, and without thumbnails, which still show the damage; every other
    /// byte as it was.
    static byte[] upright(byte[] packet, int width, int height) {
        // Latin-1 takes each byte to one character and back.
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        text = TURNED.matcher(text).replaceAll("$11");
        text = WIDTH.matcher(text).replaceAll("$1" + width);
        text = HEIGHT.matcher(text).replaceAll("$1" + height);
        return THUMBNAILS.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Pattern property(String name, String value) {
        return Pattern.compile("(" + name + "(?:=[\"']|>))" + value + "(?=[\"'<])");
    }
}
