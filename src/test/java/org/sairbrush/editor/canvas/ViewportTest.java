package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private final Viewport viewport = new Viewport();

    @BeforeEach
    void open() {
        viewport.setViewSize(1000, 600);
        viewport.setPhotoSize(4000, 3000);
    }

    @Test
    void aLargePhotoIsFittedIntoTheMiddle() {
        ViewTransform transform = viewport.transform();
        assertEquals(500, transform.toScreenX(2000), 1e-9);
        assertEquals(300, transform.toScreenY(1500), 1e-9);
        assertTrue(transform.toScreenY(0) > 0 && transform.toScreenY(3000) < 600);
    }

    @Test
    void aSmallPhotoIsNotBlownUp() {
        viewport.setPhotoSize(200, 100);
        assertEquals(1, viewport.transform().scale());
    }

    @Test
    void aFittedPhotoMakesRoomForBars() {
        viewport.setCoveredBelow(100);
        assertTrue(viewport.transform().toScreenY(3000) < 500);
        assertEquals(250, viewport.transform().toScreenY(1500), 1e-9);
        viewport.setCoveredBelow(0);
        assertEquals(300, viewport.transform().toScreenY(1500), 1e-9);
    }

    @Test
    void aPartIsShownInTheMiddleAsLargeAsItFits() {
        viewport.fit(new Rectangle2D(2500, 1000, 800, 200));
        assertEquals(500, viewport.transform().toScreenX(2900), 1e-9);
        assertEquals(300, viewport.transform().toScreenY(1100), 1e-9);
        assertEquals(1, viewport.transform().scale(), "but not blown up");
        viewport.setViewSize(600, 400);
        assertEquals(300, viewport.transform().toScreenX(2900), 1e-9, "also in a view of another size");
        assertTrue(viewport.transform().toScreenX(2500) >= 0 && viewport.transform().toScreenX(3300) <= 600);
        viewport.fit(new Rectangle2D(3700, 2900, 300, 100));
        assertEquals(584, viewport.transform().toScreenX(4000), 1e-9, "at the edge no farther than it");
        viewport.fit();
        assertTrue(viewport.showsWhole());
    }

    @Test
    void aPartLargerThanThePhotoIsThePhoto() {
        double whole = viewport.transform().scale();
        viewport.fit(new Rectangle2D(-900, -900, 6000, 6000));
        assertEquals(whole, viewport.transform().scale());
    }

    @Test
    void barsDoNotMoveAPhotoThatIsLookedAtCloser() {
        viewport.zoomBy(3, 500, 300);
        ViewTransform before = viewport.transform();
        viewport.setCoveredBelow(100);
        assertEquals(before, viewport.transform());
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        Point2D before = viewport.transform().toPhoto(420, 310);
        viewport.zoomBy(3.7, 420, 310);
        Point2D after = viewport.transform().toPhoto(420, 310);
        assertEquals(before.getX(), after.getX(), 1e-9);
        assertEquals(before.getY(), after.getY(), 1e-9);
    }

    @Test
    void zoomHasLimits() {
        viewport.zoomBy(1e9, 500, 300);
        assertEquals(64, viewport.transform().scale());
        viewport.zoomBy(1e-9, 500, 300);
        assertTrue(viewport.transform().scale() > 0.05);
    }

    @Test
    void thePhotoCannotBeMovedOutOfSight() {
        viewport.moveBy(1e6, -1e6);
        ViewTransform transform = viewport.transform();
        assertEquals(500, transform.toScreenX(0), 1e-9);
        assertEquals(300, transform.toScreenY(3000), 1e-9);
    }

    @Test
    void aFittedPhotoStaysFittedWhenTheViewIsResized() {
        viewport.setViewSize(2000, 1200);
        assertEquals(1000, viewport.transform().toScreenX(2000), 1e-9);
    }

    @Test
    void theCentreStaysWhenAZoomedViewIsResized() {
        viewport.actualSize();
        Point2D centre = viewport.transform().toPhoto(500, 300);
        viewport.setViewSize(800, 700);
        assertEquals(centre, viewport.transform().toPhoto(400, 350));
    }

    @Test
    void zoomStepsPassThroughOneHundredPercent() {
        while (viewport.transform().scale() < 0.99) {
            viewport.zoomIn();
        }
        assertEquals(1, viewport.transform().scale());
    }

    @Test
    void anotherViewportLooksAtTheSamePlace() {
        viewport.zoomBy(5, 700, 200);
        Viewport other = new Viewport();
        other.setViewSize(500, 600);
        other.lookLike(viewport);
        assertEquals(viewport.transform().scale(), other.transform().scale());
        assertEquals(viewport.transform().toPhoto(500, 300), other.transform().toPhoto(250, 300));
    }
}
