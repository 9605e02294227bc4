package org.sairbrush.editor.canvas;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Tones;

/// A photo cut into pictures for display, at 1, ½, ¼, … of its size. Tiles are made in the background when a view
/// first asks for them; a photo that differs in a few places shares all others with the one before it.
/// Used by the interface's thread only.
public final class PhotoTiles {

    static final int TILE = 512;
    private static final long CACHE_BYTES = 256L << 20;

    record Key(int level, int column, int row) {}

    private final Photo photo;
    private final Executor background;
    private final Executor userInterface;
    private final boolean relief;
    private final Tones tones;
    private final Map<Key, Image> ready = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, Image> outdated = new HashMap<>();
    private final Deque<Key> wanted = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean sketched;
    private boolean working;
    private volatile boolean givenUp;
    private long bytes;

    public PhotoTiles(Photo photo, Executor background, Executor userInterface) {
        this(photo, background, userInterface, false, Tones.NONE);
    }

    private PhotoTiles(
            Photo photo, Executor background, Executor userInterface, boolean relief, Tones tones) {
        this.photo = photo;
        this.background = background;
        this.userInterface = userInterface;
        this.relief = relief;
        this.tones = tones;
    }

    /// The same photo as it is, or as what stands out from its surroundings. Until the new tiles are made, the old ones
    /// stand in.
    public PhotoTiles inRelief(boolean wanted) {
        return as(wanted, tones);
    }

    /// The same photo with other tones over it. Until the new tiles are made, the old ones stand in.
    public PhotoTiles with(Tones wanted) {
        return as(relief, wanted);
    }

    private PhotoTiles as(boolean inRelief, Tones withTones) {
        if (inRelief == relief && withTones.equals(tones)) {
            return this;
        }
        PhotoTiles tiles = new PhotoTiles(photo, background, userInterface, inRelief, withTones);
        tiles.standIn(ready);
        // Some are not made yet, where tones follow each other more quickly than tiles.
        tiles.standIn(outdated);
        return tiles;
    }

    private void standIn(Map<Key, Image> others) {
        long taken = outdated.values().stream().mapToLong(PhotoTiles::bytes).sum();
        for (Map.Entry<Key, Image> other : others.entrySet()) {
            taken += bytes(other.getValue());
            if (taken > CACHE_BYTES) {
                return;
            }
            outdated.putIfAbsent(other.getKey(), other.getValue());
        }
    }

    /// The tiles of a photo of the same size that may differ from this one within the areas. Until its own are
    /// made, the old ones stand in, so that nothing flickers.
    public PhotoTiles with(Photo other, List<Area> changed) {
        PhotoTiles tiles = new PhotoTiles(other, background, userInterface, relief, tones);
        ready.forEach((key, image) -> {
            Area area = influence(key);
            if (changed.stream().anyMatch(area::overlaps)) {
                tiles.outdated.put(key, image);
            } else {
                tiles.put(key, image);
            }
        });
        return tiles;
    }

    public Photo photo() {
        return photo;
    }

    /// These are not shown any more: what is still to be made of them is not worth the time.
    void giveUp() {
        wanted.clear();
        givenUp = true;
    }

    /// Called whenever tiles have come in.
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /// The coarsest level worth having: the whole photo on one tile.
    int coarsest() {
        int level = 0;
        while (Math.max(photo.width(), photo.height()) >> level > TILE) {
            level++;
        }
        return level;
    }

    /// The pixels of the photo that a tile shows.
    Area area(Key key) {
        int span = TILE << key.level();
        int x = key.column() * span;
        int y = key.row() * span;
        return new Area(x, y, Math.min(span, photo.width() - x), Math.min(span, photo.height() - y));
    }

    /// The pixels that a tile depends on.
    private Area influence(Key key) {
        return relief ? Relief.seen(photo, area(key), 1 << key.level()) : area(key);
    }

