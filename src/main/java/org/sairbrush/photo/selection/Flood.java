package org.sairbrush.photo.selection;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sairbrush.photo.Area;

/// Collects the pixels that fit, all of them or only those that hang together with a start over edges of pixels.
public final class Flood {

    /// Whether a pixel is wanted.
    @FunctionalInterface
    public interface Fit {
        boolean test(int x, int y);
    }

    private final int width;
    private final int height;
    private final Fit fit;
    private final BooleanSupplier cancelled;
    private final BitSet picked;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    private Flood(int width, int height, Fit fit, BooleanSupplier cancelled) {
        this.width = width;
        this.height = height;
        this.fit = fit;
        this.cancelled = cancelled;
        picked = new BitSet(width * height);
    }

    /// What hangs together with the start, which is always picked.
    public static Selection from(int x, int y, int width, int height, Fit fit, BooleanSupplier cancelled) {
        Flood flood = new Flood(width, height, fit, cancelled);
        flood.spread(x, y);
        return flood.result();
    }

    /// What hangs together with any of the starts that fit; empty where none does.
    public static Optional<Selection> touching(
            Fit starts, int width, int height, Fit fit, BooleanSupplier cancelled) {
        Flood flood = new Flood(width, height, fit, cancelled);
        for (int row = 0; row < height && !cancelled.getAsBoolean(); row++) {
            for (int column = 0; column < width; column++) {
                if (starts.test(column, row) && flood.open(column, row)) {
                    flood.spread(column, row);
                }
            }
        }
        return flood.picked.isEmpty() ? Optional.empty() : Optional.of(flood.result());
    }

    /// Everything that fits, and the start.
    public static Selection everywhere(int x, int y, int width, int height, Fit fit, BooleanSupplier cancelled) {
        Flood flood = new Flood(width, height, fit, cancelled);
        flood.take(x, x + 1, y);
        for (int row = 0; row < height && !cancelled.getAsBoolean(); row++) {
            for (int column = 0; column < width; column++) {
                if (fit.test(column, row)) {
                    flood.take(column, column + 1, row);
                }
            }
        }
        return flood.result();
    }

    /// By scanlines: whole runs of fitting pixels are taken, then the rows above and below are looked at.
    private void spread(int startX, int startY) {
        Deque<int[]> seeds = new ArrayDeque<>();
        seeds.push(new int[] {startX, startY});
        while (!seeds.isEmpty() && !cancelled.getAsBoolean()) {
            int[] seed = seeds.pop();
            int y = seed[1];
            int from = seed[0];
            if (taken(from, y)) {
                continue;
            }
            int to = from + 1;
            while (from > 0 && open(from - 1, y)) {
                from--;
            }
            while (to < width && open(to, y)) {
                to++;
            }
            take(from, to, y);
            seedRow(seeds, from, to, y - 1);
            seedRow(seeds, from, to, y + 1);
        }
    }

    private void seedRow(Deque<int[]> seeds, int from, int to, int y) {
        if (y < 0 || y >= height) {
            return;
        }
        boolean inRun = false;
        for (int x = from; x < to; x++) {
            boolean open = open(x, y);
            if (open && !inRun) {
                seeds.push(new int[] {x, y});
            }
            inRun = open;
        }
    }

    private boolean open(int x, int y) {
        return !taken(x, y) && fit.test(x, y);
    }

    private boolean taken(int x, int y) {
        return picked.get(y * width + x);
    }

    private void take(int from, int to, int y) {
        picked.set(y * width + from, y * width + to);
        left = Math.min(left, from);
        right = Math.max(right, to);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
    }

    private Selection result() {
        Area area = new Area(left, top, right - left, bottom - top);
        byte[] coverage = new byte[Math.toIntExact(area.pixels())];
        for (int y = 0; y < area.height(); y++) {
            int row = (top + y) * width + left;
            for (int i = picked.nextSetBit(row); i >= 0 && i < row + area.width(); i = picked.nextSetBit(i + 1)) {
                coverage[y * area.width() + i - row] = (byte) 255;
            }
        }
        return new Selection(area, coverage);
    }
}
