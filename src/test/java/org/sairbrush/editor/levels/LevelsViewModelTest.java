package org.sairbrush.editor.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sairbrush.editor.text.Texts.text;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;
import org.sairbrush.photo.Tones;

class LevelsViewModelTest {

    private static final Levels.Range DARK = new Levels.Range(0.1, 1, 0.7);
    private static final Levels.Range SOFT = new Levels.Range(0.2, 1.5, 1);

    private final EditorHarness harness = new EditorHarness();
    private final LevelsViewModel model = new LevelsViewModel(harness.document, harness.jobs, harness.notices());
    private PhotoDocument document;

    @BeforeEach
    void open() {
        document = open(Pictures.picture(120, 90, 16, 3));
    }

    private PhotoDocument open(BufferedImage image) {
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        return harness.document.get();
    }

    @Test
    void whatIsTriedIsShownAndIsNoStep() {
        model.tryRange(DARK);

        assertEquals(DARK, document.tonesProperty().get().levels().all());
        assertEquals(Levels.NONE, document.tones().levels());
        assertEquals(Levels.NONE, document.state().tones().levels());
        assertFalse(document.history().changedProperty().get());
    }

    @Test
    void whatIsSettledIsOneStepThatCanBeTakenBackAndDoneAgain() {
        Photo photo = document.photo();
        model.tryRange(SOFT);
        model.tryRange(DARK);
        model.settle();

        assertEquals(1, document.history().size());
        assertEquals(DARK, document.tones().levels().all());
        assertSame(photo, document.photo());
        document.history().undo();
        assertEquals(Levels.NONE, document.tones().levels());
        assertEquals(Levels.NONE, document.tonesProperty().get().levels());
        document.history().redo();
        assertEquals(DARK, document.tonesProperty().get().levels().all());
    }

    @Test
    void changesInARowAreOneStep() {
        model.setRange(DARK);
        model.channelProperty().set(Channel.GREEN);
        model.setRange(SOFT);

        assertEquals(1, document.history().size());
        assertEquals(DARK, document.tones().levels().all());
        assertEquals(SOFT, document.tones().levels().component(1));
        assertEquals(Levels.Range.WHOLE, document.tones().levels().component(0));
        document.history().undo();
        assertEquals(Levels.NONE, document.tones().levels());
    }

    @Test
    void betweenOtherStepsTheyAreStepsOfTheirOwn() {
        model.setRange(DARK);
        document.beginStroke(20, 20, 5, false);
        model.setRange(SOFT);

        assertEquals(3, document.history().size());
        document.history().undo();
        assertEquals(DARK, document.tones().levels().all());
        assertTrue(document.holePixelsProperty().get() > 0);
    }

    @Test
    void whatLeadsBackToWhatWasIsNoStep() {
        model.setRange(DARK);
        model.reset();

        assertEquals(0, document.history().size());
        assertEquals(Levels.NONE, document.tones().levels());
        model.reset();
        assertEquals(0, document.history().size());
    }

    @Test
    void aSavedStateThatIsChangedIsChanged() {
        model.setRange(DARK);
        document.history().markSaved();
        model.setRange(SOFT);
        assertTrue(document.history().changedProperty().get());
    }

    @Test
    void turnsAndFillsLeaveLevelsAlone() {
        model.setRange(DARK);
        document.turn(Orientation.QUARTER_TURN_RIGHT);

        assertEquals(DARK, document.tones().levels().all());
        document.history().undo();
        document.history().undo();
        assertEquals(Levels.NONE, document.tones().levels());
    }

    @Test
    void contrastAndColoursChooseByThePhoto() {
        model.contrast();
        Levels contrast = document.tones().levels();
        assertTrue(contrast.all().black() > 0.05 && contrast.all().white() < 0.98, contrast.toString());
        model.colours();
        assertEquals(3, document.tones().levels().components().size());
        assertEquals(1, document.history().size());
    }

    @Test
    void aHistogramIsCountedWhileThePanelIsOpen() {
        assertNull(model.histogramProperty().get());
        model.showingProperty().set(true);
        assertNotNull(model.histogramProperty().get());
        assertEquals(3, model.histogramProperty().get().counts().size());
        open(Pictures.picture(50, 40, 8, 1));
        assertEquals(1, model.histogramProperty().get().counts().size());
        model.showingProperty().set(false);
        assertNull(model.histogramProperty().get());
    }

