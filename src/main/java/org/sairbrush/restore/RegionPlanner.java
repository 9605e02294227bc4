package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// Groups a mask's holes into crops that are filled one after the other.
///
/// Each hole is seen with its own extent again on each side. A hole that would have to be shrunk for that although it
/// is thin, such as a scratch across the whole photo, is cut into parts that are seen sharply. Crops are merged where
/// that neither blurs one of them nor makes more work, so that dust becomes a few tiles and two far specks stay two.
public final class RegionPlanner {

    /// A crop in the making.
    private record Plan(Area core, Area context) {
        Plan with(Plan other) {
            return new Plan(core.union(other.core), context.union(other.context));
        }
    }

    private final Area photo;
    private final PlannerSettings settings;

    private RegionPlanner(Area photo, PlannerSettings settings) {
        this.photo = photo;
        this.settings = settings;
    }

    /// Plans the crops for a mask. A hole's pixel is filled by the first region that has it in its core; regions that
    /// see more of the photo at a smaller scale come first.
    ///
    /// @return regions whose cores together hold every hole; none for an empty mask
    public static List<Region> plan(Mask mask, PlannerSettings settings) {
        RegionPlanner planner = new RegionPlanner(Area.of(mask.width(), mask.height()), settings);
        List<Plan> plans = new ArrayList<>();
        try (Stream<HoleFinder> groups = HoleFinder.groups(mask)) {
            groups.forEach(group -> plans.addAll(planner.plans(group)));
        }
        return planner.plan(plans);
    }

    private List<Plan> plans(HoleFinder group) {
        try (group) {
            return group.holes().stream()
                    .flatMap(hole -> plans(hole, group).stream())
                    .toList();
        }
    }

    private List<Region> plan(List<Plan> plans) {
        List<Region> regions = new ArrayList<>(
                merge(mergeNear(plans)).stream().map(this::region).toList());
        regions.sort(Comparator.comparingDouble(Region::scale));
        List<Region> needed = new ArrayList<>();
        for (Region region : regions) {
            if (needed.stream().noneMatch(earlier -> holds(earlier.core(), region.core()))) {
                needed.add(region);
            }
        }
        return needed;
    }

    private List<Plan> plans(HoleFinder.Hole hole, HoleFinder finder) {
        Area box = hole.box();
        Area context = grow(box, margin(box.width()), margin(box.height()));
        int margin = margin(hole.thickness());
        int window = Math.max(settings.workingMaximum(), 4 * margin);
        if (window > Math.max(context.width(), context.height()) / 2) {
            return List.of(new Plan(box, context));
        }
        return finder.cut(hole, window - 2 * margin).stream()
                .map(part -> new Plan(part, grow(part, margin, margin)))
                .toList();
    }

    private int margin(int extent) {
        return Math.max(settings.margin(), extent);
    }

    /// Merges within the cells of a grid first, so that thousands of specks stay quick.
    private List<Plan> mergeNear(List<Plan> plans) {
        int cell = Math.max(settings.minimumSide(), settings.workingMaximum()) - 2 * settings.margin();
        cell = Math.max(settings.multiple(), cell - cell / 32);
        Map<Long, List<Plan>> cells = new HashMap<>();
        for (Plan plan : plans) {
            long row = (plan.core.y() + plan.core.bottom()) / 2 / cell;
            long column = (plan.core.x() + plan.core.right()) / 2 / cell;
            List<Plan> near = cells.computeIfAbsent(row << 32 | column, key -> new ArrayList<>());
            Plan merged = plan;
            for (int i = near.size() - 1; i >= 0; i--) {
                if (saving(merged, near.get(i)) >= 0) {
                    merged = merged.with(near.remove(i));
                }
            }
            near.add(merged);
        }
        return cells.values().stream().flatMap(Collection::stream).toList();
    }

