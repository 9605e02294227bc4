package org.sairbrush.restore;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.sairbrush.NativeEnvironment;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// Whether memory stays as it is over many fills, each of eight far regions that are painted side by side, on Linux.
/// `docs/performance.md` says what came of it.
public final class FillMemory {

    private static final int WIDTH = 2000;
    private static final int HEIGHT = 1000;
    private static final int COLUMNS = 4;
    private static final int ROWS = 2;
    private static final int SPECK = 8;
    private static final int FILLS_BETWEEN_LOOKS = 25;

    private FillMemory() {}

    /// @param arguments how many fills, and how many threads
    public static void main(String[] arguments) throws Exception {
        NativeEnvironment.prepare();
        int fills = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        Photo photo = Photo.of(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR));
        PackRestorer restorer = new PackRestorer(PackLibrary.standard());
        RestoreSettings settings =
                new RestoreSettings(Method.SAIR, RestoreSettings.DEFAULT_PACK, DeviceChoice.CPU, threads);
        System.out.println("| fills | regions | process | heap in use | threads |");
        System.out.println("|--:|--:|--:|--:|--:|");
        Random random = new Random(1);
        int regions = 0;
        for (int i = 1; i <= fills; i++) {
            regions += restorer.restore(photo, specks(random), settings, Progress.NONE).regions().size();
            if (i == 1 || i % FILLS_BETWEEN_LOOKS == 0) {
                look(i, regions);
            }
        }
        System.exit(0);
    }

    private static Mask specks(Random random) {
        Area[] specks = new Area[COLUMNS * ROWS];
        for (int i = 0; i < specks.length; i++) {
            int left = WIDTH * (i % COLUMNS) / COLUMNS + random.nextInt(WIDTH / COLUMNS - SPECK);
            int top = HEIGHT * (i / COLUMNS) / ROWS + random.nextInt(HEIGHT / ROWS - SPECK);
            specks[i] = new Area(left, top, SPECK, SPECK);
        }
        return Masks.mask(WIDTH, HEIGHT, specks);
    }

    private static void look(int fills, int regions) throws IOException {
        System.gc();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d MB | %d MB | %d |%n",
                fills,
                regions,
                Long.parseLong(resident) >> 10,
                runtime.totalMemory() - runtime.freeMemory() >> 20,
                Thread.activeCount());
    }
}
