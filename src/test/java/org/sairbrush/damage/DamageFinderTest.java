package org.sairbrush.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Watching;

class DamageFinderTest {

    private final DamageNetwork network =
            new DamageNetwork(new DamageNetwork.Config(List.of(4, 6, 8, 8), List.of(1, 2, 4)));
    private NDManager manager;

    @BeforeEach
    void makeNetwork() {
        Engine.getInstance().setRandomSeed(4);
        manager = NDManager.newBaseManager();
        network.initialize(manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static Photo noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(2);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return Photo.of(image);
    }

    @Test
    void tilesGiveWhatTheWholePictureGives() {
        int width = 1000;
        int height = 88;
        Photo photo = noise(width, height);
        DamageMap map = new DamageFinder(network, manager).find(photo, Watching.NOBODY).getFirst();
        assertEquals(width, map.width());
        assertEquals(height, map.height());
        NDArray picture = manager.create(
                photo.rgb(Area.of(width, height), width, height), new Shape(1, 3, height, width));
        NDArray whole = network.logits(picture, false);
        float[] logits = whole.toFloatArray();
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        // a threshold in the middle of what is found makes every difference count
        double middle = 1 / (1 + Math.exp(-sorted[sorted.length / 2]));
        Mask mask = map.mask(1 - middle, width, height);
        assertTrue(mask.share() > 0.3, "share " + mask.share());
        int far = 0;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] > sorted[sorted.length / 2] && !mask.hole(i % width, i / width)) {
                far++;
            }
        }
        assertEquals(0, far, "places that only the whole picture shows");
    }

    @Test
    void largePhotosAreLookedAtInASmallerSize() {
        DamageMap map = new DamageFinder(network, manager).find(noise(4100, 60), Watching.NOBODY).getFirst();
        assertEquals(2048, map.width());
        assertEquals(32, map.height());
        assertEquals(4100, map.mask(0.5, 4100, 60).width());
    }

    @Test
    void aScanIsLookedAtInHalfTheSizeToo() {
        DamageFinder finder = new DamageFinder(network, manager);

        assertEquals(List.of(2048, 1024, 512), widths(finder.find(noise(4100, 60), Watching.NOBODY)));
        assertEquals(List.of(800, 400), widths(finder.find(noise(800, 60), Watching.NOBODY)));
        assertEquals(List.of(400), widths(finder.find(noise(400, 60), Watching.NOBODY)));
    }

    private static List<Integer> widths(List<DamageMap> looks) {
        return looks.stream().map(DamageMap::width).toList();
    }

    @Test
    void thePhotoMayBeSmallerThanTheNetworkHalvesIt() {
        DamageMap map = new DamageFinder(network, manager).find(noise(3, 2), Watching.NOBODY).getFirst();
        assertEquals(3, map.mask(1, 3, 2).width());
    }

    @Test
    void itTellsHowFarItIsAndCanBeEnded() {
        List<Double> told = new ArrayList<>();
        new DamageFinder(network, manager).find(noise(1700, 40), told::add);
        assertEquals(told.stream().sorted().toList(), told);
        assertTrue(told.size() >= 3, told.toString());
        assertThrows(CancellationException.class, () -> new DamageFinder(network, manager)
                .find(noise(1700, 40), fraction -> {
                    if (fraction > 0.3) {
                        throw new CancellationException("enough");
                    }
                }));
    }
}
