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
                    area, mapper.map(completed ? part.completed() : part.raw(), labels, width, height)));
        }
        return mapped;
    }

    static LabelView of(List<Mapped> maps, LabelSet labels, int highlighted) {
        List<LabelLayer> layers = maps.stream()
                .map(mapped -> new LabelLayer(
                        mapped.area(),
                        mapped.map().width(),
                        mapped.map().height(),
                        premultiplied(mapped.map().overlayArgb(1, highlighted))))
                .toList();
        return new LabelView(layers, legend(maps, labels));
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
