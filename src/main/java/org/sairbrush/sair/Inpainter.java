package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// Runs the networks of a pack on pictures at their working size.
public final class Inpainter {

    /// Sides of a working size are multiples of this.
    public static final int MULTIPLE = 2 * MiniEncoder.STRIDE;

    /// What paints: SAIR as it is, the baseline, and SAIR with part of its semantics taken away, for comparison.
    public enum Variant {
        SAIR,
        LIIF,
        /// The raw semantic map in place of SIR's.
        SAIR_WITHOUT_SIR,
        /// Zeros in place of all semantics.
        SAIR_WITHOUT_SEMANTICS
    }

    private final ModelPack pack;

    public Inpainter(ModelPack pack) {
        this.pack = pack;
    }

    /// A picture as the networks take it, in its own scope of native memory.
    ///
    /// @param rgb    planar (3, height, width) in [0, 1]; what lies in the holes is not looked at
    /// @param holes  (height, width), hole where above 0
    /// @param width  a multiple of [#MULTIPLE]
    /// @param height a multiple of [#MULTIPLE]
    public Picture open(float[] rgb, float[] holes, int width, int height) {
        return new Picture(rgb, holes, width, height);
    }

    /// Whether there is an SIR to complete semantic maps.
    public boolean completes() {
        return pack.sair().isPresent();
    }

    /// The levels in which the variant's network fills.
    ///
    /// @throws PackException when the pack lacks the network
    public CoarseToFine levels(Variant variant) throws PackException {
        return network(variant).levels();
    }

    private ColourNetwork network(Variant variant) throws PackException {
        return variant == Variant.LIIF ? pack.liif().orElseThrow(() -> missing("LIIF")) : sair();
    }

    private SairNetwork sair() throws PackException {
        return pack.sair().orElseThrow(() -> missing("SAIR"));
    }

    private PackException missing(String network) {
        return new PackException("The pack '%s' has no %s network; choose another pack or method."
                .formatted(pack.description().id(), network));
    }

    /// What of a picture is seen more closely: its edges as shares of the picture's sides, in [0, 1].
    public record Part(double left, double top, double right, double bottom) {

        /// This part of a semantic map, with a cell for each 8 pixels of the view.
        private NDArray of(NDArray map, int height, int width) {
            return Maps.window(
                    map, top, bottom, Math.ceilDiv(height, MiniEncoder.STRIDE),
                    left, right, Math.ceilDiv(width, MiniEncoder.STRIDE));
        }
    }

    /// A picture and what the networks found in it. To be closed.
    public final class Picture implements AutoCloseable {

        private final NDManager manager;
        private final float[] rgb;
        private final int width;
        private final int height;
        private final NDArray mask;
        private NDArray raw;
        private NDArray completed;

        private Picture(float[] rgb, float[] holes, int width, int height) {
            this.manager = pack.manager().newSubManager();
            this.rgb = rgb;
            this.width = width;
            this.height = height;
            float[] binary = new float[holes.length];
            for (int index = 0; index < holes.length; index++) {
                // a working pixel with any damage in it shows damage
                binary[index] = holes[index] > 0 ? 1 : 0;
            }
            this.mask = manager.create(binary, new Shape(1, 1, height, width));
        }

        /// The semantic encoder's map Z of the damaged picture.
        ///
        /// @throws PackException when the pack has no semantic encoder
        public SemanticMap raw() throws PackException {
            return map(rawArray());
        }

        /// SIR's map.
        ///
        /// @throws PackException when the pack has no semantic encoder or no SIR
        public SemanticMap completed() throws PackException {
            return map(completedArray());
        }

        private NDArray rawArray() throws PackException {
            if (raw == null) {
                SemanticEncoder encoder = pack.semantic().orElseThrow(() -> missing("semantic"));
                NDArray image = image(rgb);
                raw = Scope.only(() -> encoder.encode(image, mask));
            }
            return raw;
        }

        private NDArray completedArray() throws PackException {
            if (completed == null) {
                SairNetwork sair = sair();
                NDArray semantics = rawArray();
                completed = Scope.only(() -> sair.complete(semantics, mask));
            }
            return completed;
        }

        private static SemanticMap map(NDArray array) {
            Shape shape = array.getShape();
            return new SemanticMap(
                    (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), array.toFloatArray());
        }

        /// Prepares the colours at some positions; this is the expensive part.
        ///
        /// @param positions all that will be asked for
        /// @throws PackException when the pack lacks the network
        public Colours paint(Variant variant, LocalEnsemble positions) throws PackException {
            ColourNetwork network = network(variant);
            NDArray semantics = semantics(variant);
            CoarseToFine.Sight sight = network.levels().sight(level(), network.painter(semantics));
            List<Colours.Part> parts = Colours.parts(positions, Window.whole(mask));
            Window wanted = Window.union(parts.stream().map(Colours.Part::window).toList());
            return new Colours(
                    network.look(sight.of(wanted), semantics, false), parts, sight.picture(),
                    network.levels().background());
        }

