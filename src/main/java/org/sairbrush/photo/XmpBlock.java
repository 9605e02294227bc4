package org.sairbrush.photo;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Keeps an XMP packet true after the photo was turned and repaired.
final class XmpBlock {

    private static final Pattern ORIENTATION = property("tiff:Orientation", "[1-8]");
    private static final Pattern WIDTH = property("(?:tiff:ImageWidth|exif:PixelXDimension)", "\\d+");
    private static final Pattern HEIGHT = property("(?:tiff:ImageLength|exif:PixelYDimension)", "\\d+");
    private static final Pattern AXIS = Pattern.compile("(tiff:|exif:FocalPlane)([XY])(?=Resolution\\b)");
    private static final Pattern THUMBNAILS =
            Pattern.compile("<(xmp|xap):Thumbnails>.*?</\\1:Thumbnails>", Pattern.DOTALL);

    private XmpBlock() {}

    /// The packet with another orientation and size, and without thumbnails, which still show the damage; every other
    /// byte as it was, unless a credit is added.
    static byte[] revised(byte[] packet, Revision revision) {
        // Latin-1 takes each byte to one character and back.
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        text = ORIENTATION.matcher(text).replaceAll("$1" + revision.orientation().tag());
        text = WIDTH.matcher(text).replaceAll("$1" + revision.width());
        text = HEIGHT.matcher(text).replaceAll("$1" + revision.height());
        if (revision.swapsAxes()) {
            text = AXIS.matcher(text).replaceAll(said -> said.group(1) + (said.group(2).equals("X") ? "Y" : "X"));
        }
        byte[] revised = THUMBNAILS.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
        return revision.credit().map(credit -> XmpCredit.added(revised, credit)).orElse(revised);
    }

    private static Pattern property(String name, String value) {
        return Pattern.compile("(" + name + "(?:=[\"']|>))" + value + "(?=[\"'<])");
    }
}
