package org.sairbrush.restore;

import ai.djl.engine.EngineException;
import java.util.Locale;
import org.sairbrush.foreign.ForeignModelException;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.PackException;

/// Fills a photo's regions. A region that does not fit into memory is tried at half its working size.
record RegionFiller(Photo photo, Mask mask, RegionFill fill, Compositor compositor) {

    private static final int SMALLEST_WORKING_MAXIMUM = 64;

    /// What a region's holes shall hold, not yet in the photo.
    ///
    /// @param tried  the region at the working size that fitted into memory
    /// @param millis wall time
    record Painted(Region region, Region tried, RegionFill.Result result, double millis) {}

    /// Puts a painted region into the photo; one at a time.
    FilledRegion put(Painted painted) {
        long start = System.nanoTime();
        long pixels = compositor.put(painted.region, painted.result.rgb());
        double millis = painted.millis + (System.nanoTime() - start) / 1e6;
        return new FilledRegion(
                painted.region.area(),
                painted.tried.workingWidth(),
                painted.tried.workingHeight(),
                pixels,
                painted.result.semantics(),
                millis);
    }

    /// Looks at the photo as it was; several regions may be painted at once.
    ///
    /// @param message shown while it goes on
    /// @throws RestoreException when it can't be done, in one sentence
    Painted paint(Region region, Progress progress, String message) throws RestoreException {
        long start = System.nanoTime();
        Region tried = region;
        while (true) {
            try {
                RegionFill.Result result = fill.fill(photo, mask, tried, progress, message);
                requireColours(result.rgb());
                return new Painted(region, tried, result, (System.nanoTime() - start) / 1e6);
            } catch (PackException | OutOfMemoryError | RuntimeException e) {
                if (!outOfMemory(e)) {
                    throw told(e);
                }
                if (Math.max(tried.workingWidth(), tried.workingHeight()) / 2 < SMALLEST_WORKING_MAXIMUM) {
                    throw new RestoreException(
                            "There is not enough memory for this fill; close other programs or mask less at once.", e);
                }
                tried = halved(tried);
            }
        }
    }

    /// Whatever has gone wrong in a network or a library: it would be black.
    private static void requireColours(float[] rgb) throws RestoreException {
        for (float sample : rgb) {
            if (Float.isNaN(sample)) {
                throw new RestoreException(
                        "What the network computed for this photo is no colour; choose another method or device.");
            }
        }
    }

    /// @throws RestoreException where a sentence can be made of it
    private static RuntimeException told(Throwable failure) throws RestoreException {
        return switch (failure) {
            case PackException pack -> throw new RestoreException(pack);
            case EngineException engine ->
                throw new RestoreException(
                        "The network failed on this photo: " + ForeignModelException.reason(engine), engine);
            case RuntimeException cancelledOrUnforeseen -> cancelledOrUnforeseen;
            default -> throw new AssertionError(failure);
        };
    }

    private static boolean outOfMemory(Throwable failure) {
        for (Throwable error = failure; error != null; error = error.getCause()) {
            String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
            if (error instanceof OutOfMemoryError
                    || message.contains("out of memory")
                    || message.contains("can't allocate memory")
                    || message.contains("failed to allocate memory")
                    || message.contains("not enough memory")
                    || message.contains("insufficient memory")) {
                return true;
            }
        }
        return false;
    }

    private static Region halved(Region region) {
        return new Region(region.area(), region.core(), half(region.workingWidth()), half(region.workingHeight()));
    }

    private static int half(int side) {
        return Math.max(Inpainter.MULTIPLE, Math.ceilDiv(side / 2, Inpainter.MULTIPLE) * Inpainter.MULTIPLE);
    }
}
