package org.sairbrush.editor.document;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sairbrush.photo.Mask;

/// Paints where nobody sees it, once: Java makes code quick that it has seen at work, and so the first stroke over a
/// large photo keeps the interface waiting no longer than the later ones.
public final class StrokePractice {

    private static final int SIDE = 2048;
    private static final int STROKES = 6;
    private static final int MOVES = 60;
    private static final double RADIUS = 90;

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private StrokePractice() {}

    /// Begins in the background, unless it was begun before.
    public static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            CompletableFuture.runAsync(StrokePractice::paint);
        }
    }

    private static void paint() {
        Mask mask = Mask.empty(SIDE, SIDE);
        for (int stroke = 0; stroke < STROKES; stroke++) {
            MaskStroke change = new MaskStroke(mask);
            double step = (double) SIDE / MOVES;
            for (int move = 0; move < MOVES; move++) {
                double y = SIDE * (stroke + 0.5) / STROKES + step * (move % 5);
                Capsule capsule = new Capsule(move * step, y, (move + 1) * step, y + step, RADIUS);
                capsule.area(SIDE, SIDE).ifPresent(change::touch);
                capsule.paintOn(mask, false);
            }
            change.finish().undo(mask);
        }
    }
}
