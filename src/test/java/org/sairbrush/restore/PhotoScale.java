package org.sairbrush.restore;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.grain.Grain;
import org.sairbrush.restore.grain.GrainMatcher;

/// Shows fills as they are at 100 %: for each photo NAME.jpg or NAME.png with a mask NAME-mask.png in a folder it
/// writes crops of the damage, of the fill without grain, and of the fill with it, side by side, and prints the levels
/// of grain around the holes, and in them without and with it. How `docs/photo-scale.md` was made.
///
/// Arguments: the folder, the folder to write to, a method, and for networks the folder of packs and the pack's id.
final class PhotoScale {

    private static final int CROP = 240;
    private static final int GAP = 8;

    private PhotoScale() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Method method = Method.of(arguments[2]).orElseThrow();
        Path packs = arguments.length > 3 ? Path.of(arguments[3]) : folder;
        String pack = arguments.length > 4 ? arguments[4] : RestoreSettings.DEFAULT_PACK;
        RestoreSettings settings = new RestoreSettings(method, pack, DeviceChoice.CPU, 0);
        System.out.println("| photo | around | of neighbours | fill without | fill with grain |");
        System.out.println("|---|---|---|---|---|");
        try (PackRestorer restorer = new PackRestorer(PackLibrary.in(packs));
                Stream<Path> files = Files.list(folder)) {
            for (Path mask : files.filter(file -> file.toString().endsWith("-mask.png")).sorted().toList()) {
                show(mask, out, settings, restorer);
            }
        }
    }

    private static void show(Path maskFile, Path out, RestoreSettings settings, PackRestorer restorer)
            throws IOException, RestoreException {
        String name = maskFile.getFileName().toString().replace("-mask.png", "");
        Path file = Stream.of(".jpg", ".png")
                .map(ending -> maskFile.resolveSibling(name + ending))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Photo photo = PhotoReader.read(file);
        Mask mask = Mask.of(PhotoReader.read(maskFile).image());
        Photo smooth = restorer.restore(photo, mask, settings.withGrain(false), Progress.NONE).photo();
        Photo grainy = restorer.restore(photo, mask, settings, Progress.NONE).photo();
        Area holes = mask.bounds().orElseThrow();
        Grain around = new GrainMatcher(photo, mask).around(holes);
        System.out.printf(
                Locale.ROOT, "| %s | %s | %.2f | %s | %s |%n",
                name, level(around), around.correlation(), level(new GrainMatcher(smooth, mask).inHoles(holes)),
                level(new GrainMatcher(grainy, mask).inHoles(holes)));
        PhotoWriter.write(
                sideBySide(largest(mask), photo, smooth, grainy), out.resolve(name + "-crops.jpg"),
                WriteOptions.defaults());
    }

    /// Of red, green and blue, in steps of 8 bits.
    private static String level(Grain grain) {
        float[] level = grain.level();
        return String.format(Locale.ROOT, "%.1f %.1f %.1f", level[0] * 255, level[1] * 255, level[2] * 255);
    }

    /// A crop about the largest hole.
    private static Area largest(Mask mask) {
        Area box = HoleFinder.groups(mask)
                .flatMap(group -> group.holes().stream())
                .map(HoleFinder.Hole::box)
                .max((a, b) -> Long.compare(a.pixels(), b.pixels()))
                .orElseThrow();
        int width = Math.min(CROP, mask.width());
        int height = Math.min(CROP, mask.height());
        int x = Math.clamp(box.x() + box.width() / 2 - width / 2, 0, mask.width() - width);
        int y = Math.clamp(box.y() + box.height() / 2 - height / 2, 0, mask.height() - height);
        return new Area(x, y, width, height);
    }

    private static Photo sideBySide(Area crop, Photo... photos) {
        int step = crop.width() + GAP;
        BufferedImage sheet =
                new BufferedImage(photos.length * step - GAP, crop.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < photos.length; i++) {
            int[] pixels = photos[i].argb(crop, crop.width(), crop.height());
            sheet.setRGB(i * step, 0, crop.width(), crop.height(), pixels, 0, crop.width());
        }
        return Photo.of(sheet);
    }
}
