package org.sairbrush.photo;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Keeps an XMP packet true after the photo was turned upright.
final class XmpBlock {

    private static final Pattern TURNED = Pattern.compile("(tiff:Orientation(?:=[\"']|>))[2-8](?=[\"'<])");

    private XmpBlock() {}

    /// The packet with orientation 1, every other byte as it was.
    static byte[] upright(byte[] packet) {
        // Latin-1 takes each byte to one character and back.
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        return TURNED.matcher(text).replaceAll("$11").getBytes(StandardCharsets.ISO_8859_1);
    }
}
