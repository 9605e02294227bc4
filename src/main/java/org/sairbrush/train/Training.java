package org.sairbrush.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.MiniLmTextEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.SafetensorsWriter;
import org.sairbrush.nn.Weights;
import org.sairbrush.restore.ComputeDevice;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.sair.Background;
import org.sairbrush.sair.KnownWords;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.ResidualEncoder;
import org.sairbrush.sair.SairNetwork;
import org.sairbrush.sair.SemanticContext;

/// Trains the networks of a pack, one at a time: `semantic` first, as `sir` and `sair` are trained over it; `liif` and
/// `damage` at any time.
public final class Training {

    /// Of a pack, for what is only of use while it is trained.
    static final String FOLDER = ".training";

    private static final SemanticContext.Config CONTEXT = new SemanticContext.Config(256, 4, 4, 16);
    private static final List<Integer> COLOUR_HIDDEN = List.of(64, 64);
    private static final List<Integer> SEMANTIC_HIDDEN = List.of(256, 256, 256, 256);
    private static final int PROJECTED = 32;
    private static final int FUSE_KERNEL = 3;

    private static final String SEMANTIC = "semantic";
    private static final String SIR = "sir";
    static final String SAIR = "sair";
    static final String LIIF = "liif";
    private static final String DAMAGE = "damage";

    private final TrainSettings settings;
    private final Progress progress;
    private final TrainingData data;
    private final ComputeDevice device;

    private Training(TrainSettings settings, Progress progress) throws IOException, RestoreException {
        this.settings = settings;
        this.progress = progress;
        this.device = ComputeDevice.choose(settings.device(), settings.threads());
        this.data = TrainingData.scan(settings.data(), Split.TRAIN);
    }

    /// Trains the Mini encoder and writes it into the pack.
    public static PackDescription.Training semantic(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new Training(settings, progress).trainSemantic();
    }

    /// Trains SAIR's completion of semantics alone over the pack's own frozen encoder, and writes a SAIR whose colours
    /// are still to be trained.
    public static PackDescription.Training sir(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new Training(settings, progress).trainSir();
    }

    /// Trains SIR and AIR over the pack's semantic encoder and writes them into the pack.
    public static PackDescription.Training sair(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new Training(settings, progress).trainSair();
    }

    /// Trains the LIIF baseline and writes it into the pack.
    public static PackDescription.Training liif(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new Training(settings, progress).trainLiif();
    }

    /// Trains how photos look, from the pack's SAIR on, and writes what that changes beside SAIR's own weights.
    public static PackDescription.Training sairDetail(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new DetailTraining(new Training(settings, progress)).sair();
    }

    /// The same from the pack's LIIF on.
    public static PackDescription.Training liifDetail(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new DetailTraining(new Training(settings, progress)).liif();
    }

    /// Trains the network that finds damage and writes it into the pack.
    public static PackDescription.Training damage(TrainSettings settings, Progress progress)
            throws IOException, RestoreException {
        return new Training(settings, progress).trainDamage();
    }

    /// Writes the text vectors that `models/reference` trains against, as the text encoder is not to be had there:
    /// tensors `labels` `(L, c)` in the order of `labels.tsv`, `tags` `(T, c)` in the order in which `tags.tsv` names
    /// them, both centred, and `centre` `(c)`.
    public static Path texts(Collection<Path> data, Path folder) throws IOException {
        try (MiniLmTextEncoder text = new MiniLmTextEncoder();
                NDManager manager = NDManager.newBaseManager();
                TextSupervision supervision =
                        new TextSupervision(TrainingData.scan(data, Split.TRAIN), text, manager)) {
            Path file = Files.createDirectories(folder).resolve("texts.safetensors");
            SafetensorsWriter.write(file, supervision.tensors(), Map.of(), false);
            return file;
        }
    }

    /// Writes into a pack what words other than those of training mean to its semantic encoder.
    public static Path words(Collection<Path> data, Path folder) throws IOException {
        try (MiniLmTextEncoder text = new MiniLmTextEncoder()) {
            KnownWords words = TextSupervision.knownWords(TrainingData.scan(data, Split.TRAIN), text);
            return PackWeights.put(
                    folder,
                    "words",
                    file -> SafetensorsWriter.write(file, words.tensors(), Map.of(), true),
                    PackDescription::withWords);
        }
    }

    /// Trains what takes a second look at the damage that the pack finds, and writes it into the pack.
    public static Path judge(TrainSettings settings, Progress progress) throws IOException, RestoreException {
        return new JudgeTraining(settings, progress).train();
    }

    private PackDescription.Training trainSemantic() throws IOException {
        MiniEncoder.Config config = MiniEncoder.Config.standard();
        try (NDManager manager = manager();
                MiniLmTextEncoder text = new MiniLmTextEncoder()) {
            MiniEncoder network = new MiniEncoder(config);
            initialize(network, SEMANTIC, manager);
            try (SemanticObjective objective =
                    new SemanticObjective(network, new TextSupervision(data, text, manager), data, settings)) {
                PackDescription.Training summary = run(objective, SEMANTIC, objective.photoCount(), manager);
                writeSemantic(network, config, summary);
                return summary;
            }
        }
    }

