package org.sairbrush.restore;

import java.util.Arrays;
import java.util.List;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.sair.SemanticMap;
import org.sairbrush.semantics.CellProbabilities;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSettings;

/// Keeps the light in an eye from being taken for dust: to a network that sees only the place itself both are small,
/// round and pale. A speck that lies in what a semantic map takes for an eye has to be far surer than others; what
/// reaches beyond it, such as a scratch across a face, does not.
///
/// @param looks at the whole photo in several sizes, as eyes are seen at some sizes alone
record Catchlights(List<Eyes> looks) {

    /// Where eyes are in one look.
    ///
    /// @param label where "eye" stands among the cells' labels
    record Eyes(CellProbabilities cells, int label) {

        /// Within half a cell of one that is an eye's: an eye in a small face is hardly wider than a cell. Farther away
        /// there is damage on cheeks.
        private boolean at(double x, double y) {
            int left = Math.max(0, (int) Math.floor(x * cells.columns() - 0.5));
            int top = Math.max(0, (int) Math.floor(y * cells.rows() - 0.5));
            for (int near = top; near <= Math.min(top + 1, cells.rows() - 1); near++) {
                for (int at = left; at <= Math.min(left + 1, cells.columns() - 1); at++) {
                    if (cells.values()[label][near * cells.columns() + at] >= IN_EYE) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static final String EYE = "eye";

    /// All of a portrait, so that an eye is told from what is around it.
    private static final LabelSet LABELS = new LabelSet(List.of(
            EYE, "eyebrow", "face skin", "hair", "nose", "mouth", "ear", "neck", "clothing", "background"));

    /// What hangs together with at least this probability is one speck.
    private static final double FAINTEST = 0.1;

    private static final double IN_EYE = 0.5;
    private static final double MOSTLY = 0.5;
    private static final float DOUBT = 0.3f;

    /// @param maps of the whole photo with its damage as holes: a speck may look like an eye itself
    static Catchlights in(List<SemanticMap> maps, TextEncoder text) {
        LabelMapper mapper = new LabelMapper(text, LabelSettings.DEFAULT);
        return new Catchlights(maps.stream()
                .map(map -> mapper.probabilities(map, LABELS))
                .map(cells -> new Eyes(cells, cells.labels().indexOf(LABELS.names().indexOf(EYE))))
                .filter(eyes -> eyes.label >= 0)
                .toList());
    }

    /// The same damage, that in eyes less probable.
    DamageMap spared(DamageMap damage) {
        if (looks.isEmpty()) {
            return damage;
        }
        float[] factors = new float[damage.width() * damage.height()];
        Arrays.fill(factors, 1);
        try (var groups = HoleFinder.groups(damage.suspected(FAINTEST))) {
            groups.forEach(group -> {
                try (group) {
                    group.holes().stream()
                            .filter(hole -> isInEye(group, hole, damage))
                            .forEach(hole -> group.pixels(hole)
                                    .forEach(at -> factors[at.y() * damage.width() + at.x()] = DOUBT));
                }
            });
        }
        return damage.doubted(factors);
    }

    private boolean isInEye(HoleFinder group, HoleFinder.Hole hole, DamageMap damage) {
        List<HoleFinder.Pixel> pixels = group.pixels(hole);
        long inside = pixels.stream().filter(at -> isEye(at, damage)).count();
        return inside > MOSTLY * pixels.size();
    }

    private boolean isEye(HoleFinder.Pixel at, DamageMap damage) {
        double x = (at.x() + 0.5) / damage.width();
        double y = (at.y() + 0.5) / damage.height();
        return looks.stream().anyMatch(eyes -> eyes.at(x, y));
    }
}
