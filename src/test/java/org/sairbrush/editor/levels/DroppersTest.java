package org.sairbrush.editor.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.sairbrush.editor.text.Texts.text;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Tones;
import org.sairbrush.photo.Watching;

class DroppersTest {

    private final EditorHarness harness = new EditorHarness();
    private final Notices notices = harness.notices();
    private final LevelsViewModel model = new LevelsViewModel(harness.document, harness.jobs, notices);

    /// Stripes of these colours, each ten pixels high.
    private PhotoDocument stripes(int... colours) {
        BufferedImage image = new BufferedImage(30, 10 * colours.length, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < 30; x++) {
                image.setRGB(x, y, colours[y / 10]);
            }
        }
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        return harness.document.get();
    }

    private int shown(PhotoDocument of, int x, int y) {
        return of.photo().with(of.tones(), Watching.NOBODY).image().getRGB(x, y) & 0xffffff;
    }

    @Test
    void droppersMakePointsBlackGreyAndWhite() {
        PhotoDocument faded = stripes(0x302818, 0x907850, 0xf0e0b0);

        model.drop(Dropper.BLACK, 15, 5);
        model.drop(Dropper.WHITE, 15, 25);
        model.drop(Dropper.GREY, 15, 15);

        assertEquals(0, shown(faded, 15, 5));
        assertEquals(0xffffff, shown(faded, 15, 25));
        int grey = shown(faded, 15, 15);
        assertEquals(grey >> 16, grey & 0xff, 1);
        assertEquals(grey >> 8 & 0xff, grey & 0xff, 1);
        assertEquals(1, faded.history().size());
        assertNull(said());
    }

    @Test
    void theMeanAroundThePointCountsAndBesideThePhotoNothingHappens() {
        PhotoDocument spotted = stripes(0x202020, 0x808080);
        BufferedImage image = spotted.photo().image();
        image.setRGB(15, 5, 0xffffffff);
        model.drop(Dropper.BLACK, 15.5, 5.5);
        double mean = (24 * 0x20 + 255) / 25.0 / 255;
        assertEquals(mean, spotted.tones().levels().component(0).black(), 1e-6);
        model.drop(Dropper.BLACK, -0.5, 5);
        model.drop(Dropper.BLACK, 30, 5);
        model.drop(Dropper.BLACK, 5, 20);
        assertEquals(mean, spotted.tones().levels().component(0).black(), 1e-6);
        model.drop(Dropper.BLACK, 0, 0);
        assertEquals(0x20 / 255.0, spotted.tones().levels().component(0).black(), 1e-6);
    }

    @Test
    void aDropperLooksAtThePhotoAsItIsTurned() {
        stripes(0x302818, 0xf0e0b0);
        harness.document.get().turn(Orientation.HALF_TURN);
        model.drop(Dropper.WHITE, 15, 5);
        assertEquals(0xf0 / 255.0, harness.document.get().tones().levels().component(0).white(), 1e-6);
    }

    @Test
    void whatADropperCantDoIsSaidAndChangesNothing() {
        PhotoDocument photo = stripes(0x302818, 0xffe000, 0xf0e0b0);
        model.drop(Dropper.GREY, 15, 15);
        assertEquals(text("levels.nogrey"), said());
        assertEquals(Tones.NONE, photo.tones());
        assertEquals(0, photo.history().size());
        model.drop(Dropper.WHITE, 15, 5);
        assertNull(said());
        Tones dim = photo.tones();
        model.drop(Dropper.BLACK, 15, 25);
        assertEquals(text("levels.noblack"), said());
        assertEquals(dim, photo.tones());
        model.reset();
        model.drop(Dropper.BLACK, 15, 25);
        model.drop(Dropper.WHITE, 15, 5);
        assertEquals(text("levels.nowhite"), said());
        assertEquals(0xf0 / 255.0, photo.tones().levels().component(0).black(), 1e-6);
    }

    private String said() {
        return notices.currentProperty().get() == null ? null : notices.currentProperty().get().sentence();
    }
}
