package org.sairbrush.photo;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the first directory of a TIFF file says beside how its pixels are stored.
///
/// @param samples how its pixels are stored
record TiffTags(TiffDirectory directory, int pictures, TiffSamples samples) implements Metadata {

    static final int RESOLUTION_ACROSS = 282;
    static final int RESOLUTION_DOWN = 283;
    static final int RESOLUTION_UNIT = 296;
    static final int FOCAL_PLANE_ACROSS = 0xA20E;
    static final int FOCAL_PLANE_DOWN = 0xA20F;
    static final int PROFILE = 34675;
    private static final int SOFTWARE = 305;
    private static final int ASCII = 2;
    private static final int XMP = 700;
    private static final int IPTC = 33723;
    private static final int PHOTOSHOP = 34377;
    private static final int PIXEL_WIDTH = 0xA002;
    private static final int PIXEL_HEIGHT = 0xA003;

    /// What is said of across and of down.
    private static final Map<Integer, Integer> AXES = Map.of(
            RESOLUTION_ACROSS, RESOLUTION_DOWN,
            RESOLUTION_DOWN, RESOLUTION_ACROSS,
            FOCAL_PLANE_ACROSS, FOCAL_PLANE_DOWN,
            FOCAL_PLANE_DOWN, FOCAL_PLANE_ACROSS);

    /// How the pixels are stored, small versions of the picture, and Photoshop's layers, which still show the damage.
    private static final Set<Integer> OF_THE_PIXELS = Set.of(
            254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, TiffDirectory.ORIENTATION, 277, 278,
            279, 280, 281, 284, 288, 289, 290, 291, 292, 293, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 330,
            332, 333, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530,
            531, 532, 37724, PROFILE);

    private static final Set<Integer> BLOCKS = Set.of(XMP, IPTC, PHOTOSHOP);

    /// @throws IOException where the directory can't be read
    static TiffTags read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            TiffParser parser = new TiffParser(TiffParser.Source.of(channel));
            Set<Integer> alsoNeeded = Set.of(TiffDirectory.ORIENTATION, PROFILE);
            TiffDirectory directory = parser.first(tag ->
                    !OF_THE_PIXELS.contains(tag) || alsoNeeded.contains(tag) || TiffSamples.TAGS.contains(tag));
            return new TiffTags(directory, parser.pages(), TiffSamples.of(directory));
        }
    }

    @Override
    public Optional<byte[]> iccProfile() {
        return directory.value(PROFILE);
    }

    @Override
    public Optional<byte[]> exif() {
        TiffDirectory described = directory.only(tag -> !OF_THE_PIXELS.contains(tag) && !BLOCKS.contains(tag)
                || tag == TiffDirectory.ORIENTATION);
        return described.entries().isEmpty() ? Optional.empty() : Optional.of(described.toBlock());
    }

    @Override
    public Optional<byte[]> xmp() {
        return directory.value(XMP);
    }

    @Override
    public Optional<byte[]> photoshop() {
        return directory.value(PHOTOSHOP).or(() -> directory.value(IPTC).map(PhotoshopBlock::ofIptc));
    }

    @Override
    public Optional<Resolution> resolution() {
        double across = directory.rational(RESOLUTION_ACROSS);
        double down = directory.rational(RESOLUTION_DOWN);
        return Resolution.ofTiff(directory.number(RESOLUTION_UNIT).orElse(2), across, down);
    }

    /// What stays true for a repaired photo, whatever the format that it comes from.
    static TiffDirectory kept(Metadata metadata, Revision revision) {
        if (metadata instanceof TiffTags tags) {
            return revised(tags.directory, revision);
        }
        TiffDirectory empty = new TiffDirectory(ByteOrder.LITTLE_ENDIAN, List.of());
        TiffDirectory exif = metadata.exif().flatMap(TiffDirectory::ofBlock).orElse(empty);
        List<TiffDirectory.Entry> blocks = new ArrayList<>();
        metadata.xmp().ifPresent(packet -> blocks.add(new TiffDirectory.Entry(XMP, 1, packet)));
        metadata.photoshop().ifPresent(block -> {
            blocks.add(new TiffDirectory.Entry(PHOTOSHOP, 1, block));
            PhotoshopBlock.iptc(block).ifPresent(records ->
                    blocks.add(new TiffDirectory.Entry(IPTC, TiffDirectory.UNDEFINED, records)));
        });
        if (exif.find(RESOLUTION_ACROSS).isEmpty()) {
            metadata.resolution().ifPresent(resolution -> {
                blocks.add(exif.rational(RESOLUTION_ACROSS, resolution.across()));
                blocks.add(exif.rational(RESOLUTION_DOWN, resolution.down()));
                blocks.add(exif.shorts(RESOLUTION_UNIT, 2));
            });
        }
        return revised(exif.with(blocks), revision);
    }

    private static TiffDirectory revised(TiffDirectory directory, Revision revision) {
        TiffDirectory kept = stored(directory.only(tag -> !OF_THE_PIXELS.contains(tag)), revision);
        List<TiffDirectory.Entry> changed = new ArrayList<>();
        for (TiffDirectory.Entry entry : kept.entries()) {
            switch (entry.tag()) {
                case XMP -> changed.add(with(entry, XmpBlock.revised(entry.value(), revision)));
                case PHOTOSHOP -> changed.add(with(entry, PhotoshopBlock.revised(entry.value(), revision)));
                case TiffDirectory.EXIF -> entry.child().ifPresent(exif -> changed.add(new TiffDirectory.Entry(
                        entry.tag(), entry.type(), entry.value(), Optional.of(sized(exif, revision)))));
                default -> changed.add(entry);
            }
        }
        TiffDirectory revised = new TiffDirectory(kept.order(), changed);
        return revision.credit().map(credit -> credited(revised, credit)).orElse(revised);
    }

    /// Across and down as they are for the stored picture.
    private static TiffDirectory stored(TiffDirectory directory, Revision revision) {
        return !revision.swapsAxes()
                ? directory
                : new TiffDirectory(
                        directory.order(),
                        directory.entries().stream()
                                .map(entry -> new TiffDirectory.Entry(
                                        AXES.getOrDefault(entry.tag(), entry.tag()),
                                        entry.type(),
                                        entry.value(),
                                        entry.child()))
                                .toList());
    }

    private static TiffDirectory credited(TiffDirectory directory, Credit credit) {
        byte[] name = (credit.software() + "\0").getBytes(StandardCharsets.US_ASCII);
        List<TiffDirectory.Entry> said = new ArrayList<>(List.of(new TiffDirectory.Entry(SOFTWARE, ASCII, name)));
        if (directory.find(XMP).isEmpty()) {
            said.add(new TiffDirectory.Entry(XMP, 1, XmpCredit.packet(credit)));
        }
        return directory.with(said);
    }

    private static TiffDirectory.Entry with(TiffDirectory.Entry entry, byte[] value) {
        return new TiffDirectory.Entry(entry.tag(), entry.type(), value);
    }

    private static TiffDirectory sized(TiffDirectory exif, Revision revision) {
        List<TiffDirectory.Entry> sizes = new ArrayList<>();
        exif.find(PIXEL_WIDTH).ifPresent(entry -> sizes.add(exif.longs(PIXEL_WIDTH, revision.width())));
        exif.find(PIXEL_HEIGHT).ifPresent(entry -> sizes.add(exif.longs(PIXEL_HEIGHT, revision.height())));
        return stored(exif.with(sizes), revision);
    }
}
