package org.sairbrush.restore;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sairbrush.clip.MiniLmTextEncoder;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageFinder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.foreign.ForeignInpainter;
import org.sairbrush.foreign.InpainterContract;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.grain.GrainMatcher;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.SemanticMap;
import org.sairbrush.semantics.CachedTextEncoder;
import org.sairbrush.semantics.CellProbabilities;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSettings;

/// Restores with the packs of a library, and with the classical methods. A pack is opened at its first use and stays
/// open.
public final class PackRestorer implements Restorer {

    static final String NOTHING_MASKED = "Nothing is masked; paint over the damage first.";

    /// Numbers in the semantic maps that one fill carries along at most, 128 MiB: about 20 regions, where dust all
    /// over a large photo makes hundreds.
    private static final long SEMANTIC_VALUES = 32L << 20;

    /// The longest sides at which a whole photo is looked at for its semantics.
    private static final List<Integer> LOOKING_SIZES = List.of(640, 320);

    /// The sensitivity at which nearly all is found that anybody may ask for.
    private static final double ANY_DAMAGE = 0.8;

    /// As the encoder says it, all of them, since the judge of damage learns what it means.
    private static final LabelSettings ALL_LABELS = LabelSettings.DEFAULT.withPresence(0);

    /// Regions painted side by side; each takes up to about 300 MB.
    private static final int MOST_AT_ONCE = 4;

    private static final long MILLIS_BETWEEN_CHECKS = 50;

    private record PackKey(String id, Device device) {}