    private PackDescription.Training trainSir() throws IOException {
        try (ModelPack pack = openPack();
                NDManager manager = manager();
                MiniLmTextEncoder text = new MiniLmTextEncoder()) {
            MiniEncoder semantic = ownSemantic(pack);
            SairNetwork.Config config = sairOver(semantic.channels());
            SairNetwork network = new SairNetwork(config);
            initialize(network, SAIR, manager);
            try (CompletionObjective objective = new CompletionObjective(
                    network, semantic, new TextSupervision(data, text, manager), data, settings)) {
                PackDescription.Training summary = run(objective, SIR, data.photoCount(), manager);
                writeSair(network, config, summary);
                return summary;
            }
        }
    }

    private PackDescription.Training trainSair() throws IOException {
        if (settings.semantic() != null) {
            SemanticsFromPack.copy(settings.semantic(), settings.pack());
        }
        PackDescription.Part<MiniEncoder.Config> own = PackDescription.read(settings.pack()).semantic();
        if (settings.along() != TrainSettings.Along.ENCODER || own == null) {
            return trainOver();
        }
        if (!own.config().classToken()) {
            throw new IOException(("The semantic encoder of %s is of an older kind that is not trained along; "
                            + "add --frozen, or run 'sairbrush train semantic' anew.")
                    .formatted(settings.pack()));
        }
        return trainAlong(own);
    }

    private SairNetwork.Config sairOver(int channels) {
        return new SairNetwork.Config(
                ResidualEncoder.Config.standard(channels),
                channels,
                CONTEXT,
                true,
                SEMANTIC_HIDDEN,
                PROJECTED,
                FUSE_KERNEL,
                COLOUR_HIDDEN,
                Background.MEMBRANE,
                coarsest());
    }

    /// Networks learn levels of half the crop's side. What is up to half as large again they fill better at once than
    /// over a level of half that size, which is smaller than all that they have learned.
    private int coarsest() {
        return settings.crop() * 3 / 4;
    }

    /// SAIR over a frozen encoder.
    private PackDescription.Training trainOver() throws IOException {
        try (ModelPack pack = openPack();
                NDManager manager = manager()) {
            SemanticEncoder semantic = pack.semantic().orElseThrow(() -> new IOException(
                    "The pack %s has no semantic encoder yet; run 'sairbrush train semantic' first."
                            .formatted(settings.pack())));
            SairNetwork.Config config = sairOver(semantic.channels());
            SairNetwork network = new SairNetwork(config);
            initializeSair(network, manager);
            try (InpaintingObjective objective = settings.along() == TrainSettings.Along.NOTHING
                    ? InpaintingObjective.kept(network, semantic, data, settings)
                    : frozen(network, semantic, manager)) {
                PackDescription.Training summary = run(objective, SAIR, data.photoCount(), manager);
                writeSair(network, config, summary);
                return summary;
            }
        }
    }

    private InpaintingObjective frozen(SairNetwork network, SemanticEncoder semantic, NDManager manager)
            throws IOException {
        if (semantic instanceof MiniEncoder mini && data.labels().isPresent()) {
            try (MiniLmTextEncoder text = new MiniLmTextEncoder()) {
                return InpaintingObjective.frozen(
                        network, mini, new TextSupervision(data, text, manager), data, settings);
            }
        }
        return InpaintingObjective.frozen(network, semantic, data, settings);
    }

    /// SAIR and the encoder at once.
    private PackDescription.Training trainAlong(PackDescription.Part<MiniEncoder.Config> semantic) throws IOException {
        ModelPack.verify(settings.pack());
        SairNetwork.Config config = sairOver(semantic.config().outputs());
        try (NDManager manager = manager();
                MiniLmTextEncoder text = new MiniLmTextEncoder()) {
            JointNetwork network = new JointNetwork(new MiniEncoder(semantic.config()), new SairNetwork(config));
            initializeSair(network.sair(), manager);
            network.semantic().initialize(manager);
            try (SafetensorsFile weights = SafetensorsFile.open(settings.pack().resolve(semantic.file()))) {
                Weights.start(network.semantic(), weights);
            }
            try (InpaintingObjective objective = InpaintingObjective.joint(
                    network, new TextSupervision(data, text, manager), data, settings)) {
                PackDescription.Training summary = run(objective, SAIR, data.photoCount(), manager);
                writeSemantic(network.semantic(), semantic.config(), semantic.training());
                writeSair(network.sair(), config, summary);
                return summary;
            }
        }
    }

