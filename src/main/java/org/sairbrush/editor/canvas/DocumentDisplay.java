package org.sairbrush.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// A document made ready for photo views: tiles of the photo as opened and as it is now, and the mask at all zooms.
public final class DocumentDisplay implements DocumentListener {

    private final PhotoDocument document;
    private final PhotoTiles original;
    private final CoveragePyramid mask;
    private final List<PhotoView> views = new ArrayList<>();
    private PhotoTiles present;

    public DocumentDisplay(PhotoDocument document, Function<Photo, PhotoTiles> tiles) {
        this.document = document;
        original = tiles.apply(document.original());
        present = original;
        mask = new CoveragePyramid(document.mask());
        document.addListener(this);
    }

    public PhotoTiles original() {
        return original;
    }

    public PhotoTiles present() {
        return present;
    }

    /// Tiles of another photo that differs from the present one within these areas.
    public PhotoTiles tilesOf(Photo photo, List<Area> areas) {
        return photo == present.photo() ? present : present.with(photo, areas);
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
        views.clear();
    }

    @Override
    public void maskChanged(Area area) {
        mask.update(area);
        views.forEach(view -> view.maskChanged(area));
    }

    @Override
    public void photoChanged(List<Area> areas) {
        present = document.photo() == original.photo() ? original : present.with(document.photo(), areas);
        views.forEach(view -> view.setTiles(present));
    }
}