    /// What can be shown of a tile now, or null. With something better still to come it should be asked for again.
    Image get(Key key) {
        Image image = ready.get(key);
        return image != null ? image : outdated.get(key);
    }

    boolean isReady(Key key) {
        return ready.containsKey(key);
    }

    /// Whether there is nothing at all to show yet.
    public boolean isEmpty() {
        return ready.isEmpty() && outdated.isEmpty();
    }

    /// Asks for tiles, the most urgent first; what was asked for before and has not been begun is forgotten.
    void want(List<Key> keys) {
        wanted.clear();
        keys.stream().filter(key -> !ready.containsKey(key)).forEach(wanted::add);
        work();
    }

    private void work() {
        if (working || wanted.isEmpty()) {
            return;
        }
        Key coarsest = new Key(coarsest(), 0, 0);
        if (!sketched && coarsest.level() > 1 && get(coarsest) == null) {
            sketched = true;
            make(() -> sketch(coarsest), sketch -> outdated.put(coarsest, sketch));
        } else {
            Key key = wanted.poll();
            make(() -> render(key), image -> put(key, image));
        }
    }

    private void make(Supplier<Image> maker, Consumer<Image> use) {
        working = true;
        background.execute(() -> {
            Optional<Image> image = givenUp ? Optional.empty() : tryToMake(maker);
            userInterface.execute(() -> {
                working = false;
                image.ifPresent(made -> {
                    use.accept(made);
                    List.copyOf(listeners).forEach(Runnable::run);
                });
                work();
            });
        });
    }

    // Without memory for a tile the view goes on with coarser ones, and asks again when it next draws.
    private static Optional<Image> tryToMake(Supplier<Image> maker) {
        try {
            return Optional.of(maker.get());
        } catch (OutOfMemoryError error) {
            return Optional.empty();
        }
    }

    private Image render(Key key) {
        Area area = area(key);
        int width = shrunk(area.width(), key);
        int height = shrunk(area.height(), key);
        int[] argb = relief ? Relief.of(photo, area, 1 << key.level()) : photo.argb(area, width, height, tones);
        return image(argb, width, height);
    }

    /// A large photo at first sight: a row of its pixels for each row of the tile, so that it takes a fraction of the
    /// time that a mean of all pixels does.
    private Image sketch(Key key) {
        Area area = area(key);
        int width = shrunk(area.width(), key);
        int height = shrunk(area.height(), key);
        int[] argb = new int[width * height];
        for (int row = 0; row < height; row++) {
            int y = (int) ((row + 0.5) * area.height() / height);
            int[] line = photo.argb(new Area(0, y, area.width(), 1), width, 1, tones);
            System.arraycopy(line, 0, argb, row * width, width);
        }
        return image(argb, width, height);
    }

    private static int shrunk(int length, Key key) {
        int step = 1 << key.level();
        return (length + step - 1) / step;
    }

    private Image image(int[] argb, int width, int height) {
        if (photo.alpha()) {
            premultiply(argb);
        }
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }

    private static void premultiply(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            int red = (argb[i] >> 16 & 0xff) * alpha / 255;
            int green = (argb[i] >> 8 & 0xff) * alpha / 255;
            int blue = (argb[i] & 0xff) * alpha / 255;
            argb[i] = alpha << 24 | red << 16 | green << 8 | blue;
        }
    }

    private void put(Key key, Image image) {
        outdated.remove(key);
        ready.put(key, image);
        bytes += bytes(image);
        var oldest = ready.entrySet().iterator();
        while (bytes > CACHE_BYTES && oldest.hasNext()) {
            var entry = oldest.next();
            if (entry.getKey().level() < coarsest() && !entry.getKey().equals(key)) {
                bytes -= bytes(entry.getValue());
                oldest.remove();
            }
        }
    }

    private static long bytes(Image image) {
        return 4L * (long) image.getWidth() * (long) image.getHeight();
    }
}
