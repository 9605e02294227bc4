package org.sairbrush.damage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Watching;

/// Looks a photo over for scratches, dust, cracks and places where the picture has come off.
///
/// Large photos are looked at in a smaller size, as scanners enlarge damage with everything else, and tile by tile;
/// tiles overlap by what the network sees around a pixel.
public final class DamageFinder {

    private static final int LONGEST = 2048;
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
    public DamageMap find(Photo photo, Watching watching) {
        double scale = Math.min(1, (double) LONGEST / Math.max(photo.width(), photo.height()));
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