    /// Merges each crop with the one that saves most, until nothing is saved any more.
    private List<Plan> merge(List<Plan> plans) {
        List<Plan> merged = new ArrayList<>(plans);
        int settled = 0;
        for (int i = 0; settled < merged.size(); i = (i + 1) % merged.size()) {
            Plan plan = merged.get(i);
            Plan best = null;
            double bestSaving = 0;
            for (Plan other : merged) {
                double saving = other == plan ? -1 : saving(plan, other);
                if (saving >= bestSaving) {
                    best = other;
                    bestSaving = saving;
                }
            }
            if (best == null) {
                settled++;
            } else {
                merged.set(i, plan.with(best));
                merged.remove(best);
                settled = 0;
            }
        }
        return merged;
    }

    /// Working pixels that a merger saves; negative too where it would show a crop at a smaller scale.
    private double saving(Plan a, Plan b) {
        Plan union = a.with(b);
        boolean blurs = scale(crop(union)) < Math.min(scale(crop(a)), scale(crop(b)));
        return blurs ? -1 : work(crop(a)) + work(crop(b)) - work(crop(union));
    }

    private double work(Area crop) {
        double scale = scale(crop);
        return crop.pixels() * scale * scale;
    }

    private double scale(Area crop) {
        return Math.min(1, settings.workingMaximum() / (double) Math.max(crop.width(), crop.height()));
    }

    /// The context, grown to the smallest side where the photo allows.
    private Area crop(Plan plan) {
        Area context = plan.context;
        int width = Math.max(context.width(), Math.min(settings.minimumSide(), photo.width()));
        int height = Math.max(context.height(), Math.min(settings.minimumSide(), photo.height()));
        return new Area(
                centred(context.x(), context.width(), width, photo.width()),
                centred(context.y(), context.height(), height, photo.height()),
                width,
                height);
    }

    /// Where a longer or shorter stretch starts so that it has the same middle, as far as the limit allows.
    private static int centred(int start, int length, int newLength, int limit) {
        return Math.clamp(start - (newLength - length) / 2, 0, limit - newLength);
    }

    private Region region(Plan plan) {
        Area wanted = crop(plan);
        Area core = plan.core;
        double scale = scale(wanted);
        Span columns = span(wanted.x(), wanted.width(), core.x(), core.width(), photo.width(), scale);
        Span rows = span(wanted.y(), wanted.height(), core.y(), core.height(), photo.height(), scale);
        Area area = new Area(columns.start, rows.start, columns.length, rows.length);
        return new Region(area, core, columns.working, rows.working);
    }

    private record Span(int start, int length, int working) {}

    /// Chooses a length close to the wanted one that becomes a multiple at this very scale. Only where the photo is
    /// too small for a longer one and the core too large for a shorter one does the scale give way.
    private Span span(int wantedStart, int wanted, int coreStart, int core, int limit, double scale) {
        int multiple = settings.multiple();
        int working = Math.ceilDiv((int) Math.round(wanted * scale), multiple) * multiple;
        int length = (int) Math.round(working / scale);
        if (length > limit) {
            working -= multiple;
            length = (int) Math.round(working / scale);
        }
        if (length < Math.min(limit, core + settings.margin())) {
            length = limit;
            working = Math.max(multiple, (int) Math.round(limit * scale / multiple) * multiple);
        }
        int start = centred(wantedStart, wanted, length, limit);
        return new Span(Math.clamp(start, coreStart + core - length, coreStart), length, working);
    }

    private Area grow(Area area, int horizontal, int vertical) {
        int left = Math.max(0, area.x() - horizontal);
        int top = Math.max(0, area.y() - vertical);
        int right = Math.min(photo.width(), area.right() + horizontal);
        int bottom = Math.min(photo.height(), area.bottom() + vertical);
        return new Area(left, top, right - left, bottom - top);
    }

    private static boolean holds(Area outer, Area inner) {
        return outer.union(inner).equals(outer);
    }
}
