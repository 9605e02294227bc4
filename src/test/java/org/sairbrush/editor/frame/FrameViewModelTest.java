package org.sairbrush.editor.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Blocks;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Pictures;
import org.sairbrush.photo.WriteOptions;

class FrameViewModelTest {

    @TempDir
    private Path folder;

    private final ObjectProperty<PhotoDocument> document = new SimpleObjectProperty<>();
    private final FrameViewModel model = new FrameViewModel(document);

    private void open(Photo photo) {
        document.set(new PhotoDocument(null, "photo", photo, 64 << 20));
    }

    private void open(int width, int height) {
        open(Photo.of(Pictures.picture(width, height, 8, 1)));
    }

    private Frame frame() {
        return document.get().frame();
    }

    private int steps() {
        return document.get().history().size();
    }

    @Test
    void withoutAPhotoNothingHappens() {
        assertNull(model.shownProperty().get());
        model.swap();
        model.reset();
        model.nudge(1, 1);
        model.straighten(3);
        model.ratioProperty().set(Ratio.SQUARE);
        model.wholeBlocksProperty().set(false);
        assertTrue(model.isWhole());
    }

    /// Whatever is dragged wherever, at any angle and in any shape.
    @Test
    void framesNeverReachBeyondThePhoto() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int width = 20 + random.nextInt(300);
            int height = 20 + random.nextInt(300);
            open(width, height);
            model.ratioProperty().set(Ratio.values()[random.nextInt(Ratio.values().length)]);
            model.straighten(random.nextBoolean() ? 0 : random.nextDouble(-45, 45));
            for (int step = 0; step < 20; step++) {
                Frame base = model.shownProperty().get();
                Point2D from = new Point2D(random.nextDouble(-50, 350), random.nextDouble(-50, 350));
                Point2D to = new Point2D(random.nextDouble(-500, 700), random.nextDouble(-500, 700));
                switch (random.nextInt(4)) {
                    case 0 -> model.draw(base, from, to);
                    case 1 -> model.drag(base, Grip.ALL.get(random.nextInt(Grip.ALL.size())), to);
                    case 2 -> model.move(base, to);
                    default -> model.turn(base, from, to);
                }
                Frame shown = model.shownProperty().get();
                assertTrue(shown.fits(width, height), () -> base + " to " + shown);
                model.keep();
                assertEquals(shown, frame());
            }
        }
    }

    @Test
    void aSideGoesAsFarAsThePhotoDoesAndNoOtherSideMoves() {
        open(300, 200);
        model.straighten(4);
        Frame base = new Frame(new Area(100, 80, 60, 50), 4);
        model.drag(base, new Grip(1, 0), new Point2D(900, 0));
        Area area = model.shownProperty().get().area();
        assertEquals(new Area(100, 80, area.width(), 50), area);
        assertFalse(new Frame(new Area(100, 80, area.width() + 1, 50), 4).fits(300, 200));
        model.drag(base, new Grip(-1, -1), new Point2D(155, 125));
        assertEquals(new Area(152, 122, 8, 8), model.shownProperty().get().area());
    }

    @Test
    void ofAShapeTheOppositeCornerStays() {
        open(300, 200);
        model.ratioProperty().set(Ratio.THREE_TO_TWO);
        Frame base = new Frame(new Area(60, 60, 90, 60), 0);
        model.drag(base, new Grip(1, 1), new Point2D(180, 70));
        assertEquals(new Area(60, 60, 120, 80), model.shownProperty().get().area());
        model.drag(base, new Grip(-1, -1), new Point2D(-90, 0));
        assertEquals(new Area(0, 20, 150, 100), model.shownProperty().get().area());
        model.drag(base, new Grip(0, 1), new Point2D(0, 160));
        assertEquals(new Area(30, 60, 150, 100), model.shownProperty().get().area());
    }

    @Test
    void throughSeveralAnglesAFrameComesBackToWhatItWas() {
        open(300, 200);
        model.draw(model.shownProperty().get(), new Point2D(10, 10), new Point2D(290, 190));
        model.keep();
        Frame drawn = frame();
        for (int tenth = 1; tenth <= 80; tenth++) {
            model.straighten(tenth / 10.0);
        }
        assertTrue(frame().area().width() < drawn.area().width());
        assertEquals(2, steps());
        model.straighten(0);
        assertEquals(drawn, frame());
        assertEquals(1, steps(), "what led back to where it began is no step");
        model.straighten(2);
        assertEquals(2, steps(), "and the next angle is a step of its own");
        document.get().history().undo();
        assertEquals(drawn, frame());
    }

    @Test
    void whatShowsAllThereIsGoesOnDoingSo() {
        open(300, 200);
        model.straighten(3);
        assertEquals(Frame.largest(1.5, 3, 300, 200), frame());
        model.ratioProperty().set(Ratio.SQUARE);
        assertEquals(Frame.largest(1, 3, 300, 200), frame());
        model.straighten(1);
        assertEquals(Frame.largest(1, 1, 300, 200), frame());
        model.reset();
        assertTrue(model.isWhole());
    }

    @Test
    void aLineSaysWhatIsLevelOrUpright() {
        open(300, 200);
        model.levellingProperty().set(true);
        model.level(new Point2D(200, 90), new Point2D(100, 100));
        assertEquals(5.71, frame().angle());
        assertFalse(model.levellingProperty().get());
        model.level(new Point2D(100, 180), new Point2D(97, 20));
        assertEquals(1.07, frame().angle());
        model.level(new Point2D(0, 10), new Point2D(50, 10));
        assertEquals(0, frame().angle());
    }

    /// However the photo lies in its file.
    @ParameterizedTest
    @EnumSource
    void framesOfJpegsBeginWithWholeBlocks(Orientation turn) throws Exception {
        Path file = folder.resolve("photo.jpg");
        PhotoWriter.write(Photo.of(Pictures.picture(301, 203, 8, 3)), file, WriteOptions.defaults());
        Photo photo = PhotoReader.read(file).turned(turn);
        open(photo);
        assertTrue(model.blockyValue().getValue());
        Blocks blocks = photo.blocks().orElseThrow();

        model.draw(frame(), new Point2D(33, 41), new Point2D(155, 150));
        model.keep();

        assertEquals(frame().area(), blocks.around(frame().area(), photo.width(), photo.height()));
        Area drawn = frame().area();
        assertTrue(drawn.width() >= 122 && drawn.width() < 122 + blocks.photoWidth());
        model.nudge(1, 0);
        assertEquals(drawn.x() + blocks.photoWidth(), frame().area().x());
        assertEquals(drawn.width(), frame().area().width());
        model.move(frame(), new Point2D(-3, 5));
        assertEquals(drawn.width(), model.shownProperty().get().area().width());
        model.keep();
        assertEquals(frame().area(), blocks.before(frame().area(), photo.width(), photo.height()));

        model.wholeBlocksProperty().set(false);
        model.draw(frame(), new Point2D(33, 41), new Point2D(155, 150));
        assertEquals(new Area(33, 41, 122, 109), model.shownProperty().get().area());
    }
}
