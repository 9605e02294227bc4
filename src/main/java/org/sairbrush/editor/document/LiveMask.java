package org.sairbrush.editor.document;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// A mask that the interface's thread paints into, while background work copies it as it was.
final class LiveMask {

    private final Mask mask;
    private final MaskTiles tiles;
    private final List<WeakReference<Snapshot>> snapshots = new ArrayList<>();

    LiveMask(Mask mask) {
        this.mask = mask;
        tiles = new MaskTiles(mask.width(), mask.height());
    }

    Mask mask() {
        return mask;
    }

    /// To be said before anything changes there.
    void changes(Area area) {
        snapshots.removeIf(known -> {
            Snapshot snapshot = known.get();
            return snapshot == null || !snapshot.keep(area);
        });
    }

    /// The mask as it is now. Taking it costs nothing; it is copied where it is first asked for.
    Supplier<Mask> snapshot() {
        Snapshot snapshot = new Snapshot(mask, tiles);
        snapshots.add(new WeakReference<>(snapshot));
        return snapshot;
    }

    /// Each tile is taken once, by the background's thread or by the interface's that is about to change it, whichever
    /// comes first.
    private static final class Snapshot implements Supplier<Mask> {

        private final Mask live;
        private final MaskTiles tiles;
        private final Map<Integer, byte[]> taken = new ConcurrentHashMap<>();
        private volatile Mask copy;

        Snapshot(Mask live, MaskTiles tiles) {
            this.live = live;
            this.tiles = tiles;
        }

        /// @return whether there was still something to keep
        boolean keep(Area area) {
            if (copy != null) {
                return false;
            }
            tiles.of(area).forEach(this::take);
            return true;
        }

        @Override
        public synchronized Mask get() {
            if (copy == null) {
                Mask made = Mask.empty(live.width(), live.height());
                tiles.all().forEach(tile -> MaskPatch.put(made, tiles.area(tile), take(tile)));
                copy = made;
                taken.clear();
            }
            return copy;
        }

        private byte[] take(int tile) {
            return taken.computeIfAbsent(tile, one -> MaskPatch.take(live, tiles.area(one)));
        }
    }
}
