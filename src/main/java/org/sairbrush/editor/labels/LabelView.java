package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;

/// Label maps made ready to be looked at.
record LabelView(List<LabelLayer> layers, List<LegendRow> legend) {

    record Mapped(Area area, LabelMap map) {}

    /// @param photo that the semantics are of
    /// @param mask  under which they were made
    static List<Mapped> map(
            List<Semantics> semantics, boolean completed, LabelSet labels, LabelMapper mapper, Photo photo, Mask mask) {
        List<Mapped> mapped = new ArrayList<>();
        for (Semantics part : semantics) {
            Guide guide = Guide.of(photo, part.area(), mask);
            mapped.add(new Mapped(part.area(), mapper.map(completed ? part.best() : part.raw(), labels, guide)));
        }
        return mapped;
    }

    static LabelView of(List<Mapped> maps, LabelSet labels, int highlighted) {
        List<LabelLayer> layers = new ArrayList<>();
        for (int index = 0; index < maps.size(); index++) {
            Mapped mapped = maps.get(index);
            int[] argb = premultiplied(mapped.map().overlayArgb(1, highlighted));
            for (Mapped earlier : maps.subList(0, index)) {
                leaveOut(argb, mapped, earlier.area());
            }
            layers.add(new LabelLayer(mapped.area(), mapped.map().width(), mapped.map().height(), argb));
        }
        return new LabelView(layers, legend(maps, labels));
    }

    /// Regions overlap; painted over each other their colours would add up.
    private static void leaveOut(int[] argb, Mapped mapped, Area taken) {
        Area area = mapped.area();
        if (!area.overlaps(taken)) {
            return;
        }
        int width = mapped.map().width();
        double scaleX = (double) area.width() / width;
        double scaleY = (double) area.height() / mapped.map().height();
        for (int i = 0; i < argb.length; i++) {
            double x = area.x() + (i % width + 0.5) * scaleX;
            double y = area.y() + (i / width + 0.5) * scaleY;
            if (x >= taken.x() && x < taken.right() && y >= taken.y() && y < taken.bottom()) {
                argb[i] = 0;
            }
        }
    }

    /// The labels in their order; the unsure part last, where there is one.
    private static List<LegendRow> legend(List<Mapped> maps, LabelSet labels) {
        double[] pixels = new double[labels.size()];
        double unsure = 0;
        double all = 0;
        for (Mapped mapped : maps) {
            double[] shares = mapped.map().shares();
            for (int label = 0; label < shares.length; label++) {
                pixels[label] += shares[label] * mapped.area().pixels();
            }
            unsure += mapped.map().unsureShare() * mapped.area().pixels();
            all += mapped.area().pixels();
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
