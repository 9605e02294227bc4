package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.sair.ModelPack;

/// Everything that decides a fill besides the photo and the mask; shared by editor and command line.
///
/// @param method  how holes are filled
/// @param pack    id of the model pack, such as `mini`
/// @param device  where networks run
/// @param threads CPU threads for networks, 0 = all cores
/// @param seam    how fills pass into the photo around them
/// @param grain   whether fills get the grain of their surroundings
/// @param views   from where regions are looked at
/// @param detail  how much the networks dare to draw, 0 = smooth to 1, see [ModelPack#detail(double)]
/// @param source  from where the methods copy that do; empty where they find that themselves
public record RestoreSettings(
        Method method,
        String pack,
        DeviceChoice device,
        int threads,
        Seam seam,
        boolean grain,
        Views views,
        double detail,
        Optional<CloneSource> source) {

    public static final String DEFAULT_PACK = "mini";
    public static final double USUAL_DETAIL = 0.85;

    public RestoreSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("The number of threads must be 0 (all cores) or more, not " + threads);
        }
        if (!(detail >= 0 && detail <= 1)) {
            throw new IllegalArgumentException("Detail must be 0 to 1, not " + detail);
        }
    }

    /// With a hard seam, with grain, in one pass, and with the usual detail.
    public RestoreSettings(Method method, String pack, DeviceChoice device, int threads) {
        this(method, pack, device, threads, Seam.HARD, true, Views.ONE, USUAL_DETAIL, Optional.empty());
    }

    public static RestoreSettings defaults() {
        return new RestoreSettings(Method.SAIR, DEFAULT_PACK, DeviceChoice.AUTO, 0);
    }

    /// What fills by these settings, in a word for people.
    public String title() {
        return method == Method.INPAINTER ? pack : method.title();
    }

    /// The same on another device.
    ///
    /// @param otherThreads on a CPU, 0 = all cores
    public RestoreSettings on(DeviceChoice otherDevice, int otherThreads) {
        return new RestoreSettings(method, pack, otherDevice, otherThreads, seam, grain, views, detail, source);
    }

    public RestoreSettings withMethod(Method other) {
        return new RestoreSettings(other, pack, device, threads, seam, grain, views, detail, source);
    }

    public RestoreSettings withPack(String other) {
        return new RestoreSettings(method, other, device, threads, seam, grain, views, detail, source);
    }

    public RestoreSettings withSeam(Seam other) {
        return new RestoreSettings(method, pack, device, threads, other, grain, views, detail, source);
    }

    public RestoreSettings withGrain(boolean wanted) {
        return new RestoreSettings(method, pack, device, threads, seam, wanted, views, detail, source);
    }

    public RestoreSettings withViews(Views other) {
        return new RestoreSettings(method, pack, device, threads, seam, grain, other, detail, source);
    }

    /// @param other 0 to 1
    public RestoreSettings withDetail(double other) {
        return new RestoreSettings(method, pack, device, threads, seam, grain, views, other, source);
    }

    public RestoreSettings withSource(CloneSource other) {
        return new RestoreSettings(
                method, pack, device, threads, seam, grain, views, detail, Optional.of(other));
    }
}
