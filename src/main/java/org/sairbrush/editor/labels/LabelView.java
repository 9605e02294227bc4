package org.sairbrush.editor.labels;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;

/// Label maps made ready to be looked at.
record LabelView(List<LabelLayer> layers, List<LegendRow> legend) {

    /// Longer side of a label map: edges look smooth, and it takes a fraction of a second.
    private static final int RESOLUTION = 1024;

    record Mapped(Area area, LabelMap map) {}

    static List<Mapped> map(List<Semantics> semantics, boolean completed, LabelSet labels, LabelMapper mapper) {
        List<Mapped> mapped = new ArrayList<>();
        for (Semantics part : semantics) {
            Area area = part.area();
            double scale = Math.min(1, (double) RESOLUTION / Math.max(area.width(), area.height()));
            int width = Math.max(1, (int) Math.round(area.width() * scale));
            int height = Math.max(1, (int) Math.round(area.height() * scale));
            mapped.add(new Mapped(
                    area, mapper.map(completed ? part.best() : part.raw(), labels, width, height)));
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

    private static List<LegendRow> legend(List<Mapped> maps, LabelSet labels) {
        double[] pixels = new double[labels.size()];
        double all = 0;
        for (Mapped mapped : maps) {
            double[] shares = mapped.map().shares();
            for (int label = 0; label < shares.length; label++) {
                pixels[label] += shares[label] * mapped.area().pixels();
            }
            all += mapped.area().pixels();
        }
        List<LegendRow> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            rows.add(new LegendRow(labels.names().get(label), labels.colour(label), all == 0 ? 0 : pixels[label] / all));
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
