package org.sairbrush.damage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Watching;

/// Looks a photo over for scratches, dust, cracks and places where the picture has come off.
///
/// Scanners enlarge damage with everything else, and the network knows damage of few pixels: what is dust in one scan is
/// as wide as a crack in another. So a photo is looked at in several sizes, tile by tile; tiles overlap by what the
/// network sees around a pixel.
public final class DamageFinder {

    /// The longest side in the closest look, and the least that it may have in others: about what it was in training.
    private static final int LONGEST = 2048;

    private static final int SHORTEST = 384;
    private static final int TILE = 768;
    private static final int MARGIN = 64;

    private final DamageNetwork network;
    private final NDManager manager;

    /// @param manager of the network's weights; looking takes sub-managers of it
    public DamageFinder(DamageNetwork network, NDManager manager) {
        this.network = network;
        this.manager = manager;
    }

    /// @param watching is told how far it is, and may end it by throwing
    /// @return what is found in each size, the largest first; each is half as large as the one before
    public List<DamageMap> find(Photo photo, Watching watching) {
        List<Double> scales = scales(Math.max(photo.width(), photo.height()));
        double all = scales.stream().mapToDouble(DamageFinder::work).sum();
        List<DamageMap> found = new ArrayList<>();
        double done = 0;
        for (double scale : scales) {
            double next = done + work(scale) / all;
            found.add(find(photo, scale, watching.part(done, next)));
            done = next;
        }
        return found;
    }

    private static double work(double scale) {
        return scale * scale;
    }

    private static List<Double> scales(int longest) {
        List<Double> scales = new ArrayList<>();
        double side = Math.min(longest, LONGEST);
        do {
            scales.add(side / longest);
            side /= 2;
        } while (side >= SHORTEST);
        return scales;
    }

    private DamageMap find(Photo photo, double scale, Watching watching) {
        int width = working(photo.width() * scale);
        int height = working(photo.height() * scale);
        watching.at(0);
        float[] rgb = photo.rgb(Area.of(photo.width(), photo.height()), width, height);
        float[] found = new float[width * height];
        int across = Math.ceilDiv(width, TILE);
        int tiles = across * Math.ceilDiv(height, TILE);
        for (int tile = 0; tile < tiles; tile++) {
            watching.at((double) tile / tiles);
            look(rgb, width, height, tile % across * TILE, tile / across * TILE, found);
        }
        return new DamageMap(width, height, found);
    }

    private int working(double side) {
        int multiple = network.multiple();
        return Math.max(1, (int) Math.round(side / multiple)) * multiple;
    }

    /// Enters what is found in one tile.
    private void look(float[] rgb, int width, int height, int left, int top, float[] found) {
        int fromX = Math.max(0, left - MARGIN);
        int fromY = Math.max(0, top - MARGIN);
        int seenWidth = Math.min(width, left + TILE + MARGIN) - fromX;
        int seenHeight = Math.min(height, top + TILE + MARGIN) - fromY;
        float[] seen = new float[3 * seenWidth * seenHeight];
        for (int row = 0; row < 3 * seenHeight; row++) {
            int from = (row / seenHeight * height + fromY + row % seenHeight) * width + fromX;
            System.arraycopy(rgb, from, seen, row * seenWidth, seenWidth);
        }
        float[] damaged = probabilities(seen, seenWidth, seenHeight);
        int right = Math.min(width, left + TILE);
        for (int y = top; y < Math.min(height, top + TILE); y++) {
            System.arraycopy(
                    damaged, (y - fromY) * seenWidth + left - fromX, found, y * width + left, right - left);
        }
    }

    private float[] probabilities(float[] rgb, int width, int height) {
        try (NDManager tile = manager.newSubManager()) {
            return Scope.free(() -> {
                NDArray picture = tile.create(rgb, new Shape(1, 3, height, width));
                return Activation.sigmoid(network.logits(picture, false)).toFloatArray();
            });
        }
    }
}
