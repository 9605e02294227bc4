package org.sairbrush.cli;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Fidelity;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Tones;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.batch.PhotoTask;
import org.sairbrush.restore.batch.RestoredPhoto;
import org.sairbrush.sair.SemanticMap;
import picocli.CommandLine.ExitCode;

/// What `restore --json` prints. Times are in milliseconds; fields that do not apply are left out.
///
/// @param pack    left out for methods without networks
/// @param device  where the networks ran, left out when nothing was restored
/// @param results one for each photo, in the order of the command line
record RestoreReport(String method, String pack, String device, Timings timings, List<Result> results) {

    /// Whether every photo was restored.
    boolean complete() {
        return results.stream().allMatch(result -> result.error() == null);
    }

    int exitCode() {
        return complete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /// @param frame    what of the photo was written, left out where that is all of it
    /// @param levels   that lie over what was written, left out where there are none
    /// @param saturation of what was written, left out where it is the photo's own
    /// @param fidelity what a format that compresses with loss left of the samples outside the mask
    /// @param error    what went wrong with this photo; then most other fields are left out
    record Result(
            String photo,
            String mask,
            String out,
            Integer width,
            Integer height,
            Frame frame,
            Levels levels,
            Double saturation,
            Long holePixels,
            Double holeShare,
            Timings timings,
            List<Region> regions,
            Fidelity fidelity,
            String error) {

        static Result of(RestoredPhoto restored, String mask) {
            Frame frame = restored.rendition().frame();
            Tones tones = restored.rendition().tones();
            RestoredPhoto.Timings timings = restored.timings();
            return new Result(
                    restored.task().photo().toString(),
                    mask,
                    restored.task().out().toString(),
                    restored.width(),
                    restored.height(),
                    frame.isWhole(restored.width(), restored.height()) ? null : frame,
                    tones.levels().equals(Levels.NONE) ? null : tones.levels(),
                    tones.saturation() == Tones.NONE.saturation() ? null : tones.saturation(),
                    restored.holePixels(),
                    restored.holeShare(),
                    new Timings(timings.read(), timings.restore(), timings.write(), timings.total()),
                    restored.regions().stream().map(Region::of).toList(),
                    restored.fidelity().orElse(null),
                    null);
        }

        static Result failed(PhotoTask task, String error) {
            return new Result(task.photo().toString(), task.mask().toString(), null, null, null, null, null, null, null,
                    null, null, null, null, error);
        }
    }

    record Timings(Double read, Double restore, Double write, double total) {

        static Timings total(double total) {
            return new Timings(null, null, null, total);
        }
    }

    record Region(
            Area area, int workingWidth, int workingHeight, long holePixels, double millis, SemanticSize semantics) {

        static Region of(FilledRegion region) {
            return new Region(
                    region.area(),
                    region.workingWidth(),
                    region.workingHeight(),
                    region.holePixels(),
                    region.millis(),
                    region.semantics().map(maps -> SemanticSize.of(maps.best())).orElse(null));
        }
    }

    record SemanticSize(int channels, int height, int width) {

        static SemanticSize of(SemanticMap map) {
            return new SemanticSize(map.channels(), map.height(), map.width());
        }
    }
}
