package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LabelMapTest {

    private final LabelMap map = new LabelMap(
            LabelSet.parse("hair, eye, sky"), 4, 2, new byte[] {0, 0, 1, 2, 0, 0, 2, 2});

    @Test
    void sharesAddUpToOne() {
        assertArrayEquals(new double[] {0.5, 0.125, 0.375}, map.shares());
    }

    @Test
    void theIndexImageKeepsTheIndicesThroughAFile() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(map.indexImage(), "png", file);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
        assertEquals(1, read.getSampleModel().getNumBands());
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 4; x++) {
                assertEquals(map.indices()[y * 4 + x], read.getRaster().getSample(x, y, 0));
            }
        }
    }

    @Test
    void overlayHasTheLabelsColoursAtTheOpacity() {
        int[] overlay = map.overlayArgb(0.5, -1);
        for (int i = 0; i < overlay.length; i++) {
            assertEquals(map.labels().colour(map.indices()[i]).getRGB() & 0xFFFFFF, overlay[i] & 0xFFFFFF);
            assertEquals(128, overlay[i] >>> 24);
        }
    }

    @Test
    void overlayDimsAllButTheHighlightedLabel() {
        int[] overlay = map.overlayArgb(1, 2);
        for (int i = 0; i < overlay.length; i++) {
            assertEquals(map.indices()[i] == 2 ? 255 : 51, overlay[i] >>> 24);
        }
    }

    @Test
    void theUnsureShareIsNoLabels() {
        byte unsure = (byte) LabelMap.UNSURE;
        LabelMap some = new LabelMap(map.labels(), 2, 2, new byte[] {unsure, 1, 1, unsure});
        assertEquals(0.5, some.unsureShare());
        assertArrayEquals(new double[] {0, 0.5, 0}, some.shares());
        assertEquals(255, some.indexImage().getRaster().getSample(0, 0, 0));
        assertEquals(LabelMap.UNSURE_COLOUR.getRGB(), some.overlayArgb(1, LabelMap.UNSURE)[0]);
    }

    @Test
    void enlargedBordersHaveNoSteps() {
        LabelMap corner = new LabelMap(map.labels(), 2, 2, new byte[] {0, 1, 1, 1}).resized(40, 40);
        assertEquals(0, corner.indices()[0]);
        assertEquals(1, corner.indices()[40 * 40 - 1]);
        // Nearest pixels would give a quarter; the border is round instead.
        assertTrue(corner.shares()[0] < 0.24, () -> "share " + corner.shares()[0]);
        assertEquals(0, corner.indices()[15 * 40 + 5]);
        assertEquals(1, corner.indices()[19 * 40 + 19]);
    }

    @Test
    void indicesAreUnsigned() {
        LabelSet labels = LabelSet.parse(String.join(",", IntStream.range(0, 200)
                .mapToObj(Integer::toString)
                .toList()));
        LabelMap high = new LabelMap(labels, 1, 1, new byte[] {(byte) 199});
        assertEquals(1, high.shares()[199]);
        assertEquals(labels.colour(199).getRGB(), high.overlayArgb(1, -1)[0]);
        assertEquals(199, high.indexImage().getRaster().getSample(0, 0, 0));
    }

    @Test
    void refusesIndicesOfAnotherSize() {
        assertThrows(IllegalArgumentException.class,
                () -> new LabelMap(map.labels(), 4, 2, new byte[7]));
    }

    @Test
    void aLabelsRegionIsCoveredWithEdgesHalfwayBetweenPixels() {
        byte[] eye = map.coverage(1, 40, 20);
        assertEquals(255, Byte.toUnsignedInt(eye[5 * 40 + 25]));
        assertEquals(0, eye[5 * 40 + 10]);
        assertEquals(0, eye[15 * 40 + 25]);
        int inside = 0;
        for (byte value : map.coverage(2, 40, 20)) {
            inside += Byte.toUnsignedInt(value) >= 128 ? 1 : 0;
        }
        assertEquals(0.375, inside / 800.0, 0.03);
        assertArrayEquals(new byte[] {0, 0, -1, 0, 0, 0, 0, 0}, map.coverage(1, 4, 2));
    }
}
