package org.sairbrush.editor.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import org.sairbrush.editor.document.Capsule;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;

/// Where a brush that copies went, in pixels of the photo.
final class StampStroke {

    private final Optional<CloneSource> source;
    private final double radius;
    private final double hardness;
    private final double opacity;
    private final List<Capsule> path = new ArrayList<>();

    /// @param source   empty where the very place is copied
    /// @param hardness in [0, 1]
    /// @param opacity  in [0, 1], of what is copied
    StampStroke(Point2D start, Optional<CloneSource> source, double radius, double hardness, double opacity) {
        this.source = source;
        this.radius = radius;
        this.hardness = hardness;
        this.opacity = opacity;
        path.add(new Capsule(start.getX(), start.getY(), start.getX(), start.getY(), radius, hardness));
    }

    Optional<CloneSource> source() {
        return source;
    }

    /// From where it copies when it goes to a point.
    Point2D from(Point2D point) {
        return source.map(way -> point.add(way.dx(), way.dy())).orElse(point);
    }

    double opacity() {
        return opacity;
    }

    /// Goes on straight to a point.
    ///
    /// @return the way to it
    Capsule to(Point2D point) {
        Capsule last = path.getLast();
        Capsule next = new Capsule(last.x1(), last.y1(), point.getX(), point.getY(), radius, hardness);
        path.add(next);
        return next;
    }

    List<Capsule> path() {
        return path;
    }

    Point2D end() {
        return new Point2D(path.getLast().x1(), path.getLast().y1());
    }

    /// What was drawn on a photo of this size, to be painted in the background; empty where it all lies beyond it.
    Optional<Supplier<Selection>> drawn(int width, int height) {
        List<Capsule> whole = List.copyOf(path);
        return whole.stream()
                .flatMap(capsule -> capsule.area(width, height).stream())
                .reduce(Area::union)
                .map(area -> () -> paint(whole, area));
    }

    private Selection paint(List<Capsule> whole, Area area) {
        Mask mask = Mask.empty(area.width(), area.height());
        List<Capsule> shifted =
                whole.stream().map(capsule -> capsule.seen(1, -area.x(), -area.y())).toList();
        // Each but the first goes on where the one before ended.
        shifted.getFirst().paint(mask, false);
        shifted.stream().skip(1).forEach(capsule -> capsule.paintOn(mask, false));
        byte[] coverage = mask.coverage();
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) Math.round((coverage[i] & 0xff) * opacity);
        }
        return new Selection(area, coverage);
    }
}
