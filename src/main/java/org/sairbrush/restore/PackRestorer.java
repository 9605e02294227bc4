package org.sairbrush.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.foreign.ForeignInpainter;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.grain.GrainMatcher;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;

/// Restores with the packs of a library, and with the classical methods. A pack is opened at its first use and stays
/// open.
public final class PackRestorer implements Restorer {

    static final String NOTHING_MASKED = "Nothing is masked; paint over the damage first.";
    private static final String ALL_MASKED =
            "All of the photo is masked, and nothing is left to fill it from; mask the damage alone.";

    /// Regions painted side by side; each takes up to about 300 MB.
    private static final int MOST_AT_ONCE = 4;

    private final OpenPacks packs;
    private final Turns turns = new Turns();

    /// Kept from fill to fill: the engine holds memory for each thread that comes, and not all of it is given back when
    /// the thread goes.
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().factory());

    public PackRestorer(PackLibrary library) {
        this(library, UserFolders.standard().cache());
    }

    /// @param cache for what can be computed again
    PackRestorer(PackLibrary library, Path cache) {
        packs = new OpenPacks(library, cache);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws RestoreException, PackException;
    }

    /// Works when it is this call's turn, unless it is cancelled before.
    private <T> T inTurn(Progress progress, Work<T> work) throws RestoreException {
        turns.begin(progress);
        try {
            return work.run();
        } catch (PackException e) {
            throw new RestoreException(e);
        } finally {
            turns.end();
        }
    }

    @Override
    public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        checkSize(photo, mask);
        if (settings.method().copies()) {
            // Needs no network, and so does not wait for those who do.
            return CopyFill.restore(photo, mask, settings, progress);
        }
        if (mask.isEmpty()) {
            throw new RestoreException(NOTHING_MASKED);
        }
        if (mask.holePixels() == mask.coverage().length) {
            throw new RestoreException(ALL_MASKED);
        }
        return settings.method() == Method.STAIN_REMOVAL
                ? StainFill.restore(photo, mask, settings, progress)
                : inTurn(progress, () -> filled(photo, mask, settings, progress));
    }

    private Restoration filled(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        RegionFill fill = viewed(settings, progress);
        // Opening a model takes several times as long as a fill, and only once: methods could not be compared.
        long start = System.nanoTime();
        progress.check();
        Blend blend = Blend.of(mask, settings.seam());
        List<Region> regions = RegionPlanner.plan(blend.holes(), fill.planner());
        progress.check();
        Compositor compositor = new Compositor(photo, blend, fill.guessesKnown(), grain(photo, blend, settings));
        RegionSequence sequence = new RegionSequence(regions, threads, progress);
        RegionFiller filler = new RegionFiller(photo, blend.holes(), fill, compositor);
        while (!sequence.fill(filler, atOnce(regions, settings), () -> turns.isWanted(progress))) {
            long away = System.nanoTime();
            turns.giveWay(progress);
            // Others may have told the networks to draw otherwise.
            filler = new RegionFiller(photo, blend.holes(), viewed(settings, progress), compositor);
            start += System.nanoTime() - away;
        }
        progress.check();
        Photo restored = compositor.finish();
        progress.report(1, "Filling");
        return new Restoration(restored, settings, device(settings), sequence.filled(), millisSince(start));
    }

    private RegionFill viewed(RestoreSettings settings, Progress progress) throws RestoreException {
        return new ViewedFill(fill(settings, progress), settings.views().list());
    }

    /// How many regions our networks paint at a time; the threads of a CPU are shared among them.
    private static int atOnce(List<Region> regions, RestoreSettings settings) throws RestoreException {
        if (settings.method() != Method.SAIR && settings.method() != Method.LIIF) {
            return 1;
        }
        ComputeDevice device = ComputeDevice.choose(settings.device(), settings.threads());
        return device.share(Math.min(regions.size(), MOST_AT_ONCE));
    }

    private static Optional<GrainMatcher> grain(Photo photo, Blend blend, RestoreSettings settings) {
        return settings.grain()
                ? Optional.of(new GrainMatcher(photo, blend.holes(), settings.views().seed()))
                : Optional.empty();
    }

    private RegionFill fill(RestoreSettings settings, Progress progress) throws RestoreException {
        return switch (settings.method()) {
            case SAIR -> networkFill(settings, Inpainter.Variant.SAIR, progress);
            case LIIF -> networkFill(settings, Inpainter.Variant.LIIF, progress);
            case INPAINTER -> new ForeignFill(inpainter(packs.pack(settings, progress)));
            case TELEA, NAVIER_STOKES -> new ClassicalRegionFill(settings.method());
            case STAIN_REMOVAL, SPOT_HEALING, CLONE, HEAL, ORIGINAL ->
                throw new IllegalArgumentException(settings.method() + " has no regions of its own");
        };
    }

    private NetworkFill networkFill(RestoreSettings settings, Inpainter.Variant variant, Progress progress)
            throws RestoreException {
        ModelPack pack = packs.pack(settings, progress);
        pack.detail(settings.detail());
        return new NetworkFill(pack, variant);
    }

    private static ForeignInpainter inpainter(ModelPack pack) throws RestoreException {
        return pack.inpainter().orElseThrow(() -> new RestoreException(new PackException(
                "The pack '%s' has no inpainter of its own; choose another pack or method."
                        .formatted(pack.description().id()))));
    }

    @Override
    public Semantics semantics(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        checkSize(photo, mask);
        return inTurn(progress, () -> {
            Inpainter inpainter = new Inpainter(OpenPacks.requireSemantics(packs.pack(settings, progress)));
            progress.report(0.1, "Looking at the photo");
            Semantics semantics = new WholePhoto(photo, inpainter).semantics(mask, progress);
            progress.report(1, "Looking at the photo");
            return semantics;
        });
    }

    @Override
    public DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        return inTurn(progress, () -> {
            String pack = packs.forDamage(settings.pack());
            DamageMap damage = DamageSearch.of(packs, pack, settings, progress).damage(photo, makingWay(progress));
            progress.report(1, "Looking for damage");
            return damage;
        });
    }

    /// Lets others go first where it is told how far the work is.
    private Progress makingWay(Progress progress) {
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                progress.report(fraction, message);
                if (turns.isWanted(progress)) {
                    turns.giveWay(progress);
                }
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }

            @Override
            public boolean patient() {
                return progress.patient();
            }
        };
    }

    /// What a pack suspects in a photo, as its judge is shown it, the closest look first; for those who train one.
    ///
    /// @param settings of a pack that finds damage and has a semantic encoder of our own kind
    public List<Suspects> suspects(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        return inTurn(
                progress,
                () -> DamageSearch.of(packs, settings.pack(), settings, progress).suspects(photo, progress));
    }

    @Override
    public TextEncoder textEncoder(String pack, Progress progress) throws RestoreException {
        return inTurn(progress, () -> {
            TextEncoder opened = packs.textEncoder(pack);
            return new QueuedTextEncoder(pack, opened.dimension(), opened.logitScale(), progress);
        });
    }

    /// Encodes as if it were a call of the restorer: it waits for its turn, and opens again what was closed meanwhile.
    private final class QueuedTextEncoder implements TextEncoder {

        private final String pack;
        private final int dimension;
        private final float logitScale;
        private final Progress progress;

        QueuedTextEncoder(String pack, int dimension, float logitScale, Progress progress) {
            this.pack = pack;
            this.dimension = dimension;
            this.logitScale = logitScale;
            this.progress = progress;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public float logitScale() {
            return logitScale;
        }

        @Override
        public float[] encode(String phrase) {
            return encode(List.of(phrase)).getFirst();
        }

        @Override
        public List<float[]> encode(List<String> phrases) {
            try {
                return inTurn(progress, () -> {
                    TextEncoder encoder = packs.textEncoder(pack);
                    return ScopedValue.where(Scope.CHECKPOINT, progress::check).call(() -> encoder.encode(phrases));
                });
            } catch (RestoreException e) {
                throw new UncheckedIOException(e.getMessage(), new IOException(e));
            }
        }

        @Override
        public void close() {
            // The encoder is the restorer's.
        }
    }

    /// Classical methods never wake the engine.
    @Override
    public String device(RestoreSettings settings) throws RestoreException {
        if (!settings.method().needsPack()) {
            return ComputeDevice.WITHOUT_NETWORK;
        }
        // ONNX Runtime comes for the CPU alone.
        boolean onCpu = settings.method() == Method.INPAINTER && packs.runsOnOnnx(settings.pack());
        return ComputeDevice.choose(onCpu ? DeviceChoice.CPU : settings.device(), settings.threads())
                .words();
    }

    private static void checkSize(Photo photo, Mask mask) throws RestoreException {
        if (photo.width() != mask.width() || photo.height() != mask.height()) {
            throw new RestoreException("The mask is %d×%d pixels and the photo %d×%d; use a mask of the photo's size."
                    .formatted(mask.width(), mask.height(), photo.width(), photo.height()));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        release();
        threads.close();
    }

    @Override
    public void release() {
        turns.beginAlone();
        try {
            packs.close();
        } finally {
            turns.end();
        }
    }
}
