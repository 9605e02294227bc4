package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

class RegionPlannerTest {

    private static final PlannerSettings SETTINGS = PlannerSettings.of(512, 16);

    @Test
    void anEmptyMaskNeedsNoRegion() {
        assertEquals(List.of(), RegionPlanner.plan(Mask.empty(500, 400), SETTINGS));
    }

    @Test
    void aHoleIsSeenWithItsOwnExtentAgainOnEachSide() {
        Area hole = new Area(800, 600, 150, 90);

        Region region = only(Masks.mask(2000, 1500, hole));

        assertTrue(region.area().x() <= 650 && region.area().right() >= 1100, region.toString());
        assertTrue(region.area().y() <= 510 && region.area().bottom() >= 780, region.toString());
        assertEquals(hole, region.core());
    }

    @Test
    void aSpeckIsSeenAtFullSizeWithEnoughContext() {
        Region region = only(Masks.mask(2000, 1500, new Area(1000, 700, 5, 4)));

        assertEquals(112, region.area().width());
        assertEquals(112, region.area().height());
        assertEquals(112, region.workingWidth());
        assertEquals(112, region.workingHeight());
    }

    @Test
    void aCropInACornerStaysWithinThePhoto() {
        Region region = only(Masks.mask(2000, 1500, new Area(1990, 1495, 10, 5)));

        assertEquals(new Area(2000 - 96, 1500 - 96, 96, 96), region.area());
    }

    @Test
    void aLargeHoleIsShrunkToTheWorkingMaximum() {
        Region region = only(Masks.mask(4000, 3000, new Area(1000, 800, 900, 700)));

        assertEquals(512, Math.max(region.workingWidth(), region.workingHeight()));
        assertTrue(region.area().width() >= 2600, region.toString());
    }

    @Test
    void twoFarSpecksStayTwoSharpRegions() {
        List<Region> regions = RegionPlanner.plan(
                Masks.mask(6000, 4000, new Area(10, 10, 6, 6), new Area(5900, 3900, 6, 6)), SETTINGS);

        assertEquals(2, regions.size());
        assertTrue(regions.stream().allMatch(region -> region.scale() == 1));
    }

    @Test
    void specksClosedByShareARegion() {
        Region region = only(Masks.mask(2000, 1500, new Area(900, 700, 6, 6), new Area(930, 720, 6, 6)));

        assertEquals(new Area(900, 700, 36, 26), region.core());
    }

    @Test
    void aThinScratchAcrossThePhotoIsSeenSharply() {
        Mask mask = Mask.empty(3000, 2000);
        for (int x = 0; x < 3000; x++) {
            int y = x * 2 / 3;
            Masks.paint(mask, new Area(x, Math.max(0, y - 3), 1, Math.min(6, 2000 - Math.max(0, y - 3))));
        }

        List<Region> regions = RegionPlanner.plan(mask, SETTINGS);

        assertTrue(regions.stream().allMatch(region -> region.scale() == 1), regions.toString());
        assertTrue(regions.size() <= 20, regions.size() + " regions");
        assertEveryHoleHasACore(mask, regions);
    }

    @Test
    void dustOnALargePhotoStaysQuickAndSharp() {
        Mask mask = Mask.empty(6000, 4000);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int size = 1 + random.nextInt(7);
            Masks.paint(mask, new Area(random.nextInt(5990), random.nextInt(3990), size, size));
        }

        List<Region> regions = assertTimeout(Duration.ofSeconds(20), () -> RegionPlanner.plan(mask, SETTINGS));

        assertTrue(regions.stream().allMatch(region -> region.scale() == 1));
        assertTrue(regions.size() <= 250, regions.size() + " regions");
        assertEveryHoleHasACore(mask, regions);
    }

    @ParameterizedTest
    @CsvSource({"512,16", "256,16", "768,32", "128,8"})
    void anyMaskIsCoveredByRegionsInOrder(int workingMaximum, int multiple) {
        Random random = new Random(workingMaximum);
        for (int round = 0; round < 30; round++) {
            int width = 20 + random.nextInt(1500);
            int height = 20 + random.nextInt(1500);
            Mask mask = Mask.empty(width, height);
            for (int hole = random.nextInt(8); hole >= 0; hole--) {
                int x = random.nextInt(width);
                int y = random.nextInt(height);
                Masks.paint(mask, new Area(
                        x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(Math.min(height - y, 200))));
            }

            List<Region> regions = RegionPlanner.plan(mask, PlannerSettings.of(workingMaximum, multiple));

            assertEveryHoleHasACore(mask, regions);
            double scale = 0;
            for (Region region : regions) {
                assertSound(region, width, height, workingMaximum, multiple);
                assertTrue(region.scale() >= scale, "coarse ones first");
                scale = region.scale();
            }
        }
    }

    private static void assertSound(Region region, int width, int height, int workingMaximum, int multiple) {
        Area area = region.area();
        assertEquals(Area.of(width, height), Area.of(width, height).union(area), region.toString());
        assertEquals(area, area.union(region.core()), region.toString());
        assertEquals(0, region.workingWidth() % multiple);
        assertEquals(0, region.workingHeight() % multiple);
        assertTrue(Math.max(region.workingWidth(), region.workingHeight()) <= workingMaximum, region.toString());
        // Where a core needs all of a small photo, its sides can't both be multiples at one scale.
        boolean needsAll = area.width() == width || area.height() == height;
        double horizontal = (double) region.workingWidth() / area.width();
        double vertical = (double) region.workingHeight() / area.height();
        assertTrue(
                needsAll || Math.abs(horizontal - vertical) * Math.min(area.width(), area.height()) <= 1,
                region.toString());
        assertTrue(needsAll || horizontal <= 1 && vertical <= 1, region.toString());
    }

    private static void assertEveryHoleHasACore(Mask mask, List<Region> regions) {
        Mask open = mask.copy();
        for (Region region : regions) {
            Area core = region.core();
            for (int y = core.y(); y < core.bottom(); y++) {
                for (int x = core.x(); x < core.right(); x++) {
                    open.coverage()[y * open.width() + x] = 0;
                }
            }
        }
        assertTrue(open.isEmpty());
    }

    private static Region only(Mask mask) {
        List<Region> regions = RegionPlanner.plan(mask, SETTINGS);
        assertEquals(1, regions.size(), regions.toString());
        return regions.getFirst();
    }
}
