package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/// The regions of a photo on their way into it, one after another.
final class RegionSequence {

    /// Numbers in the semantic maps that one fill carries along at most, 128 MiB: about 20 regions, where dust all
    /// over a large photo makes hundreds.
    private static final long SEMANTIC_VALUES = 32L << 20;

    private final List<Region> regions;
    private final ExecutorService threads;
    private final Progress progress;
    private final List<FilledRegion> filled = new ArrayList<>();
    private final double all;
    private double done;
    private long semanticValues;

    /// @param threads for regions that are painted side by side
    RegionSequence(List<Region> regions, ExecutorService threads, Progress progress) {
        this.regions = regions;
        this.threads = threads;
        this.progress = progress;
        all = regions.stream().mapToDouble(RegionSequence::work).sum();
    }

    /// Those that are in the photo.
    List<FilledRegion> filled() {
        return filled;
    }

    /// Goes on until all regions are in the photo, or the work is to rest.
    ///
    /// @param atOnce how many are painted at a time
    /// @param rest   is asked after each region
    /// @return whether all are
    boolean fill(RegionFiller filler, int atOnce, BooleanSupplier rest) throws RestoreException {
        List<Region> left = regions.subList(filled.size(), regions.size());
        try (RegionPainters painters = new RegionPainters(filler, left, atOnce, threads, progress)) {
            for (Region region : left) {
                put(filler, painters, region);
                if (rest.getAsBoolean()) {
                    break;
                }
            }
        }
        return filled.size() == regions.size();
    }

    private void put(RegionFiller filler, RegionPainters painters, Region region) throws RestoreException {
        String message = regions.size() == 1
                ? "Filling"
                : "Filling region %d of %d".formatted(filled.size() + 1, regions.size());
        progress.report(done / all, message);
        double next = done + work(region);
        FilledRegion result = filler.put(painters.next(progress.part(done / all, next / all), message));
        semanticValues += result.semantics().map(Semantics::values).orElse(0L);
        filled.add(semanticValues > SEMANTIC_VALUES ? result.withoutSemantics() : result);
        done = next;
    }

    private static double work(Region region) {
        return (double) region.workingWidth() * region.workingHeight();
    }
}
