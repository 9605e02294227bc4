package org.sairbrush.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.TiffDirectory.Entry;

/// What a careful archivist writes into a file, for tests.
final class TestMetadata {

    static final int ARTIST = 0x013B;
    static final int USER_COMMENT = 0x9286;
    static final int LATITUDE = 2;

    private static final int ASCII = 2;
    private static final int RATIONAL = 5;

    private TestMetadata() {}

    /// An EXIF block with an artist, a comment of odd length, a position and an orientation.
    static byte[] exif(ByteOrder order, int orientation) {
        TiffDirectory tools = new TiffDirectory(order, List.of());
        byte[] latitude = ByteBuffer.allocate(24).order(order)
                .putInt(59).putInt(1).putInt(56).putInt(1).putInt(1234).putInt(100).array();
        TiffDirectory gps = new TiffDirectory(order, List.of(new Entry(LATITUDE, RATIONAL, latitude)));
        TiffDirectory exif = new TiffDirectory(order, List.of(
                new Entry(USER_COMMENT, TiffDirectory.UNDEFINED, ascii("ASCII\0\0\0a scan of 1923")),
                tools.longs(0xA002, 61),
                tools.longs(0xA003, 47)));
        return new TiffDirectory(order, List.of(
                        tools.shorts(TiffDirectory.ORIENTATION, orientation),
                        new Entry(ARTIST, ASCII, ascii("Sergei Prokudin-Gorskii\0")),
                        new Entry(TiffDirectory.EXIF, TiffDirectory.LONG, new byte[4], Optional.of(exif)),
                        new Entry(TiffDirectory.GPS, TiffDirectory.LONG, new byte[4], Optional.of(gps))))
                .toBlock();
    }

    static byte[] xmp(int orientation) {
        return ascii("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                + "xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" tiff:Orientation=\"" + orientation + "\" "
                + "tiff:ImageWidth=\"61\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>");
    }

    /// One record: the caption.
    static byte[] iptc() {
        byte[] caption = ascii("The mill at Olonets");
        return ByteBuffer.allocate(5 + caption.length)
                .put((byte) 0x1C).put((byte) 2).put((byte) 120).putShort((short) caption.length).put(caption).array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
