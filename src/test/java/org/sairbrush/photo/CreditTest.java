package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said in the metadata about the change, where that is wished.
class CreditTest {

    private static final int SOFTWARE = 305;
    private static final Credit CREDIT = new Credit("Sairbrush 9", Instant.parse("2026-01-02T03:04:05.6Z"), "filled");
    private static final WriteOptions OPTIONS = WriteOptions.defaults().with(CREDIT);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"JPEG 4:2:0, jpg", "JPEG 4:2:0, png", "JPEG 4:2:0, tif", "PNG 8 bits, png", "TIFF 16 bits LZW, tif"})
    void isAddedToWhatAPhotoSays(String name, String extension) throws IOException, XMPException {
        SourceFile source = SourceFile.named(name);
        Photo photo = PhotoReader.read(source.write(folder, 64, 48, 1));

        Photo written = written(photo, extension);

        XMPMeta meta = meta(written);
        assertCredited(meta, 1);
        assertEquals("1", meta.getPropertyString(XMPConst.NS_TIFF, "Orientation"));
        assertEquals(Optional.of("Sairbrush 9\0"), text(written, SOFTWARE));
        assertEquals(text(photo, TestMetadata.ARTIST), text(written, TestMetadata.ARTIST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void isSaidByPhotosThatSaidNothing(String extension) throws IOException, XMPException {
        assertCredited(meta(written(Photo.of(Pictures.picture(20, 10, 8, 3)), extension)), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void followsWhatWasDoneBefore(String extension) throws IOException, XMPException {
        Photo once = written(Photo.of(Pictures.picture(20, 10, 8, 3)), extension);

        assertCredited(meta(written(once, extension)), 2);
    }

    @Test
    void leavesAllElseOfAnExifBlockWhereItIs() throws IOException {
        Photo photo = PhotoReader.read(SourceFile.all().getFirst().write(folder, 64, 48, 1));
        byte[] plain =
                ExifBlock.revised(photo.metadata().exif().orElseThrow(), Revision.upright(photo, Optional.empty()));

        byte[] credited = ExifBlock.revised(
                photo.metadata().exif().orElseThrow(), Revision.upright(photo, Optional.of(CREDIT)));

        // But for where the first directory is.
        for (int i = 0; i < plain.length; i++) {
            assertTrue(i >= 4 && i < 8 || plain[i] == credited[i], "byte " + i);
        }
        TiffDirectory before = TiffDirectory.ofBlock(plain).orElseThrow();
        TiffDirectory after = TiffDirectory.ofBlock(credited).orElseThrow();
        assertEquals(before.entries().size() + 1, after.entries().size());
        assertArrayEquals(before.toBlock(), after.only(tag -> tag != SOFTWARE).toBlock());
        byte[] twice = ExifBlock.revised(credited, Revision.upright(photo, Optional.of(CREDIT)));
        assertEquals(after.entries().size(), TiffDirectory.ofBlock(twice).orElseThrow().entries().size());
    }

    /// A packet may name files of this computer; what they hold must not get into a photo that is given away.
    @Test
    void leavesAPacketThatNamesOtherFilesAsItIs() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        byte[] packet = """
            <!DOCTYPE x [<!ENTITY file SYSTEM "%s">]>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/tiff">
            <dc:source>&file;</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>
            """.formatted(secret.toUri()).getBytes(StandardCharsets.UTF_8);

        assertArrayEquals(packet, XmpCredit.added(packet, CREDIT));
    }

    private Photo written(Photo photo, String extension) throws IOException {
        Path file = folder.resolve("written." + extension);
        PhotoWriter.write(photo, file, OPTIONS);
        return PhotoReader.read(file);
    }

    private static XMPMeta meta(Photo photo) throws XMPException {
        return XMPMetaFactory.parseFromBuffer(photo.metadata().xmp().orElseThrow());
    }

    private static Optional<String> text(Photo photo, int tag) {
        Optional<TiffDirectory> directory = photo.metadata() instanceof TiffTags tags
                ? Optional.of(tags.directory())
                : photo.metadata().exif().flatMap(TiffDirectory::ofBlock);
        return directory
                .flatMap(entries -> entries.value(tag))
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private static void assertCredited(XMPMeta meta, int events) throws XMPException {
        assertEquals("Sairbrush 9", meta.getPropertyString(XMPConst.NS_XMP, "CreatorTool"));
        assertEquals(events, meta.countArrayItems(XMPConst.NS_XMP_MM, "History"));
        String last = "History[" + events + "]/stEvt:";
        assertEquals("edited", meta.getPropertyString(XMPConst.NS_XMP_MM, last + "action"));
        assertEquals("Sairbrush 9", meta.getPropertyString(XMPConst.NS_XMP_MM, last + "softwareAgent"));
        assertEquals("2026-01-02T03:04:05Z", meta.getPropertyString(XMPConst.NS_XMP_MM, last + "when"));
        assertEquals("filled", meta.getPropertyString(XMPConst.NS_XMP_MM, last + "parameters"));
    }
}
