package org.sairbrush.editor.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Tones;

/// A document made ready for photo views: tiles of the photo as opened and as it is now, and the mask at all zooms.
public final class DocumentDisplay implements DocumentListener {

    private static final long SLICE_NANOS = 4_000_000;
    private static final int SLICE_ROWS = 64;

    private final PhotoDocument document;
    private final ReadOnlyObjectWrapper<PhotoTiles> original = new ReadOnlyObjectWrapper<>();
    private final CoveragePyramid mask;
    private final List<PhotoView> views = new ArrayList<>();
    private final Deque<Area> changed = new ArrayDeque<>();
    private final Executor later;
    private final InvalidationListener toning = observable -> tone();
    private PhotoTiles originalToned;
    private PhotoTiles present;

    /// @param later runs what is left to do on the interface's thread after what waits there already
    public DocumentDisplay(PhotoDocument document, Function<Photo, PhotoTiles> tiles, Executor later) {
        this.document = document;
        this.later = later;
        original.set(tiles.apply(document.original()));
        // A project comes with fills.
        present = document.photo() == document.original() ? original() : tiles.apply(document.photo());
        originalToned = original();
        document.tonesProperty().addListener(toning);
        tone();
        mask = new CoveragePyramid(document.mask());
        document.addListener(this);
    }

    public PhotoTiles original() {
        return original.get();
    }

    public ReadOnlyObjectProperty<PhotoTiles> originalProperty() {
        return original.getReadOnlyProperty();
    }

    public PhotoTiles present() {
        return present;
    }

    /// The photo as it was opened, with the tones that lie over the present one.
    public PhotoTiles originalToned() {
        return originalToned;
    }

    /// Tiles of another photo that differs from the present one within these areas.
    public PhotoTiles tilesOf(Photo photo, List<Area> areas) {
        return photo == present.photo() ? present : present.with(photo, areas);
    }

    /// Shows the photos as they are, or as what stands out from its surroundings.
    public void setRelief(boolean relief) {
        original.set(original().inRelief(relief));
        originalToned = originalToned.inRelief(relief);
        present = present.inRelief(relief);
        tone();
    }

    /// Where nothing is filled, photo and original are one, and so are their tiles.
    private void tone() {
        Tones tones = document.tonesProperty().get();
        PhotoTiles before = present;
        originalToned = tones.equals(Tones.NONE) ? original() : originalToned.with(tones);
        present = present.photo() == original().photo() ? originalToned : present.with(tones);
        views.forEach(view -> view.setTiles(present));
        if (before != present && before != original()) {
            before.giveUp();
        }
    }

    /// Keeps a view showing the present photo and mask.
    public void show(PhotoView view) {
        views.add(view);
        view.setTiles(present);
        view.setMask(mask);
    }

    /// Ends all showing.
    public void close() {
        document.removeListener(this);
        document.tonesProperty().removeListener(toning);
        changed.clear();
        views.clear();
    }

    // The pyramid follows a little later and a slice at a time, so that even a change all over a large photo keeps the
    // interface waiting for no more than a few milliseconds at once.
    @Override
    public void maskChanged(Area area) {
        if (changed.isEmpty()) {
            later.execute(this::follow);
        }
        Area last = changed.peekLast();
        if (last != null && last.union(area).pixels() <= last.pixels() + area.pixels()) {
            changed.removeLast();
            changed.add(last.union(area));
        } else {
            changed.add(area);
        }
    }

    private void follow() {
        long end = System.nanoTime() + SLICE_NANOS;
        while (!changed.isEmpty() && System.nanoTime() < end) {
            Area area = changed.poll();
            if (area.height() > SLICE_ROWS) {
                int rest = area.height() - SLICE_ROWS;
                changed.addFirst(new Area(area.x(), area.y() + SLICE_ROWS, area.width(), rest));
                area = new Area(area.x(), area.y(), area.width(), SLICE_ROWS);
            }
            mask.update(area);
            for (PhotoView view : views) {
                view.maskChanged(area);
            }
        }
        if (!changed.isEmpty()) {
            later.execute(this::follow);
        }
    }

    @Override
    public void photoChanged(List<Area> areas) {
        present = document.photo() == original().photo() ? originalToned : present.with(document.photo(), areas);
        views.forEach(view -> view.setTiles(present));
    }
}
