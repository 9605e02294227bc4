package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.SemanticMap;

class ViewedFillTest {

    private static final Area AREA = new Area(7, 5, 40, 30);
    private static final Region REGION = new Region(AREA, new Area(12, 9, 20, 11), 160, 128);

    private final Photo photo = photo();
    private final Mask mask = mask();
    private final List<Region> seen = new ArrayList<>();

    @Test
    void aFillComesBackAsItLiesInThePhotoWhicheverWayItWasSeen() throws Exception {
        ViewedFill fill = new ViewedFill(this::copy, new Views(4, 0).list());
        RegionFill.Result result = fill.fill(photo, mask, REGION, Progress.NONE, "");
        assertArrayEquals(photo.rgb(AREA, AREA.width(), AREA.height()), result.rgb(), 1e-6f);
        assertEquals(4, seen.size());
    }

    @Test
    void theSemanticsOfAMirroredViewAreTurnedBack() throws Exception {
        ViewedFill straight = new ViewedFill(this::copy, new Views(1, 0).list());
        ViewedFill mirrored = new ViewedFill(this::copy, new Views(1, 1).list());
        Semantics expected = straight.fill(photo, mask, REGION, Progress.NONE, "").semantics().orElseThrow();
        Semantics found = mirrored.fill(photo, mask, REGION, Progress.NONE, "").semantics().orElseThrow();
        assertEquals(AREA, found.area());
        assertArrayEquals(expected.raw().values(), found.raw().values(), 1e-6f);
    }

    @Test
    void theFirstViewIsTheRegionAsItIs() {
        assertEquals(new View(false, 0), Views.ONE.list().getFirst());
        assertThrows(IllegalArgumentException.class, () -> new Views(5, 0));
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "96, 64", "96, 96", "160, 128", "256, 192", "384, 384"})
    void noTwoSeedsShareAViewOfARegionOfAnySize(int width, int height) throws Exception {
        Set<List<Object>> views = new HashSet<>();
        for (int seed = 0; seed < 6; seed++) {
            for (View view : new Views(3, seed).list()) {
                seen.clear();
                Region region = new Region(AREA, REGION.core(), width, height);
                new ViewedFill(this::copy, List.of(view)).fill(photo, mask, region, Progress.NONE, "");
                Region looked = seen.getFirst();
                assertTrue(views.add(List.of(view.mirrored(), looked.workingWidth(), looked.workingHeight())));
            }
        }
    }

    @Test
    void workingSizesStayWhatNetworksTake() throws Exception {
        new ViewedFill(this::copy, new Views(4, 3).list()).fill(photo, mask, REGION, Progress.NONE, "");
        for (Region region : seen) {
            assertEquals(0, region.workingWidth() % 16);
            assertTrue(region.workingWidth() >= 144 && region.workingWidth() <= 176);
            assertTrue(region.workingHeight() >= 112 && region.workingHeight() <= 144);
        }
    }

    /// Paints what is there already, which is also what it means.
    private RegionFill.Result copy(Photo from, Mask holes, Region region, Progress progress, String message) {
        seen.add(region);
        Area area = region.area();
        float[] rgb = from.rgb(area, area.width(), area.height());
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                boolean core = region.core().x() <= area.x() + x && area.x() + x < region.core().right();
                assertTrue(!holes.hole(area.x() + x, area.y() + y) || core);
            }
        }
        SemanticMap map = new SemanticMap(3, 6, 8, from.rgb(area, 8, 6));
        return new RegionFill.Result(rgb, Optional.of(new Semantics(area, map, Optional.empty())));
    }

    private static Photo photo() {
        BufferedImage image = new BufferedImage(60, 50, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            image.setRGB(i % 60, i / 60, random.nextInt());
        }
        return Photo.of(image);
    }

    private static Mask mask() {
        Mask mask = Mask.empty(60, 50);
        for (int y = 10; y < 18; y++) {
            for (int x = 13; x < 30; x++) {
                mask.coverage()[y * 60 + x] = (byte) 255;
            }
        }
        return mask;
    }
}