    @Test
    void whatTheFrameLeavesOutDoesNotCount() {
        BufferedImage image = Pictures.picture(120, 90, 8, 1);
        for (int x = 0; x < 120; x++) {
            for (int y = 0; y < 30; y++) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        open(image);
        model.showingProperty().set(true);
        assertTrue(model.histogramProperty().get().counts().getFirst()[Histogram.BINS - 1] > 0);

        harness.document.get().frame(new Frame(new Area(10, 30, 100, 60), 0));

        assertEquals(0, model.histogramProperty().get().counts().getFirst()[Histogram.BINS - 1]);
        model.contrast();
        assertTrue(harness.document.get().tones().levels().all().white() < 0.98);
    }

    @Test
    void anotherPhotoBeginsWithAllItsColours() {
        model.channelProperty().set(Channel.BLUE);
        open(Pictures.picture(50, 40, 8, 1));

        assertSame(Channel.ALL, model.channelProperty().get());
        assertFalse(model.colouredProperty().getValue());
        assertTrue(model.adjustableProperty().getValue());
        model.setRange(DARK);
        assertEquals(new Levels(DARK, List.of()), harness.document.get().tones().levels());
    }

    @Test
    void withoutAPhotoNothingHappens() {
        harness.document.set(null);
        model.contrast();
        model.setRange(DARK);
        model.reset();
        assertEquals(Levels.Range.WHOLE, model.rangeProperty().get());
    }

    @Test
    void handlesKeepTheirOrder() {
        Levels.Range narrow = Handle.BLACK.moved(Levels.Range.WHOLE, 5);
        assertEquals(1 - Levels.Range.LEAST, narrow.black(), 1e-9);
        assertEquals(Levels.Range.WHOLE, Handle.WHITE.moved(Levels.Range.WHOLE, 3));
        assertEquals(0, Handle.BLACK.moved(SOFT, -1).black());
        assertEquals(Levels.Range.MOST_GAMMA, Handle.MIDDLE.moved(SOFT, 0).gamma());
        assertEquals(Levels.Range.LEAST_GAMMA, Handle.MIDDLE.moved(SOFT, 1).gamma());
    }

    @Test
    void theMiddleIsWhatBecomesAMediumGrey() {
        double place = Handle.MIDDLE.place(SOFT);
        assertEquals(0.2 + 0.8 * Math.pow(0.5, 1.5), place, 1e-9);
        assertEquals(SOFT.gamma(), Handle.MIDDLE.moved(SOFT, place).gamma(), 1e-9);
        assertSame(Handle.BLACK, Handle.nearest(SOFT, 0.1));
        assertSame(Handle.WHITE, Handle.nearest(SOFT, 0.9));
        assertSame(Handle.MIDDLE, Handle.nearest(SOFT, 0.5));
    }

    private void saturate(double saturation) {
        model.trySaturation(saturation);
        model.settle();
    }

    @Test
    void saturationIsAStepOfItsOwnBesideLevels() {
        model.setRange(DARK);
        saturate(0.5);
        saturate(1.4);

        assertEquals(2, document.history().size());
        assertEquals(text("edit.saturation", 1.4), document.history().nextUndoProperty().get().name());
        assertEquals(DARK, document.tones().levels().all());
        model.contrast();
        assertEquals(1.4, document.tones().saturation());
        assertEquals(3, document.history().size());
        document.history().undo();
        document.history().undo();
        assertEquals(1, document.tones().saturation());
        assertEquals(DARK, document.tones().levels().all());
    }

    @Test
    void blackAndWhiteIsOneClickThereAndOneBack() {
        model.switchColours();
        assertEquals(Tones.NONE.withSaturation(0), document.tones());
        assertEquals(0, model.saturationProperty().getValue());
        assertEquals(text("edit.blackAndWhite"), document.history().nextUndoProperty().get().name());
        model.switchColours();
        assertEquals(Tones.NONE, document.tones());
        assertEquals(0, document.history().size());
    }

    @Test
    void resetTakesAllBackAsOneStep() {
        model.setRange(DARK);
        model.switchColours();
        model.reset();

        assertEquals(Tones.NONE, document.tones());
        assertEquals(3, document.history().size());
        document.history().undo();
        assertEquals(0, document.tones().saturation());
        assertEquals(DARK, document.tones().levels().all());
    }
}
