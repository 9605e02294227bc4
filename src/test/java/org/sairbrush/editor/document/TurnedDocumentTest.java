package org.sairbrush.editor.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;

class TurnedDocumentTest {

    private final Photo photo = Photo.of(Pictures.picture(300, 200, 8, 3));
    private final PhotoDocument document = new PhotoDocument(null, "photo", photo, 64 << 20);

    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }

    private static void stroke(PhotoDocument document, double x, double y) {
        document.beginStroke(x, y, 9.3, 0.5, false);
        document.continueStroke(x + 40, y + 20);
        document.endStroke();
    }

    private static Restoration restored(Photo before, Mask mask, float grey) {
        Area area = mask.bounds().orElseThrow();
        float[] rgb = new float[3 * (int) area.pixels()];
        Arrays.fill(rgb, grey);
        Photo filled = before.blend(area, rgb, mask.holes(area, area.width(), area.height()));
        return new Restoration(filled, RestoreSettings.defaults().withMethod(Method.TELEA), "CPU", List.of(), 1);
    }

    private static void fill(PhotoDocument document, float grey) {
        Mask mask = document.maskSnapshot().get();
        document.applyFill(restored(document.photo(), mask, grey), mask);
    }

    @Test
    void photoOriginalAndMaskAreTurnedInOneStep() {
        stroke(document, 30, 40);
        fill(document, 0.3f);
        stroke(document, 200, 100);
        Photo filled = document.photo();
        byte[] painted = document.mask().coverage().clone();
        long holes = document.holePixelsProperty().get();
        int steps = document.history().size();

        document.turn(Orientation.QUARTER_TURN_RIGHT);

        assertEquals(steps + 1, document.history().size());
        assertEquals(200, document.photo().width());
        assertEquals(200, document.mask().width());
        assertEquals(Orientation.QUARTER_TURN_RIGHT, document.turn());
        assertArrayEquals(samples(filled.turned(Orientation.QUARTER_TURN_RIGHT)), samples(document.photo()));
        assertArrayEquals(samples(photo.turned(Orientation.QUARTER_TURN_RIGHT)), samples(document.original()));
        assertArrayEquals(
                Orientation.QUARTER_TURN_RIGHT.apply(painted, 300, 200), document.mask().coverage());
        assertEquals(holes, document.mask().holePixels());

        document.history().undo();
        assertArrayEquals(samples(filled), samples(document.photo()));
        assertArrayEquals(samples(photo), samples(document.original()));
        assertArrayEquals(painted, document.mask().coverage());
        assertEquals(holes, document.holePixelsProperty().get());
    }

    @Test
    void whereNothingIsFilledBeforeAndAfterAreTheSame() {
        document.turn(Orientation.MIRRORED);
        assertSame(document.original(), document.photo());
        assertNotSame(photo, document.photo());
        stroke(document, 30, 40);
        fill(document, 0.3f);
        document.turn(Orientation.QUARTER_TURN_LEFT);
        assertNotSame(document.original(), document.photo());
        document.goTo(document.history().done().get(1));
        assertSame(document.original(), document.photo());
        document.goTo(null);
        assertSame(document.original(), document.photo());
        assertArrayEquals(samples(photo), samples(document.photo()));
    }

    @Test
    void aFillCanBeDoneAgainInTheTurnedPhoto() {
        stroke(document, 30, 40);
        Mask mask = document.maskSnapshot().get();
        fill(document, 0.3f);
        document.turn(Orientation.QUARTER_TURN_RIGHT);

        Fill fill = document.fill().orElseThrow();

        assertSame(document.photo(), fill.restoration().photo());
        assertArrayEquals(samples(document.original()), samples(fill.before()));
        assertArrayEquals(mask.turned(Orientation.QUARTER_TURN_RIGHT).coverage(), fill.mask().coverage());
        assertTrue(fill.areas().stream().allMatch(area -> area.right() <= 200 && area.bottom() <= 300));
        Photo before = document.photo();
        Restoration other = restored(fill.before(), fill.mask(), 0.9f);
        document.replaceFill(other, fill);
        assertSame(other.photo(), document.photo());
        assertArrayEquals(fill.mask().coverage(), document.fill().orElseThrow().mask().coverage());
        document.turn(Orientation.MIRRORED);
        assertArrayEquals(
                samples(fill.before().turned(Orientation.MIRRORED)),
                samples(document.fill().orElseThrow().before()));
        document.history().undo();
        document.history().undo();
        assertArrayEquals(samples(before), samples(document.photo()));
    }

    @Test
    void aTurnOfAnotherPhotoIsRefused() {
        FinishedTurn turn =
                FinishedTurn.of(Orientation.MIRRORED, photo, photo, document.maskSnapshot().get());
        document.turn(Orientation.HALF_TURN);
        assertThrows(IllegalArgumentException.class, () -> document.turn(turn));
    }

    @Test
    void listenersHearOfATurnWhenAllOfItIsThere() {
        List<String> heard = new ArrayList<>();
        stroke(document, 30, 40);
        fill(document, 0.3f);
        document.addListener(new DocumentListener() {
            @Override
            public void turned(Orientation turn) {
                heard.add(turn + " " + document.photo().width() + " " + document.mask().width() + " "
                        + document.original().width() + " " + document.fill().orElseThrow().mask().width() + " "
                        + document.turn());
            }

            @Override
            public void photoChanged(List<Area> areas) {
                heard.add("photo");
            }
        });
        document.turn(Orientation.QUARTER_TURN_LEFT);
        document.history().undo();
        document.history().redo();
        assertEquals(
                List.of(
                        "QUARTER_TURN_LEFT 200 200 200 200 QUARTER_TURN_LEFT",
                        "QUARTER_TURN_RIGHT 300 300 300 300 UPRIGHT",
                        "QUARTER_TURN_LEFT 200 200 200 200 QUARTER_TURN_LEFT"),
                heard);
    }

    private record Look(int[] photo, int[] original, byte[] mask, Orientation turn) {

        static Look of(PhotoDocument document) {
            return new Look(
                    samples(document.photo()),
                    samples(document.original()),
                    document.mask().coverage().clone(),
                    document.turn());
        }

        void assertIs(PhotoDocument document, String what) {
            assertEquals(turn, document.turn(), what);
            assertArrayEquals(mask, document.mask().coverage(), what);
            assertEquals(document.mask().holePixels(), document.holePixelsProperty().get(), what);
            assertArrayEquals(original, samples(document.original()), what);
            assertArrayEquals(photo, samples(document.photo()), what);
        }
    }

    /// With a small budget the oldest steps are forgotten.
    @ParameterizedTest
    @ValueSource(longs = {64 << 20, 150_000})
    void everyStateIsFoundAgainAcrossTurns(long budget) {
        for (long seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            PhotoDocument worked = new PhotoDocument(null, "photo", photo, budget);
            List<Edit> edits = new ArrayList<>();
            List<Look> looks = new ArrayList<>();
            edits.add(null);
            looks.add(Look.of(worked));
            for (int step = 0; step < 12; step++) {
                Fill last = worked.fill().orElse(null);
                switch (random.nextInt(4)) {
                    case 0 -> worked.turn(Orientation.values()[1 + random.nextInt(7)]);
                    case 1 -> {
                        if (last != null) {
                            worked.replaceFill(restored(last.before(), last.mask(), random.nextFloat()), last);
                        }
                    }
                    case 2 -> stroke(worked, random.nextInt(100), random.nextInt(100));
                    default -> {
                        stroke(worked, random.nextInt(100), random.nextInt(100));
                        edits.add(worked.history().nextUndoProperty().get());
                        looks.add(Look.of(worked));
                        fill(worked, random.nextFloat());
                    }
                }
                if (worked.history().nextUndoProperty().get() != edits.getLast()) {
                    edits.add(worked.history().nextUndoProperty().get());
                    looks.add(Look.of(worked));
                }
            }
            List<Edit> kept = worked.history().done();
            int first = edits.size() - kept.size() - 1;
            for (int i = 0; i < 20; i++) {
                int to = first + random.nextInt(kept.size() + 1);
                // Others hold photos weakly: what was collected is made again.
                if (i % 7 == 3) {
                    System.gc();
                }
                worked.goTo(to == first ? null : edits.get(to));
                looks.get(to).assertIs(worked, "seed " + seed + ", " + to);
                DocumentState state = worked.state();
                assertArrayEquals(looks.get(to).mask(), state.mask().coverage(), "seed " + seed);
                assertArrayEquals(samples(photo), samples(state.opened()), "seed " + seed);
                assertArrayEquals(looks.get(first).photo(), samples(state.bottom()), "seed " + seed);
            }
        }
    }
}
