package org.sairbrush.editor.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;

class FramedDocumentTest {

    private static final Frame WHOLE = Frame.whole(300, 200);
    private static final Frame FIRST = new Frame(new Area(20, 30, 100, 80), 0);
    private static final Frame SECOND = new Frame(new Area(60, 50, 120, 80), 3);

    private final Photo photo = Photo.of(Pictures.picture(300, 200, 8, 3));
    private final PhotoDocument document = new PhotoDocument(null, "photo", photo, 64 << 20);

    @Test
    void aFrameIsAStepThatLeavesPhotoAndMaskAlone() {
        List<Frame> heard = new ArrayList<>();
        document.addListener(new DocumentListener() {
            @Override
            public void framed(Frame frame) {
                heard.add(frame);
            }
        });
        assertEquals(WHOLE, document.frame());

        document.frame(FIRST);
        document.frame(FIRST);
        document.frame(SECOND);

        assertEquals(2, document.history().size());
        assertSame(photo, document.photo());
        assertTrue(document.history().changedProperty().get());
        assertEquals(SECOND, document.state().frame());
        document.history().undo();
        assertEquals(FIRST, document.frame());
        document.history().undo();
        assertEquals(WHOLE, document.frame());
        assertFalse(document.history().changedProperty().get());
        document.history().redo();
        assertEquals(FIRST, document.frame());
        assertEquals(List.of(FIRST, SECOND, FIRST, WHOLE, FIRST), heard);
    }

    @Test
    void stepsSayWhatTheyDid() {
        document.frame(FIRST);
        document.frame(SECOND);
        document.frame(WHOLE);
        List<String> names = document.history().done().stream().map(Edit::name).toList();
        assertTrue(names.get(0).contains("100") && names.get(0).contains("80"), names.toString());
        assertTrue(names.get(1).contains("3"), names.toString());
    }

    @Test
    void whatLiesBesideThePhotoIsRefused() {
        Frame beside = new Frame(new Area(250, 0, 51, 10), 0);
        assertThrows(IllegalArgumentException.class, () -> document.frame(beside));
        assertEquals(WHOLE, document.frame());
    }

    @Test
    void theFrameTurnsWithThePhoto() {
        document.frame(SECOND);
        document.turn(Orientation.QUARTER_TURN_RIGHT);
        Frame turned = SECOND.turned(Orientation.QUARTER_TURN_RIGHT, 300, 200);
        assertEquals(turned, document.frame());
        assertTrue(document.frame().fits(200, 300));
        Frame other = new Frame(new Area(10, 10, 50, 70), 0);
        document.frame(other);
        document.turn(Orientation.MIRRORED);
        assertEquals(new Area(140, 10, 50, 70), document.frame().area());

        document.goTo(document.history().done().get(1));
        assertEquals(turned, document.frame());
        document.goTo(null);
        assertEquals(WHOLE, document.frame());
        document.goTo(document.history().undone().getLast());
        assertEquals(new Area(140, 10, 50, 70), document.frame().area());
    }

    /// Steps that are given up for lack of memory leave the frame as it is.
    @Test
    void whatIsForgottenStaysInTheFrame() {
        PhotoDocument poor = new PhotoDocument(null, "photo", photo, 1);
        poor.frame(FIRST);
        for (int i = 0; i < 3; i++) {
            poor.beginStroke(30 + 20 * i, 40, 9, false);
            poor.endStroke();
        }
        assertEquals(FIRST, poor.state().frame());
        assertEquals(FIRST, poor.frame());
    }
}