    private PackDescription.Training trainLiif() throws IOException {
        LiifNetwork.Config config = new LiifNetwork.Config(
                ResidualEncoder.Config.standard(0), COLOUR_HIDDEN, Background.MEMBRANE, coarsest());
        try (NDManager manager = manager()) {
            LiifNetwork network = new LiifNetwork(config);
            initialize(network, LIIF, manager);
            try (InpaintingObjective objective = InpaintingObjective.liif(network, data, settings)) {
                PackDescription.Training summary = run(objective, LIIF, data.photoCount(), manager);
                write(network, LIIF, (description, file, sha) ->
                        description.withLiif(new PackDescription.Part<>(file, sha, config, summary)));
                return summary;
            }
        }
    }

    private PackDescription.Training trainDamage() throws IOException {
        DamageNetwork.Config config = DamageNetwork.Config.standard();
        try (NDManager manager = manager()) {
            DamageNetwork network = new DamageNetwork(config);
            initialize(network, DAMAGE, manager);
            try (DamageObjective objective = new DamageObjective(network, data, settings)) {
                PackDescription.Training summary = run(objective, DAMAGE, data.photoCount(), manager);
                write(network, DAMAGE, (description, file, sha) ->
                        description.withDamage(new PackDescription.Part<>(file, sha, config, summary)));
                return summary;
            }
        }
    }

    private void writeSemantic(MiniEncoder network, MiniEncoder.Config config, PackDescription.Training summary)
            throws IOException {
        write(network, SEMANTIC, (description, file, sha) ->
                description.withSemantic(new PackDescription.Part<>(file, sha, config, summary)));
    }

    private void writeSair(SairNetwork network, SairNetwork.Config config, PackDescription.Training summary)
            throws IOException {
        write(network, SAIR, (description, file, sha) ->
                description.withSair(new PackDescription.Part<>(file, sha, config, summary)));
    }

    private void initializeSair(SairNetwork network, NDManager manager) throws IOException {
        initialize(network, SAIR, manager);
        if (settings.baseline() != null) {
            begin(settings.baseline(), LIIF, "--baseline", network::beginAs);
        }
    }

    private void initialize(NetworkBlock network, String name, NDManager manager) throws IOException {
        network.initialize(manager);
        if (settings.start() != null) {
            begin(settings.start(), name, "--start", weights -> Weights.start(network, weights));
        }
    }

    /// Gives a network the weights of another pack.
    @FunctionalInterface
    private interface Beginning {
        int from(SafetensorsFile weights) throws IOException;
    }

    private void begin(Path pack, String name, String option, Beginning beginning) throws IOException {
        Path file = pack.resolve(name + ".safetensors");
        if (!Files.exists(file)) {
            throw new IOException("There is no %s to begin with; name another pack with %s.".formatted(file, option));
        }
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            progress.report(0, "%d tensors begin with the weights of %s".formatted(beginning.from(weights), file));
        }
    }

    /// The file from which a training goes on.
    ///
    /// @param name of the network, with `-detail` for that training
    public static Path checkpoint(Path pack, String name) {
        return pack.resolve(FOLDER).resolve(name + ".safetensors");
    }

    public static boolean isBegun(Path pack, String name) {
        return Files.exists(checkpoint(pack, name));
    }

    TrainSettings settings() {
        return settings;
    }

    TrainingData data() {
        return data;
    }

    /// The pack as it is before the training.
    ModelPack openPack() throws IOException {
        return ModelPack.open(settings.pack(), device.device());
    }

    MiniEncoder ownSemantic(ModelPack pack) throws IOException {
        if (pack.semantic().orElse(null) instanceof MiniEncoder semantic) {
            return semantic;
        }
        throw new IOException(
                "The pack %s has no semantic encoder of our own kind; run 'sairbrush train semantic' first."
                        .formatted(settings.pack()));
    }

    NDManager manager() {
        Engine.getInstance().setRandomSeed((int) settings.seed());
        return NDManager.newBaseManager(device.device());
    }

    PackDescription.Training run(Objective<?> objective, String name, int photos, NDManager manager)
            throws IOException {
        Files.createDirectories(settings.pack());
        TrainingRun<?> run = new TrainingRun<>(objective, settings, name, manager);
        TrainingRun.Result result = run.run(progress);
        run.useAverage();
        return new PackDescription.Training(
                settings.data().stream().map(folder -> folder.getFileName().toString()).toList(),
                photos,
                result.steps(),
                settings.batch(),
                settings.crop(),
                settings.seed(),
                Math.round(result.minutes() * 10) / 10.0,
                device.words());
    }

    /// Puts a trained network into the description of its pack.
    @FunctionalInterface
    private interface Entry {
        PackDescription put(PackDescription description, String file, String sha256);
    }

    private void write(NetworkBlock network, String name, Entry entry) throws IOException {
        PackWeights.put(
                settings.pack(),
                name,
                file -> Weights.save(network, file, Map.of("network", name), true),
                (description, weights) -> entry.put(description, weights.file(), weights.sha256()));
    }
}
