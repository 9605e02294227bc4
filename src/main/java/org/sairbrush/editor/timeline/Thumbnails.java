package org.sairbrush.editor.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.editor.document.DocumentStep;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.editor.document.MaskStep;
import org.sairbrush.editor.document.RenditionStep;
import org.sairbrush.editor.document.TurnStep;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// Small pictures of what fills made, drawn in the background. Used by the interface's thread only.
final class Thumbnails {

    static final int WIDTH = 112;
    static final int HEIGHT = 84;

    /// The least part of the photo that is shown, in pixels: a speck alone says nothing.
    private static final int LEAST = 160;

    private static final double MARGIN = 0.5;

    private final BackgroundJobs jobs;
    private final Runnable drawn;
    private final Map<FillStep, Image> pictures = new IdentityHashMap<>();
    private final Set<FillStep> awaited = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param drawn called when there are new pictures
    Thumbnails(BackgroundJobs jobs, Runnable drawn) {
        this.jobs = jobs;
        this.drawn = drawn;
    }

    /// Null while it is not drawn yet.
    Image get(FillStep step) {
        return pictures.get(step);
    }

    /// Forgets all other steps' pictures.
    void keep(Set<FillStep> steps) {
        pictures.keySet().retainAll(steps);
        awaited.retainAll(steps);
    }

    /// Draws what is missing.
    ///
    /// @param photo as it is after all steps
    /// @param steps that are done, oldest first
    void draw(Photo photo, List<DocumentStep> steps) {
        List<DocumentStep> walked = new ArrayList<>(steps.reversed());
        while (!walked.isEmpty() && !isWanted(walked.getLast())) {
            walked.removeLast();
        }
        if (walked.isEmpty()) {
            return;
        }
        List<FillStep> missing = walked.stream()
                .filter(this::isWanted)
                .map(FillStep.class::cast)
                .toList();
        awaited.addAll(missing);
        Map<FillStep, Pixels> made = new IdentityHashMap<>();
        jobs.job(progress -> {
                    Photo state = photo;
                    for (DocumentStep step : walked) {
                        progress.check();
                        if (step instanceof FillStep fill && missing.contains(fill)) {
                            made.put(fill, Pixels.of(state, view(fill, state)));
                        }
                        state = step == walked.getLast() ? state : before(step, state);
                    }
                    return made;
                })
                .onDone(pixels -> {
                    pixels.forEach((step, picture) -> {
                        if (awaited.remove(step)) {
                            pictures.put(step, picture.image());
                        }
                    });
                    drawn.run();
                })
                .onFailed(failure -> missing.forEach(awaited::remove))
                .start();
    }

    private static Photo before(DocumentStep step, Photo after) {
        return switch (step) {
            case MaskStep mask -> after;
            case RenditionStep rendered -> after;
            case FillStep fill -> fill.shown().undo(after);
            case TurnStep turned -> after.turned(turned.turn().inverse());
        };
    }

    private boolean isWanted(DocumentStep step) {
        return step instanceof FillStep fill && !pictures.containsKey(fill) && !awaited.contains(fill);
    }

    /// What was filled with something around it; in the shape of the largest picture, as far as the photo reaches.
    static Area view(FillStep step, Photo photo) {
        List<Area> areas = step.filled().areas().isEmpty()
                ? step.areas()
                : step.filled().areas();
        Area filled = areas.stream().reduce(Area::union).orElse(Area.of(photo.width(), photo.height()));
        double width = Math.max(LEAST, filled.width() * (1 + MARGIN));
        double height = Math.max(LEAST * HEIGHT / (double) WIDTH, filled.height() * (1 + MARGIN));
        width = Math.max(width, height * WIDTH / HEIGHT);
        height = width * HEIGHT / WIDTH;
        int wide = (int) Math.min(width, photo.width());
        int high = (int) Math.min(height, photo.height());
        int x = Math.clamp(filled.x() + (filled.width() - wide) / 2, 0, photo.width() - wide);
        int y = Math.clamp(filled.y() + (filled.height() - high) / 2, 0, photo.height() - high);
        return new Area(x, y, Math.max(1, wide), Math.max(1, high));
    }

    private record Pixels(int width, int height, int[] argb) {

        /// As large as fits, undistorted.
        static Pixels of(Photo photo, Area view) {
            double scale = Math.min(WIDTH / (double) view.width(), HEIGHT / (double) view.height());
            int width = Math.max(1, (int) Math.round(view.width() * scale));
            int height = Math.max(1, (int) Math.round(view.height() * scale));
            return new Pixels(width, height, photo.argb(view, width, height));
        }

        Image image() {
            WritableImage image = new WritableImage(width, height);
            image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return image;
        }
    }
}
