package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;
import org.sairbrush.sair.Background;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.TestPacks;

/// Holes larger than the working size, over tiny untrained networks.
class FinerLevelsTest {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 700;
    private static final Area HOLE = new Area(200, 150, 330, 300);
    private static final RestoreSettings SETTINGS = new RestoreSettings(Method.SAIR, "tiny", DeviceChoice.CPU, 0);

    @TempDir
    private Path folder;

    private PackRestorer restorer;

    @BeforeEach
    void openRestorer() throws IOException {
        TestPacks.write(folder);
        restorer = new PackRestorer(PackLibrary.in(folder));
    }

    @AfterEach
    void closeRestorer() {
        restorer.close();
    }

    @ParameterizedTest
    @EnumSource(value = Method.class, names = {"SAIR", "LIIF"})
    void aLargeHoleIsFilledAndNothingElseChanges(Method method) throws Exception {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 3));
        Mask mask = Masks.mask(WIDTH, HEIGHT, HOLE);

        Restoration restoration = restorer.restore(photo, mask, SETTINGS.withMethod(method), Progress.NONE);

        FilledRegion region = restoration.regions().getFirst();
        assertTrue(region.workingWidth() < 0.5 * region.area().width(), "the working size is smaller than the photo");
        assertEquals(HOLE.pixels(), region.holePixels());
        for (int y = 0; y < HEIGHT; y += 3) {
            for (int x = 0; x < WIDTH; x += 3) {
                if (!mask.hole(x, y)) {
                    assertEquals(photo.image().getRGB(x, y), restoration.photo().image().getRGB(x, y), x + ", " + y);
                }
            }
        }
    }

    @Test
    void progressGrowsAndCancelStops() {
        List<Double> fractions = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return !fractions.isEmpty() && fractions.getLast() > 0.2;
            }
        };
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 3));

        assertThrows(
                CancellationException.class,
                () -> restorer.restore(photo, Masks.mask(WIDTH, HEIGHT, HOLE), SETTINGS, progress));

        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.getLast() < 1);
    }

    @ParameterizedTest
    @CsvSource({"1300,1100", "512,700", "100,60", "513,511"})
    void tilesOfAPictureGiveThePictureBack(int width, int height) {
        float[] picture = new float[3 * width * height];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i * 0.01);
        }
        float[] all = new float[width * height];
        Arrays.fill(all, 1);
        Tiles tiles = new Tiles(width, height, 16);

        for (Area tile : tiles.over(all)) {
            assertEquals(0, tile.width() % 16);
            assertEquals(0, tile.height() % 16);
            tiles.put(tile, tiles.cut(picture, tile));
        }

        assertArrayEquals(picture, tiles.onto(new float[picture.length]), 1e-5f);
    }

    @Test
    void tilesFadeIntoEachOther() {
        int width = 1300;
        float[] all = new float[width * 100];
        Arrays.fill(all, 1);
        Tiles tiles = new Tiles(width, 100, 16);
        float value = 0;
        for (Area tile : tiles.over(all)) {
            float[] flat = new float[Math.toIntExact(3 * tile.pixels())];
            Arrays.fill(flat, value++);
            tiles.put(tile, flat);
        }

        float[] row = tiles.onto(new float[3 * width * 100]);

        assertTrue(value >= 3, value + " tiles");
        for (int x = 1; x < width; x++) {
            assertEquals(row[x - 1], row[x], 0.05f, "at " + x);
        }
    }

    @Test
    void onlyTilesWithHolesArePainted() {
        float[] hole = new float[2000 * 1500];
        hole[700 * 2000 + 1000] = 1;

        assertTrue(new Tiles(2000, 1500, 16).over(hole).size() <= 4);
        assertTrue(new Tiles(2000, 1500, 16).over(new float[hole.length]).isEmpty());
    }

    @Test
    void aLayerIsEnlargedWithoutAShift() {
        Area whole = new Area(40, 30, 64, 48);
        float[] values = new float[3 * 16 * 12];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 16;
        }

        Layer part = new Layer(whole, 16, 12, values).over(new Area(56, 38, 24, 16), 24, 16);

        // the centre of photo pixel 56 + x lies at (16.5 + x) / 4 - 1/2 on the coarse grid
        for (int x = 0; x < 24; x++) {
            assertEquals((16.5f + x) / 4 - 0.5f, part.values()[5 * 24 + x], 1e-4f);
        }
    }

    @Test
    void whatIsSeenSharplyNeedsNoFinerLevels() {
        Region sharp = new Region(Area.of(384, 384), new Area(100, 100, 50, 50), 384, 384);
        Region shrunken = new Region(Area.of(1152, 1152), new Area(300, 300, 500, 500), 384, 384);
        CoarseToFine levels = new CoarseToFine(Background.MEMBRANE, 64);
        CoarseToFine one = new CoarseToFine(Background.MEMBRANE, 0);

        assertFalse(FinerLevels.needed(sharp, levels));
        assertTrue(FinerLevels.needed(shrunken, levels));
        assertFalse(FinerLevels.needed(shrunken, one));
    }
}