        /// What the network adds to the background in the holes, after all coarser levels.
        ///
        /// @return planar (3, height, width), 0 outside the holes
        /// @throws PackException when the pack lacks the network
        public float[] added(Variant variant) throws PackException {
            CoarseToFine levels = levels(variant);
            CoarseToFine.Painter painter = network(variant).painter(semantics(variant));
            return Scope.free(() -> levels.added(levels.sight(level(), painter), painter).toFloatArray());
        }

        /// Paints a finer view of a part of this picture, which lends it its semantic map.
        ///
        /// @param smooth planar (3, height, width) with its background in its holes
        /// @param added  planar (3, height, width), what the coarser level added there, 0 elsewhere
        /// @param holes  (height, width), 1 = hole, else 0
        /// @param part   what of this picture is seen
        /// @param width  a multiple of [#MULTIPLE]
        /// @param height a multiple of [#MULTIPLE]
        /// @return planar (3, height, width) in [0, 1]: the network's colours in the holes, the background elsewhere
        /// @throws PackException when the pack lacks the network
        public float[] finer(
                Variant variant, float[] smooth, float[] added, float[] holes, Part part, int width, int height)
                throws PackException {
            CoarseToFine levels = levels(variant);
            NDArray whole = semantics(variant);
            try (NDArray semantics = whole == null ? null : part.of(whole, height, width)) {
                CoarseToFine.Painter painter = network(variant).painter(semantics);
                Shape shape = new Shape(1, 3, height, width);
                return Scope.free(() -> {
                    CoarseToFine.Sight sight = new CoarseToFine.Sight(
                            manager.create(smooth, shape),
                            manager.create(holes, new Shape(1, 1, height, width)),
                            manager.create(added, shape));
                    return levels.painted(sight, painter).toFloatArray();
                });
            }
        }

        /// What the variant's network sees besides the colours; `null` for none.
        private NDArray semantics(Variant variant) throws PackException {
            return switch (variant) {
                case LIIF -> null;
                case SAIR_WITHOUT_SIR -> rawArray();
                case SAIR_WITHOUT_SEMANTICS -> completedArray().zerosLike();
                case SAIR -> completedArray();
            };
        }

        private CoarseToFine.Level level() {
            return new CoarseToFine.Level(image(rgb), mask);
        }

        private NDArray image(float[] values) {
            return manager.create(values, new Shape(1, 3, height, width));
        }

        @Override
        public void close() {
            manager.close();
        }
    }

    /// Colours of a picture at the positions that were asked for, part by part; lives as long as its picture.
    public static final class Colours {

        /// Positions that lie together.
        ///
        /// @param window    of the picture with all cells that they are read from
        /// @param numbers   of the positions among all
        /// @param positions on the whole picture's grid
        public record Part(Window window, int[] numbers, LocalEnsemble positions) {}

        private final ColourNetwork.Seen seen;
        private final List<Part> parts;
        private final float[] picture;
        private final Background background;

        private Colours(ColourNetwork.Seen seen, List<Part> parts, NDArray picture, Background background) {
            this.seen = seen;
            this.parts = parts;
            this.picture = picture.toFloatArray();
            this.background = background;
        }

        private static List<Part> parts(LocalEnsemble positions, Window grid) {
            long[] cells = positions.neighbours().getFirst().cells();
            boolean[] asked = new boolean[grid.width() * grid.height()];
            for (long cell : cells) {
                asked[(int) cell] = true;
            }
            int[] owner = new int[asked.length];
            List<Window> windows = Window.cover(asked, grid);
            for (int i = 0; i < windows.size(); i++) {
                Window window = windows.get(i);
                for (int row = window.y(); row < window.bottom(); row++) {
                    Arrays.fill(owner, row * grid.width() + window.x(), row * grid.width() + window.right(), i);
                }
            }
            Map<Integer, List<Integer>> members = IntStream.range(0, cells.length)
                    .boxed()
                    .collect(Collectors.groupingBy(at -> owner[(int) cells[at]]));
            // between pixels the next ones to the right and below are read, too
            int next = positions.neighbours().size() > 1 ? 1 : 0;
            return members.entrySet().stream()
                    .map(entry -> {
                        int[] numbers = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
                        Window window = windows.get(entry.getKey()).grown(next, grid);
                        return new Part(window, numbers, positions.select(numbers));
                    })
                    .toList();
        }

        /// Each takes well under 100 ms of work on two cores.
        public List<Part> parts() {
            return parts;
        }

        /// @return RGB at the positions of a part, (Q, 3), about [0, 1]
        public float[] at(Part part) {
            LocalEnsemble positions = part.positions;
            float[] colours = Scope.free(() ->
                    seen.colours(part.window, positions.queries()).at(positions).toFloatArray());
            int plane = picture.length / 3;
            for (LocalEnsemble.Neighbour neighbour : positions.neighbours()) {
                for (int query = 0; query < positions.queries(); query++) {
                    float weight = neighbour.weights() == null ? 1 : neighbour.weights()[query];
                    for (int channel = 0; channel < 3; channel++) {
                        float value = picture[channel * plane + (int) neighbour.cells()[query]];
                        colours[3 * query + channel] += weight * background.base(value);
                    }
                }
            }
            return colours;
        }
    }
}
