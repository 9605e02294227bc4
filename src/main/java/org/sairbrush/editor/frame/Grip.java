package org.sairbrush.editor.frame;

import java.util.List;
import javafx.scene.Cursor;
import org.sairbrush.photo.Area;

/// Where a frame can be taken to change its size.
///
/// @param x -1 at its left side, 1 at its right one, 0 between them
/// @param y -1 at its upper side, 1 at its lower one, 0 between them
public record Grip(int x, int y) {

    /// Corners first: where a frame is small, they matter more.
    public static final List<Grip> ALL = List.of(
            new Grip(-1, -1),
            new Grip(1, -1),
            new Grip(-1, 1),
            new Grip(1, 1),
            new Grip(0, -1),
            new Grip(-1, 0),
            new Grip(1, 0),
            new Grip(0, 1));

    /// Where it lies on an area.
    public double placeX(Area area) {
        return area.x() + area.width() * (x + 1) / 2.0;
    }

    /// Where it lies on an area.
    public double placeY(Area area) {
        return area.y() + area.height() * (y + 1) / 2.0;
    }

    /// Whether a point is so near to it, or to the side in whose middle it lies.
    boolean near(Area area, double pointX, double pointY, double reach) {
        double right = x == 0 ? beside(pointX, area.x(), area.right()) : Math.abs(pointX - placeX(area));
        double down = y == 0 ? beside(pointY, area.y(), area.bottom()) : Math.abs(pointY - placeY(area));
        // Of a small frame some is left to move it by.
        return right <= Math.min(reach, area.width() / 3.0) && down <= Math.min(reach, area.height() / 3.0);
    }

    private static double beside(double place, double from, double to) {
        return Math.max(0, Math.max(from - place, place - to));
    }

    public boolean corner() {
        return x != 0 && y != 0;
    }

    public Cursor cursor() {
        return switch (3 * y + x) {
            case -4 -> Cursor.NW_RESIZE;
            case -3 -> Cursor.N_RESIZE;
            case -2 -> Cursor.NE_RESIZE;
            case -1 -> Cursor.W_RESIZE;
            case 1 -> Cursor.E_RESIZE;
            case 2 -> Cursor.SW_RESIZE;
            case 3 -> Cursor.S_RESIZE;
            default -> Cursor.SE_RESIZE;
        };
    }
}