    private final PackLibrary library;
    private final Path cache;
    private final Map<PackKey, ModelPack> packs = new HashMap<>();
    private final Map<String, TextEncoder> textEncoders = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /// Kept from fill to fill: the engine holds memory for each thread that comes, and not all of it is given back when
    /// the thread goes.
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().factory());

    private MiniLmTextEncoder sentences;

    public PackRestorer(PackLibrary library) {
        this(library, UserFolders.standard().cache());
    }

    /// @param cache for what can be computed again
    PackRestorer(PackLibrary library, Path cache) {
        this.library = library;
        this.cache = cache;
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
        queueUp(progress);
        try {
            RegionFill fill = new ViewedFill(fill(settings, progress), settings.views().list());
            // Opening a model takes several times as long as a fill, and only once: methods could not be compared.
            long start = System.nanoTime();
            progress.check();
            Blend blend = Blend.of(mask, settings.seam());
            List<Region> regions = RegionPlanner.plan(blend.holes(), fill.planner());
            progress.check();
            Compositor compositor = new Compositor(photo, blend, fill.guessesKnown(), grain(photo, blend, settings));
            RegionFiller filler = new RegionFiller(photo, blend.holes(), fill, compositor);
            List<FilledRegion> filled = fillAll(regions, filler, atOnce(regions, settings), progress);
            progress.check();
            Photo restored = compositor.finish();
            progress.report(1, "Filling");
            return new Restoration(restored, settings, device(settings), filled, millisSince(start));
        } finally {
            lock.unlock();
        }
    }

    /// How many regions our networks paint at a time; the threads of a CPU are shared among them.
    private static int atOnce(List<Region> regions, RestoreSettings settings) throws RestoreException {
        if (settings.method() != Method.SAIR && settings.method() != Method.LIIF) {
            return 1;
        }
        ComputeDevice device = ComputeDevice.choose(settings.device(), settings.threads());
        return device.share(Math.min(regions.size(), MOST_AT_ONCE));
    }

    private List<FilledRegion> fillAll(List<Region> regions, RegionFiller filler, int atOnce, Progress progress)
            throws RestoreException {
        List<FilledRegion> filled = new ArrayList<>();
        long semanticValues = 0;
        double all = regions.stream().mapToDouble(PackRestorer::work).sum();
        double done = 0;
        try (RegionPainters painters = new RegionPainters(filler, regions, atOnce, threads, progress)) {
            for (Region region : regions) {
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
        }
        return filled;
    }

    private static Optional<GrainMatcher> grain(Photo photo, Blend blend, RestoreSettings settings) {
        return settings.grain()
                ? Optional.of(new GrainMatcher(photo, blend.holes(), settings.views().seed()))
                : Optional.empty();
    }

    private static double work(Region region) {
        return (double) region.workingWidth() * region.workingHeight();
    }

    private RegionFill fill(RestoreSettings settings, Progress progress) throws RestoreException {
        return switch (settings.method()) {
            case SAIR -> networkFill(settings, Inpainter.Variant.SAIR, progress);
            case LIIF -> networkFill(settings, Inpainter.Variant.LIIF, progress);
            case INPAINTER -> new ForeignFill(inpainter(open(settings, progress)));
            case TELEA, NAVIER_STOKES -> new ClassicalRegionFill(settings.method());
            case SPOT_HEALING, CLONE, HEAL, ORIGINAL ->
                throw new IllegalArgumentException(settings.method() + " has no regions of its own");
        };
    }

    private NetworkFill networkFill(RestoreSettings settings, Inpainter.Variant variant, Progress progress)
            throws RestoreException {
        ModelPack pack = open(settings, progress);
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
        queueUp(progress);
        try {
            Inpainter inpainter = new Inpainter(requireSemantics(open(settings, progress)));
            progress.report(0.1, "Looking at the photo");
            Semantics semantics = ScopedValue.where(Scope.CHECKPOINT, progress::check)
                    .call(() -> look(photo, mask, inpainter));
            progress.report(1, "Looking at the photo");
            return semantics;
        } catch (PackException e) {
            throw new RestoreException(e);
        } finally {
            lock.unlock();
        }
    }

    private static ModelPack requireSemantics(ModelPack pack) throws RestoreException {
        if (pack.inpainter().isPresent() && pack.semantic().isEmpty()) {
            throw new RestoreException(new PackException(
                    "%s only fills and knows no semantics; choose another pack for labels."
                            .formatted(pack.description().title())));
        }
        return pack;
    }

    /// A face is found best at about the size that it had in training, which nobody knows of a whole photo:
    /// so it is looked at in several sizes.
    private static Semantics look(Photo photo, Mask mask, Inpainter inpainter) throws PackException {
        int whole = longest(photo);
        List<Integer> sizes = whole <= LOOKING_SIZES.getFirst() ? List.of(whole) : LOOKING_SIZES;
        Area all = Area.of(photo.width(), photo.height());
        Holes holes = (width, height) -> mask.holes(all, width, height);
        List<Look> looks = looks(photo, holes, inpainter, sizes, inpainter.completes());
        return new Semantics(
                all,
                SemanticMap.mean(looks.stream().map(Look::raw).toList()),
                inpainter.completes()
                        ? Optional.of(SemanticMap.mean(
                                looks.stream().map(Look::completed).toList()))
                        : Optional.empty());
    }

    /// A whole photo seen in one size.
    ///
    /// @param completed `null` where it was not asked for
    private record Look(SemanticMap raw, SemanticMap completed) {}

    /// What is not to be looked at of a photo that is seen in some size, (height, width), hole where above 0.
    @FunctionalInterface
    private interface Holes {
        float[] seen(int width, int height);
    }

    /// @param sizes    longest sides; none of them above the photo's own
    /// @param complete whether SIR is asked, too
    private static List<Look> looks(
            Photo photo, Holes holes, Inpainter inpainter, List<Integer> sizes, boolean complete)
            throws PackException {
        Area all = Area.of(photo.width(), photo.height());
        List<Look> looks = new ArrayList<>();
        for (int longest : sizes) {
            double scale = (double) longest / longest(photo);
            int width = working(photo.width() * scale);
            int height = working(photo.height() * scale);
            try (Inpainter.Picture picture =
                    inpainter.open(photo.rgb(all, width, height), holes.seen(width, height), width, height)) {
                looks.add(new Look(picture.raw(), complete ? picture.completed() : null));
            }
        }
        return looks;
    }

    private static int longest(Photo photo) {
        return Math.max(photo.width(), photo.height());
    }

    private static int working(double side) {
        return Math.max(1, (int) Math.round(side / Inpainter.MULTIPLE)) * Inpainter.MULTIPLE;
    }

    @Override
    public DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        queueUp(progress);
        try {
            String id = packForDamage(settings.pack());
            ModelPack pack = open(settings.withPack(id), progress);
            DamageMap damage = find(photo, pack, progress);
            DamageMap doubted = knowsEyes(pack) ? doubted(photo, damage, pack, id, progress) : damage;
            progress.report(1, "Looking for damage");
            return doubted;
        } catch (PackException e) {
            throw new RestoreException(e);
        } finally {
            lock.unlock();
        }
    }

    private static DamageMap find(Photo photo, ModelPack pack, Progress progress) {
        DamageFinder finder = new DamageFinder(pack.damage().orElseThrow(), pack.manager());
        Progress looking = progress.part(0, 0.8);
        return ScopedValue.where(Scope.CHECKPOINT, progress::check)
                .call(() -> finder.find(photo, looking.watching("Looking for damage")));
    }

    /// The cells of CLIP's maps are wider than most eyes.
    private static boolean knowsEyes(ModelPack pack) {
        return pack.description().semantic() != null;
    }

    /// A second look at what was found, by what the photo shows there. What lies in an eye and is as white and round as
    /// dust the judge may still take for dust; there it needs to be surer.
    ///
    /// @param id of the pack in the library, which need not be its own
    private DamageMap doubted(Photo photo, DamageMap damage, ModelPack pack, String id, Progress progress)
            throws RestoreException, PackException {
        if (damage.suspected(1 - ANY_DAMAGE).isEmpty()) {
            return damage;
        }
        TextEncoder text = textEncoder(id);
        List<SemanticMap> maps = behind(damage, photo, pack, progress);
        DamageMap doubted = damage;
        if (pack.judge().isPresent()) {
            SpeckJudge judge = pack.judge().get();
            if (judge.features() != SpeckFeatures.COUNT) {
                throw new PackException(("What judges damage in the pack '%s' is of another version; "
                        + "fetch or import the pack again.").formatted(id));
            }
            doubted = SecondLook.judged(damage, specks(photo, damage, maps, text), judge);
        }
        return Catchlights.in(maps, text).spared(doubted);
    }

    /// What a pack suspects in a photo, as its judge is shown it; for those who train one.
    ///
    /// @param settings of a pack that finds damage and has a semantic encoder of our own kind
    public Suspects suspects(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        queueUp(progress);
        try {
            ModelPack pack = open(settings, progress);
            DamageMap damage = find(photo, pack, progress);
            if (damage.suspected(1 - ANY_DAMAGE).isEmpty()) {
                return new Suspects(damage, List.of());
            }
            List<SemanticMap> maps = behind(damage, photo, pack, progress);
            return new Suspects(
                    damage, specks(photo, damage, maps, textEncoder(settings.pack())));
        } catch (PackException e) {
            throw new RestoreException(e);
        } finally {
            lock.unlock();
        }
    }

    /// @param damage as the network finds it
    public record Suspects(DamageMap damage, List<Speck> specks) {}

    private static List<Speck> specks(Photo photo, DamageMap damage, List<SemanticMap> maps, TextEncoder text) {
        LabelMapper mapper = new LabelMapper(text, ALL_LABELS);
        List<CellProbabilities> cells = maps.stream()
                .map(map -> mapper.probabilities(map, SpeckFeatures.LABELS))
                .toList();
        float[] rgb = photo.rgb(Area.of(photo.width(), photo.height()), damage.width(), damage.height());
        return SecondLook.specks(
                damage, new SpeckFeatures(rgb, damage, List.of(cells.getFirst(), cells.getLast())));
    }

    /// What the whole photo shows where suspected damage is left out, in as many sizes as it is large enough for.
    private static List<SemanticMap> behind(DamageMap damage, Photo photo, ModelPack pack, Progress progress)
            throws PackException {
        Holes suspected =
                (width, height) -> damage.mask(ANY_DAMAGE, width, height).holes(Area.of(width, height), width, height);
        Inpainter inpainter = new Inpainter(pack);
        int whole = longest(photo);
        List<Integer> sizes = LOOKING_SIZES.stream()
                .map(size -> Math.min(size, whole))
                .distinct()
                .toList();
        return ScopedValue.where(Scope.CHECKPOINT, progress::check)
                .call(() -> looks(photo, suspected, inpainter, sizes, false).stream()
                        .map(Look::raw)
                        .toList());
    }

    private String packForDamage(String preferred) throws RestoreException {
        List<String> able = library.packs().stream()
                .filter(entry -> entry.problem() == null && entry.description().damage() != null)
                .map(PackLibrary.Entry::id)
                .toList();
        if (able.isEmpty()) {
            throw new RestoreException(new PackException(
                    "No installed pack can find damage; paint the mask, or install the pack 'mini'."));
        }
        return able.contains(preferred) ? preferred : able.getFirst();
    }

    @Override
    public TextEncoder textEncoder(String id, Progress progress) throws RestoreException {
        queueUp(progress);
        try {
            TextEncoder opened = textEncoder(id);
            return new QueuedTextEncoder(id, opened.dimension(), opened.logitScale(), progress);
        } finally {
            lock.unlock();
        }
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
            queueUp(progress);
            try {
                TextEncoder encoder = textEncoder(pack);
                return ScopedValue.where(Scope.CHECKPOINT, progress::check).call(() -> encoder.encode(phrases));
            } catch (RestoreException e) {
                throw new UncheckedIOException(e.getMessage(), new IOException(e));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            // The encoder is the restorer's.
        }
    }

    private TextEncoder textEncoder(String id) throws RestoreException {
        TextEncoder known = textEncoders.get(id);
        if (known == null) {
            RestoreSettings settings = new RestoreSettings(Method.SAIR, id, DeviceChoice.CPU, 0);
            ModelPack pack = anyOpen(id).orElse(null);
            if (pack == null) {
                pack = open(settings, Progress.NONE);
            }
            known = textEncoder(requireSemantics(pack));
            textEncoders.put(id, known);
        }
        return known;
    }

    private TextEncoder textEncoder(ModelPack pack) throws RestoreException {
        try {
            Optional<TextEncoder> own = pack.text();
            if (own.isPresent()) {
                return new CachedTextEncoder(own.get(), pack.textSpace().orElseThrow(), cache.resolve("text-vectors"));
            }
            float[] centre = pack.textCentre();
            float logitScale = pack.logitScale();
            if (sentences == null) {
                OnnxLibraries.keepIn(cache);
                sentences = new MiniLmTextEncoder();
            }
            return new CentredTextEncoder(sentences, centre, pack.knownWords(), logitScale);
        } catch (PackException e) {
            throw new RestoreException(e);
        }
    }

    private Optional<ModelPack> anyOpen(String id) {
        return packs.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(id))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private ModelPack open(RestoreSettings settings, Progress progress) throws RestoreException {
        Device device = ComputeDevice.choose(settings.device(), settings.threads()).device();
        PackKey key = new PackKey(settings.pack(), device);
        ModelPack open = packs.get(key);
        if (open == null) {
            progress.check();
            progress.report(0, "Opening the model");
            if (runsOnOnnx(settings.pack())) {
                OnnxLibraries.keepIn(cache);
            }
            try {
                open = ModelPack.open(library.folder(settings.pack()), device);
            } catch (PackException e) {
                throw new RestoreException(e);
            }
            packs.put(key, open);
        }
        return open;
    }

    /// Classical methods never wake the engine.
    @Override
    public String device(RestoreSettings settings) throws RestoreException {
        if (!settings.method().needsPack()) {
            return "CPU";
        }
        // ONNX Runtime comes for the CPU alone.
        boolean onCpu = settings.method() == Method.INPAINTER && runsOnOnnx(settings.pack());
        return ComputeDevice.choose(onCpu ? DeviceChoice.CPU : settings.device(), settings.threads())
                .words();
    }

    private boolean runsOnOnnx(String pack) {
        return library.find(pack)
                .map(PackLibrary.Entry::description)
                .map(PackDescription::inpainter)
                .map(PackDescription.Part::config)
                .filter(contract -> contract.engine() == InpainterContract.Engine.ONNX)
                .isPresent();
    }

    /// Waits for the lock, unless the job is cancelled before its turn comes.
    private void queueUp(Progress progress) {
        try {
            do {
                progress.check();
            } while (!lock.tryLock(MILLIS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
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
        lock.lock();
        try {
            packs.values().forEach(ModelPack::close);
            packs.clear();
            textEncoders.clear();
            if (sentences != null) {
                sentences.close();
                sentences = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
