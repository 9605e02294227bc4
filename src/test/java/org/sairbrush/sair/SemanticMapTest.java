package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticMapTest {

    @Test
    void meanOfOneMapIsThatMap() {
        SemanticMap map = new SemanticMap(2, 1, 3, new float[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(map.values(), SemanticMap.mean(List.of(map)).values());
    }

    @Test
    void coarserMapsAreInterpolatedToTheFirst() {
        SemanticMap fine = new SemanticMap(1, 1, 4, new float[4]);
        SemanticMap coarse = new SemanticMap(1, 1, 2, new float[] {0, 8});
        // cell centres of the fine map lie at −¼, ¼, ¾ and 1¼ cells of the coarse one
        assertArrayEquals(new float[] {0, 1, 3, 4}, SemanticMap.mean(List.of(fine, coarse)).values(), 1e-6f);
    }

    @Test
    void valuesMustFitTheShape() {
        assertEquals(4, new SemanticMap(2, 1, 2, new float[4]).values().length);
        assertThrows(IllegalArgumentException.class, () -> new SemanticMap(2, 2, 2, new float[4]));
    }
}
