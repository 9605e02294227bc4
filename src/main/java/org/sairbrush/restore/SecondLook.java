package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.damage.SpeckJudge;

/// Doubts suspected damage that a judge takes for part of what the photo shows. To a network that sees only the place
/// itself a frame of glasses or the light in an eye is a scratch or dust.
///
/// What hangs together is judged in pieces, as a scratch may run into something that is none.
final class SecondLook {

    /// What hangs together with at least this probability is one speck.
    private static final double FAINTEST = 0.1;

    /// Pixels of the map on a side of a piece, about.
    private static final int PIECE = 32;

    /// What is damage with at least this probability is left as it was; nothing is made more probable. With the square
    /// chosen on photos of the validation split.
    private static final double TRUSTED = 0.5;

    /// How far from what a closer look finds a speck is taken for the same, in places.
    private static final int NEAR = 2;

    /// How much of a speck a closer look has to find to have found all of it.
    private static final double FOUND = 0.7;

    private SecondLook() {}

    static List<Speck> specks(DamageMap damage, SpeckFeatures features) {
        List<Speck> specks = new ArrayList<>();
        try (var groups = HoleFinder.groups(damage.suspected(FAINTEST))) {
            groups.forEach(group -> {
                try (group) {
                    for (HoleFinder.Hole hole : group.holes()) {
                        int[] whole = group.pixels(hole).stream()
                                .mapToInt(at -> at.y() * damage.width() + at.x())
                                .toArray();
                        for (int[] piece : pieces(whole, hole, damage.width())) {
                            specks.add(new Speck(piece, features.of(piece, whole)));
                        }
                    }
                }
            });
        }
        return specks;
    }

    private static Iterable<int[]> pieces(int[] whole, HoleFinder.Hole hole, int columns) {
        int across = parts(hole.box().width());
        int down = parts(hole.box().height());
        Map<Integer, int[]> pieces = new LinkedHashMap<>();
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int place : whole) {
            int column = (place % columns - hole.box().x()) * across / hole.box().width();
            int row = (place / columns - hole.box().y()) * down / hole.box().height();
            int part = row * across + column;
            int count = counts.merge(part, 1, Integer::sum);
            int[] places = pieces.computeIfAbsent(part, _ -> new int[8]);
            if (count > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
                pieces.put(part, places);
            }
            places[count - 1] = place;
        }
        pieces.replaceAll((part, places) -> Arrays.copyOf(places, counts.get(part)));
        return pieces.values();
    }

    private static int parts(int side) {
        return Math.max(1, Math.round((float) side / PIECE));
    }

    /// What all looks say together.
    ///
    /// @param looks the closest first
    static DamageMap judged(List<Suspects> looks, SpeckJudge judge) {
        DamageMap found = judged(looks.getFirst(), judge);
        for (Suspects look : looks.subList(1, looks.size())) {
            DamageMap farther = judged(look, judge);
            found = DamageMap.of(List.of(found, unfound(farther, look.specks(), found)));
        }
        return found;
    }

    /// Without the specks that have been found already: they look wider from afar than they are.
    private static DamageMap unfound(DamageMap damage, List<Speck> specks, DamageMap found) {
        float[] known = found.around(damage.width(), damage.height(), NEAR);
        float[] factors = new float[known.length];
        Arrays.fill(factors, 1);
        for (Speck speck : specks) {
            double all = 0;
            double both = 0;
            for (int place : speck.places()) {
                all += damage.at(place);
                both += Math.min(damage.at(place), known[place]);
            }
            if (both >= FOUND * all) {
                for (int place : speck.places()) {
                    factors[place] = 0;
                }
            }
        }
        return damage.doubted(factors);
    }

    private static DamageMap judged(Suspects suspects, SpeckJudge judge) {
        DamageMap damage = suspects.damage();
        float[] factors = new float[damage.width() * damage.height()];
        Arrays.fill(factors, 1);
        for (Speck speck : suspects.specks()) {
            double trust = Math.min(1, judge.damaged(speck.features()) / TRUSTED);
            float factor = (float) (trust * trust);
            for (int place : speck.places()) {
                factors[place] = factor;
            }
        }
        return damage.doubted(factors);
    }
}
