package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.CellProbabilities;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;

/// What parts of a photo are taken for, made ready to be looked at, pointed at and selected. Of parts that overlap the
/// first counts.
record LabelView(List<Part> parts, LabelSet labels) {

    record Part(Area area, LabelMap map, CellProbabilities cells) {}

    /// @param photo that the semantics are of
    /// @param mask  under which they were made
    static LabelView of(
            List<Semantics> semantics, boolean completed, LabelSet labels, LabelMapper mapper, Photo photo, Mask mask) {
        List<Part> parts = new ArrayList<>();
        for (Semantics part : semantics) {
            CellProbabilities cells = mapper.probabilities(completed ? part.best() : part.raw(), labels);
            Guide guide = Guide.of(photo, part.area(), mask);
            parts.add(new Part(part.area(), mapper.paint(cells, labels, guide), cells));
        }
        return new LabelView(parts, labels);
    }

    /// The labels' colours, all of them or with one standing out.
    ///
    /// @param highlighted as in a label map, or -1
    List<LabelLayer> layers(int highlighted) {
        List<LabelLayer> layers = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            int[] argb = premultiplied(part.map().overlayArgb(1, highlighted));
            for (Part earlier : parts.subList(0, index)) {
                leaveOut(argb, part, earlier.area());
            }
            layers.add(new LabelLayer(part.area(), part.map().width(), part.map().height(), argb));
        }
        return layers;
    }

    /// The most probable labels at a point of the photo, the most probable first; none where nothing is known.
    List<PointedLabel> at(double x, double y, int count) {
        return parts.stream()
                .filter(part -> part.area().holds(x, y))
                .findFirst()
                .map(part -> part.cells().top(
                        (x - part.area().x()) / part.area().width(),
                        (y - part.area().y()) / part.area().height(),
                        count))
                .orElse(List.of())
                .stream()
                .map(score -> new PointedLabel(
                        labels.names().get(score.label()), labels.colour(score.label()), score.probability()))
                .toList();
    }

    /// Where a label is, in pixels of the photo; empty where it is nowhere.
    ///
    /// @param label as in a label map
    Optional<Selection> select(int label) {
        Optional<Area> covered = parts.stream().map(Part::area).reduce(Area::union);
        if (covered.isEmpty()) {
            return Optional.empty();
        }
        Area whole = covered.get();
        byte[] coverage = new byte[Math.toIntExact(whole.pixels())];
        for (Part part : parts.reversed()) {
            Area area = part.area();
            byte[] own = part.map().coverage(label, area.width(), area.height());
            for (int y = 0; y < area.height(); y++) {
                int to = (area.y() - whole.y() + y) * whole.width() + area.x() - whole.x();
                System.arraycopy(own, y * area.width(), coverage, to, area.width());
            }
        }
        return Optional.of(new Selection(whole, coverage));
    }

    /// Regions overlap; painted over each other their colours would add up.
    private static void leaveOut(int[] argb, Part part, Area taken) {
        Area area = part.area();
        if (!area.overlaps(taken)) {
            return;
        }
        int width = part.map().width();
        double scaleX = (double) area.width() / width;
        double scaleY = (double) area.height() / part.map().height();
        for (int i = 0; i < argb.length; i++) {
            double x = area.x() + (i % width + 0.5) * scaleX;
            double y = area.y() + (i / width + 0.5) * scaleY;
            if (x >= taken.x() && x < taken.right() && y >= taken.y() && y < taken.bottom()) {
                argb[i] = 0;
            }
        }
    }

    /// The labels in their order; the unsure part last, where there is one.
    List<LegendRow> legend() {
        double[] pixels = new double[labels.size()];
        double unsure = 0;
        double all = 0;
        for (Part part : parts) {
            double[] shares = part.map().shares();
            for (int label = 0; label < shares.length; label++) {
                pixels[label] += shares[label] * part.area().pixels();
            }
            unsure += part.map().unsureShare() * part.area().pixels();
            all += part.area().pixels();
        }
        List<LegendRow> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            rows.add(new LegendRow(
                    label, labels.names().get(label), labels.colour(label), all == 0 ? 0 : pixels[label] / all));
        }
        if (unsure > 0) {
            rows.add(new LegendRow(
                    LabelMap.UNSURE, text("labels.unsure"), LabelMap.UNSURE_COLOUR, unsure / all));
        }
        return rows;
    }

    private static int[] premultiplied(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            if (alpha != 255) {
                int red = (argb[i] >> 16 & 0xff) * alpha / 255;
                int green = (argb[i] >> 8 & 0xff) * alpha / 255;
                int blue = (argb[i] & 0xff) * alpha / 255;
                argb[i] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        return argb;
    }
}
