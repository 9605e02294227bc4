package org.sairbrush.restore;

import com.sun.management.OperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.sairbrush.NativeEnvironment;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// What fills take once the model is open, with the default pack and one thread. On a machine that has other work to
/// do, only ratios of processor time tell two versions apart: so each argument is a folder of this program's classes in
/// another version, and versions take turns. `docs/performance.md` says what came of it.
public final class FillBench implements Consumer<String> {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final String SAMPLE = "/org/sairbrush/sample/";

    private record Work(Photo photo, Mask mask) {}

    private final Map<String, Work> works = new LinkedHashMap<>();
    private final PackRestorer restorer = new PackRestorer(PackLibrary.standard());

    /// Each version makes its own, through the loader of its classes.
    public FillBench() throws IOException {
        Photo large = picture(6000, 4000);
        works.put("256×256, 20 % hole in four strokes", new Work(picture(256, 256), strokes()));
        works.put("24 megapixels, a speck of 8", new Work(large, blot(6000, 4000, 4)));
        works.put("24 megapixels, a blot of 120", new Work(large, blot(6000, 4000, 60)));
        works.put("24 megapixels, a blot of 400", new Work(large, blot(6000, 4000, 200)));
        works.put("the sample's dust", new Work(Photo.of(read("sample.jpg")), Mask.of(read("sample-mask.png"))));
    }

    public static void main(String[] versions) throws Exception {
        NativeEnvironment.prepare();
        List<Consumer<String>> sides = new ArrayList<>(List.of(new FillBench()));
        for (String version : versions) {
            sides.add(load(Path.of(version)));
        }
        System.out.println("| fill | version | by the clock | processor time | share of the first one's |");
        System.out.println("|---|---|--:|--:|--:|");
        for (String name : ((FillBench) sides.getFirst()).works.keySet()) {
            measure(name, sides);
        }
        System.exit(0);
    }

    private static void measure(String name, List<Consumer<String>> sides) {
        double[][] clock = new double[sides.size()][ROUNDS];
        double[][] processor = new double[sides.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int side = 0; side < sides.size(); side++) {
                long begin = System.nanoTime();
                long worked = processorTime();
                sides.get(side).accept(name);
                if (round >= 0) {
                    clock[side][round] = (System.nanoTime() - begin) / 1e6;
                    processor[side][round] = (processorTime() - worked) / 1e6;
                }
            }
        }
        for (int side = 0; side < sides.size(); side++) {
            System.out.printf(
                    Locale.ROOT, "| %s | %d | %.0f ms | %.0f ms | %.2f |%n",
                    name, side, median(clock[side]), median(processor[side]),
                    median(processor[side]) / median(processor[0]));
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Override
    public void accept(String name) {
        Work work = works.get(name);
        RestoreSettings settings =
                new RestoreSettings(Method.SAIR, RestoreSettings.DEFAULT_PACK, DeviceChoice.CPU, 1);
        try {
            restorer.restore(work.photo, work.mask, settings, Progress.NONE);
        } catch (RestoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /// This bench over another version's classes; libraries are shared, as their native parts load only once.
    @SuppressWarnings("unchecked")
    private static Consumer<String> load(Path classes) throws Exception {
        URL[] places = {
            classes.toUri().toURL(), FillBench.class.getProtectionDomain().getCodeSource().getLocation()
        };
        ClassLoader loader = new URLClassLoader(places) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("org.sairbrush.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        };
        return (Consumer<String>)
                loader.loadClass(FillBench.class.getName()).getConstructor().newInstance();
    }

    private static BufferedImage read(String name) throws IOException {
        try (InputStream stream = FillBench.class.getResourceAsStream(SAMPLE + name)) {
            return ImageIO.read(stream);
        }
    }

    /// Waves and some noise.
    private static Photo picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = 60 * Math.sin(x * 0.01) + 40 * Math.cos(y * 0.013 + x * 0.002);
                int value = (int) (128 + wave + random.nextInt(16) - 8);
                image.setRGB(x, y, value << 16 | value - 10 << 8 | value - 20);
            }
        }
        return Photo.of(image);
    }

    private static Mask strokes() {
        Mask mask = Mask.empty(256, 256);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                if (Math.abs(x - 60 - y / 4) < 7 || Math.abs(y - 60 - x / 3) < 6
                        || Math.abs(y - 200) < 6 || Math.abs(x - 210) < 7) {
                    mask.coverage()[y * 256 + x] = (byte) 255;
                }
            }
        }
        return mask;
    }

    private static Mask blot(int width, int height, int radius) {
        Mask mask = Mask.empty(width, height);
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                if (Math.hypot(x, y) <= radius) {
                    mask.coverage()[(height / 2 + y) * width + width / 2 + x] = (byte) 255;
                }
            }
        }
        return mask;
    }
}
