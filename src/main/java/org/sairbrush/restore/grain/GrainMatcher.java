package org.sairbrush.restore.grain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Retouch;

/// Gives fills the grain of their surroundings, at the photo's own resolution: what is missing of it, and nothing where
/// there is little.
public final class GrainMatcher {

    /// Known pixels around a hole whose grain is its surroundings'.
    private static final int RING = 64;

    private static final int TILE = 128;
    private static final int MOST_TILES = 24;
    private static final int TILES_OF_A_PHOTO = 48;

    /// Pixels next to a hole that may have caught some of the damage.
    private static final int BLEED = 2;

    /// Standard deviation below which nobody sees grain, of [0, 1].
    private static final double INVISIBLE = 0.7 / 255;

    /// Standard deviation that is taken for grain at most, of [0, 1].
    private static final double COARSEST = 24.0 / 255;

    /// Variance that grain around a hole has at most, compared with the flattest tenth of the photo: more is texture.
    private static final double MOST_OF_FLOOR = 6;

    private static final double FLATTEST = 0.1;

    private final Photo photo;
    private final Mask mask;
    private final int seed;
    private double limit = -1;

    public GrainMatcher(Photo photo, Mask mask) {
        this(photo, mask, 0);
    }

    /// @param seed of the noise
    public GrainMatcher(Photo photo, Mask mask, int seed) {
        this.photo = photo;
        this.mask = mask;
        this.seed = seed;
    }

    /// The grain of what is known around an area's holes.
    public Grain around(Area area) {
        Area ring = area.grown(RING, photo.width(), photo.height());
        List<Residual> known = tiles(ring, MOST_TILES, this::isNearHoles).stream().map(this::known).toList();
        return Grain.of(FlatParts.of(known, limit()));
    }

    /// The grain of what stands in an area's holes.
    public Grain inHoles(Area area) {
        float[] holes = mask.holes(area, area.width(), area.height());
        return Grain.of(filled(area, holes, tile -> photo.rgb(tile, tile.width(), tile.height())));
    }

    /// Adds to a fill what it lacks of the grain around it.
    ///
    /// @param shown   what the photo shows by now, without the fill
    /// @param part    an area of the photo
    /// @param colours planar sRGB (3, part.height, part.width), changed where the fill is
    /// @param fill    (part.height, part.width), 1 where the fill is, 0 elsewhere
    public void match(Retouch shown, Area part, float[] colours, float[] fill) {
        Grain wanted = around(part);
        if (wanted.strength() < INVISIBLE) {
            return;
        }
        FlatParts present = filled(part, fill, tile -> with(shown.rgb(tile), tile, colours, fill, part));
        GrainField field = GrainField.of(wanted.without(present), seed);
        for (Area tile : tiles(part, Integer.MAX_VALUE, tile -> covers(fill, part, tile))) {
            field.addTo(colours, fill, part, tile);
        }
    }

    /// A tile of the photo with the fill put into it.
    private static float[] with(float[] shown, Area tile, float[] colours, float[] fill, Area part) {
        int plane = shown.length / 3;
        for (int i = 0; i < plane; i++) {
            int from = index(part, tile, i);
            for (int channel = 0; channel < 3 && fill[from] > 0; channel++) {
                shown[channel * plane + i] = colours[channel * fill.length + from];
            }
        }
        return shown;
    }

    /// Whether a tile has known pixels, and holes at most the ring's width away.
    private boolean isNearHoles(Area tile) {
        Area wide = tile.grown(RING, photo.width(), photo.height());
        float near = mask.holes(wide, 1, 1)[0];
        return near > 0 && mask.holes(tile, 1, 1)[0] < 1;
    }

    private Residual known(Area tile) {
        float[] known = mask.holes(tile, tile.width(), tile.height());
        for (int i = 0; i < known.length; i++) {
            known[i] = 1 - known[i];
        }
        float[] clean = Planes.eroded(known, tile.width(), tile.height(), BLEED);
        return Residual.of(photo.rgb(tile, tile.width(), tile.height()), clean, clean, tile.width(), tile.height());
    }

    private static FlatParts filled(Area part, float[] fill, Function<Area, float[]> shown) {
        List<Residual> residuals = new ArrayList<>();
        for (Area tile : tiles(part, MOST_TILES, tile -> covers(fill, part, tile))) {
            float[] seen = new float[Math.toIntExact(tile.pixels())];
            Arrays.fill(seen, 1);
            float[] measured = new float[seen.length];
            for (int i = 0; i < measured.length; i++) {
                measured[i] = fill[index(part, tile, i)] > 0 ? 1 : 0;
            }
            residuals.add(Residual.of(shown.apply(tile), seen, measured, tile.width(), tile.height()));
        }
        return FlatParts.of(residuals, COARSEST * COARSEST);
    }

    /// Where a tile's pixel lies in a part that holds the tile.
    static int index(Area part, Area tile, int pixel) {
        int y = tile.y() - part.y() + pixel / tile.width();
        return y * part.width() + tile.x() - part.x() + pixel % tile.width();
    }

    private static boolean covers(float[] fill, Area part, Area tile) {
        for (int i = 0; i < tile.pixels(); i++) {
            if (fill[index(part, tile, i)] > 0) {
                return true;
            }
        }
        return false;
    }

    /// The variance that is taken for grain at most.
    private double limit() {
        if (limit < 0) {
            List<Residual> samples = tiles(Area.of(photo.width(), photo.height()), TILES_OF_A_PHOTO, tile -> true)
                    .stream().map(this::known).toList();
            limit = Math.min(COARSEST * COARSEST, MOST_OF_FLOOR * FlatParts.quantile(samples, FLATTEST));
        }
        return limit;
    }

    /// Squares that cover an area, evenly chosen where they are too many.
    private static List<Area> tiles(Area area, int most, Predicate<Area> wanted) {
        List<Area> tiles = new ArrayList<>();
        for (int y = area.y(); y < area.bottom(); y += TILE) {
            for (int x = area.x(); x < area.right(); x += TILE) {
                Area tile = new Area(x, y, Math.min(TILE, area.right() - x), Math.min(TILE, area.bottom() - y));
                if (wanted.test(tile)) {
                    tiles.add(tile);
                }
            }
        }
        if (tiles.size() <= most) {
            return tiles;
        }
        List<Area> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(tiles.get((int) ((i + 0.5) * tiles.size() / most)));
        }
        return chosen;
    }
}
