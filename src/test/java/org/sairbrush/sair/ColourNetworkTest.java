package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Window;

/// Colours in a window are those of the whole picture.
class ColourNetworkTest {

    private static final int SEMANTICS = 12;
    private static final List<Integer> HIDDEN = List.of(8, 8);
    private static final float TOLERANCE = 1e-4f;

    private NDManager manager;

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                Arguments.of(128, 160, new Window(60, 70, 9, 5)),
                Arguments.of(128, 160, new Window(61, 71, 8, 6)),
                Arguments.of(128, 160, new Window(0, 0, 3, 4)),
                Arguments.of(128, 160, new Window(150, 101, 10, 27)),
                Arguments.of(128, 160, new Window(80, 3, 1, 120)),
                Arguments.of(33, 47, new Window(20, 8, 5, 5)),
                Arguments.of(16, 24, new Window(4, 9, 5, 5)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void sairPaintsInAWindowWhatItPaintsOnTheWhole(int height, int width, Window window) {
        SairNetwork network = new SairNetwork(new SairNetwork.Config(
                new ResidualEncoder.Config(List.of(6, 8), List.of(1, 2, 4, 1), SEMANTICS),
                SEMANTICS,
                null,
                true,
                HIDDEN,
                4,
                5,
                HIDDEN,
                Background.MEMBRANE,
                64));
        check(network, manager.randomNormal(new Shape(2, SEMANTICS, 16, 20)), height, width, window);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void liifPaintsInAWindowWhatItPaintsOnTheWhole(int height, int width, Window window) {
        LiifNetwork network = new LiifNetwork(new LiifNetwork.Config(
                new ResidualEncoder.Config(List.of(6, 8), List.of(2, 1), 0), HIDDEN, Background.MEMBRANE, 64));
        check(network, null, height, width, window);
    }

    @Test
    void thePapersEncoderPaintsAWindow() {
        LiifNetwork network = new LiifNetwork(new LiifNetwork.Config(
                new PaperEncoder.Config(List.of(6, 8, 8), 2, 0), HIDDEN, Background.BLANK, 0));
        check(network, null, 64, 80, new Window(30, 20, 7, 9));
    }

    private <N extends NetworkBlock & ColourNetwork> void check(
            N network, NDArray semantics, int height, int width, Window window) {
        network.initialize(manager);
        CoarseToFine.Sight sight = new CoarseToFine.Sight(
                manager.randomUniform(0, 1, new Shape(2, 3, height, width)),
                manager.randomUniform(0, 1, new Shape(2, 1, height, width)).gt(0.7f).toType(
                        DataType.FLOAT32, false),
                manager.randomUniform(-0.2f, 0.2f, new Shape(2, 3, height, width)));
        NDArray whole = network.paint(sight, semantics, false);

        NDArray part = network.paint(sight.of(window), semantics, false);

        assertEquals(new Shape(2, 3, window.height(), window.width()), part.getShape());
        assertArrayEquals(window.of(whole).toFloatArray(), part.toFloatArray(), TOLERANCE);
    }

    @Test
    void holesAreFilledAlikeWhetherTheirSurroundingsArePaintedOrNot() {
        LiifNetwork network = liif(32);
        CoarseToFine.Level level = new CoarseToFine.Level(
                manager.randomUniform(0, 1, new Shape(1, 3, 128, 192)), holes(192, 128));
        CoarseToFine.Painter everywhere = sight -> {
            NDArray all = network.paint(sight.of(Window.whole(sight.picture())), null, false);
            return window -> window.of(all);
        };

        float[] expected = fill(network, level, everywhere);

        assertArrayEquals(expected, fill(network, level, network.painter(null)), TOLERANCE);
    }

    private static float[] fill(LiifNetwork network, CoarseToFine.Level level, CoarseToFine.Painter painter) {
        CoarseToFine levels = network.levels();
        return levels.filled(levels.sight(level, painter), painter).toFloatArray();
    }

    /// Specks, and a long thin scratch down to the border.
    private NDArray holes(int width, int height) {
        NDArray mask = manager.zeros(new Shape(1, 1, height, width));
        for (Window hole : List.of(
                new Window(5, 7, 6, 6),
                new Window(150, 3, 4, 9),
                new Window(90, 60, 20, 31),
                new Window(30, 64, 3, 64))) {
            hole.put(manager.ones(new Shape(1, 1, hole.height(), hole.width())), mask);
        }
        return mask;
    }

    private LiifNetwork liif(int coarsest) {
        LiifNetwork network = new LiifNetwork(new LiifNetwork.Config(
                new ResidualEncoder.Config(List.of(6, 8), List.of(2, 1), 0), HIDDEN, Background.MEMBRANE, coarsest));
        network.initialize(manager);
        return network;
    }

    @Test
    void positionsBetweenPixelsAreAnsweredFromAWindow() {
        LiifNetwork network = liif(32);
        CoarseToFine.Sight sight = new CoarseToFine.Sight(
                manager.randomUniform(0, 1, new Shape(1, 3, 64, 96)), manager.zeros(new Shape(1, 1, 64, 96)), null);
        LocalEnsemble positions = LocalEnsemble.of(new float[] {0.1f, 0.2f, 0.13f, 0.25f, 0.2f, 0.1f}, 64, 96);
        Window window = new Window(52, 34, 9, 6);
        ColourNetwork.Seen whole = network.look(sight, null, false);
        float[] expected = whole.colours(sight.wanted(), 3).at(positions).toFloatArray();

        ColourNetwork.Seen part = network.look(sight.of(window), null, false);

        assertArrayEquals(expected, part.colours(window, 3).at(positions).toFloatArray(), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 400, 20_000})
    void aCoverHoldsWhatIsAskedForOnceAndLittleElse(int count) {
        Window grid = new Window(0, 0, 300, 200);
        boolean[] asked = new boolean[grid.width() * grid.height()];
        new Random(count).ints(count, 0, asked.length).forEach(cell -> asked[cell] = true);
        int[] held = new int[asked.length];

        List<Window> cover = Window.cover(asked, grid);

        for (Window window : cover) {
            assertTrue(window.width() <= 128 && window.height() <= 128, window.toString());
            for (int row = window.y(); row < window.bottom(); row++) {
                for (int column = window.x(); column < window.right(); column++) {
                    held[row * grid.width() + column]++;
                }
            }
        }
        for (int cell = 0; cell < asked.length; cell++) {
            assertTrue(held[cell] <= 1 && (!asked[cell] || held[cell] == 1), "cell " + cell);
        }
        assertTrue(cover.stream().mapToInt(window -> window.width() * window.height()).sum() <= 1024 * count);
    }
}
