package org.sairbrush.sair;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.files.Sha256;
import org.sairbrush.foreign.ForeignInpainter;
import org.sairbrush.foreign.ForeignModelException;
import org.sairbrush.foreign.InpainterContract;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.TensorFileException;
import org.sairbrush.nn.WeightBlend;
import org.sairbrush.nn.Weights;

/// The networks of a model pack, opened on a device. Nothing is used that does not carry its recorded hash.
/// Not for several threads at once.
public final class ModelPack implements AutoCloseable {

    private final PackDescription description;
    private final NDManager manager;
    private final MiniEncoder mini;
    private final ClipNetworks clip;
    private final SairNetwork sair;
    private final LiifNetwork liif;
    private final DamageNetwork damage;
    private final SpeckJudge judge;
    private final ForeignInpainter inpainter;
    private final KnownWords words;
    private final List<WeightBlend> details;

    private ModelPack(
            PackDescription description,
            NDManager manager,
            MiniEncoder mini,
            ClipNetworks clip,
            SairNetwork sair,
            LiifNetwork liif,
            DamageNetwork damage,
            SpeckJudge judge,
            ForeignInpainter inpainter,
            KnownWords words,
            List<WeightBlend> details) {
        this.description = description;
        this.manager = manager;
        this.mini = mini;
        this.clip = clip;
        this.sair = sair;
        this.liif = liif;
        this.damage = damage;
        this.judge = judge;
        this.inpainter = inpainter;
        this.words = words;
        this.details = details;
    }

    /// Reads, verifies and builds a pack.
    ///
    /// @throws PackException when a file is missing, has a wrong hash, or does not fit the network
    public static ModelPack open(Path folder, Device device) throws PackException {
        PackDescription description = PackDescription.read(folder);
        NDManager manager = NDManager.newBaseManager(device);
        try {
            MiniEncoder mini = build(folder, description.semantic(), MiniEncoder::new);
            SairNetwork sair = build(folder, description.sair(), SairNetwork::new);
            LiifNetwork liif = build(folder, description.liif(), LiifNetwork::new);
            DamageNetwork damage = build(folder, description.damage(), DamageNetwork::new);
            load(folder, description.semantic(), mini, manager);
            load(folder, description.sair(), sair, manager);
            load(folder, description.liif(), liif, manager);
            load(folder, description.damage(), damage, manager);
            SpeckJudge judge = openJudge(folder, description.judge(), mini);
            List<WeightBlend> details = new ArrayList<>();
            openDetail(folder, description.sair(), sair).ifPresent(details::add);
            openDetail(folder, description.liif(), liif).ifPresent(details::add);
            ClipNetworks clip = openClip(folder, description.clip(), manager);
            ForeignInpainter inpainter = openInpainter(folder, description.inpainter(), device);
            KnownWords words = openWords(folder, description.words(), mini);
            return new ModelPack(
                    description, manager, mini, clip, sair, liif, damage, judge, inpainter, words, details);
        } catch (PackException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /// A network of the sizes that a pack names. Whatever a builder makes of missing or senseless ones, the pack is to
    /// blame.
    private static <C, N extends NetworkBlock> N build(
            Path folder, PackDescription.Part<C> part, Function<C, N> builder) throws PackException {
        if (part == null) {
            return null;
        }
        try {
            return builder.apply(part.config());
        } catch (RuntimeException e) {
            throw PackDescription.unusableSizes(folder, e);
        }
    }

    private static void load(Path folder, PackDescription.Part<?> part, NetworkBlock network, NDManager manager)
            throws PackException {
        if (part == null) {
            return;
        }
        verify(folder, part);
        read(folder.resolve(part.file()), tensors -> {
            Weights.load(network, tensors, manager);
            return network;
        });
    }

    private static Optional<WeightBlend> openDetail(Path folder, PackDescription.Part<?> part, NetworkBlock network)
            throws PackException {
        return part == null || part.detail() == null
                ? Optional.empty()
                : Optional.of(read(
                        folder.resolve(part.detail().file()), tensors -> WeightBlend.towards(network, tensors)));
    }

    /// It has learned what things are called by an encoder of our own kind.
    private static SpeckJudge openJudge(Path folder, PackDescription.Extra judge, MiniEncoder mini)
            throws PackException {
        if (judge == null || mini == null) {
            return null;
        }
        verify(folder, judge.file(), judge.sha256());
        return read(folder.resolve(judge.file()), SpeckJudge::read);
    }

    private static KnownWords openWords(Path folder, PackDescription.Extra words, MiniEncoder mini)
            throws PackException {
        if (words == null || mini == null) {
            return null;
        }
        verify(folder, words.file(), words.sha256());
        return read(folder.resolve(words.file()), file -> KnownWords.read(file, mini.channels()));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(SafetensorsFile tensors) throws SafetensorsException;
    }

    private static <T> T read(Path file, Reading<T> reading) throws PackException {
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            return reading.read(tensors);
        } catch (SafetensorsException e) {
            throw new PackException(e.getMessage(), e);
        } catch (IOException e) {
            throw new PackException("%s can't be read; fetch or import the pack again.".formatted(file), e);
        }
    }

    private static ClipNetworks openClip(Path folder, PackDescription.Part<ClipNetworks.Config> part, NDManager manager)
            throws PackException {
        if (part == null) {
            return null;
        }
        verify(folder, part);
        try {
            return ClipNetworks.open(folder, part, manager);
        } catch (PackException e) {
            throw e;
        } catch (TensorFileException e) {
            throw new PackException(e.getMessage(), e);
        } catch (IOException e) {
            throw new PackException(
                    "%s can't be read; fetch or import the pack again.".formatted(folder.resolve(part.file())), e);
        }
    }

    private static ForeignInpainter openInpainter(
            Path folder, PackDescription.Part<InpainterContract> part, Device device) throws PackException {
        if (part == null) {
            return null;
        }
        verify(folder, part);
        try {
            return ForeignInpainter.open(folder.resolve(part.file()), part.config(), device);
        } catch (ForeignModelException e) {
            throw new PackException(e.getMessage(), e);
        }
    }

    /// Checks the files of a pack without building it.
    ///
    /// @throws PackException when a file is missing or has a wrong hash
    public static void verify(Path folder) throws PackException {
        PackDescription description = PackDescription.read(folder);
        for (PackDescription.Part<?> part : new PackDescription.Part<?>[] {
            description.semantic(),
            description.clip(),
            description.sair(),
            description.liif(),
            description.damage(),
            description.inpainter()
        }) {
            if (part != null) {
                verify(folder, part);
            }
        }
        for (PackDescription.Extra extra : new PackDescription.Extra[] {description.judge(), description.words()}) {
            if (extra != null) {
                verify(folder, extra.file(), extra.sha256());
            }
        }
    }

    private static void verify(Path folder, PackDescription.Part<?> part) throws PackException {
        verify(folder, part.file(), part.sha256());
        if (part.detail() != null) {
            verify(folder, part.detail().file(), part.detail().sha256());
        }
        if (part.config() instanceof ClipNetworks.Config clip) {
            for (PackDescription.Extra extra : clip.extras()) {
                verify(folder, extra.file(), extra.sha256());
            }
        }
    }

    private static void verify(Path folder, String name, String sha256) throws PackException {
        if (name == null || sha256 == null) {
            throw new PackException("%s names a network without its file or that file's SHA-256; import the pack again."
                    .formatted(folder.resolve(PackDescription.FILE)));
        }
        Path file = folder.resolve(name);
        String found;
        try {
            found = Sha256.of(file);
        } catch (IOException e) {
            throw new PackException(
                    "%s is missing or can't be read; fetch or import the pack again.".formatted(file), e);
        }
        if (!found.equals(sha256)) {
            throw new PackException(
                    "%s is damaged: its SHA-256 is not the one in pack.json; fetch or import the pack again."
                            .formatted(file));
        }
    }

    public PackDescription description() {
        return description;
    }

    /// The manager of the weights; fills take sub-managers of it.
    public NDManager manager() {
        return manager;
    }

    public Optional<SemanticEncoder> semantic() {
        return clip != null ? Optional.of(clip.semantic()) : Optional.ofNullable(mini);
    }

    /// The text encoder of the pack's own; it stays the pack's. Empty where the semantic encoder has none, because it
    /// was trained against one that comes with the program.
    ///
    /// @throws PackException when the pack's own can't be used for want of a tokenizer
    public Optional<TextEncoder> text() throws PackException {
        if (clip == null) {
            return Optional.empty();
        }
        return Optional.of(clip.text().orElseThrow(() -> noLabels("tokenizer for words")));
    }

    /// Everything that the vectors of [#text()] depend on besides the words, for those who keep such vectors.
    public Optional<String> textSpace() {
        return Optional.ofNullable(clip).map(ClipNetworks::space);
    }

    /// The mean text vector of the words that the semantic encoder was trained with, `(c)`; to be taken off a word's
    /// vector before it is compared with the semantic map.
    ///
    /// @throws PackException when the pack has no semantic encoder
    public float[] textCentre() throws PackException {
        if (mini == null) {
            throw noLabels("semantic encoder");
        }
        return mini.textCentre().toFloatArray();
    }

    /// The factor on cosines that the semantic encoder was trained with.
    ///
    /// @throws PackException when the pack has no semantic encoder
    public float logitScale() throws PackException {
        if (mini == null) {
            throw noLabels("semantic encoder");
        }
        try (NDArray scale = mini.logitScale()) {
            return scale.toFloatArray()[0];
        }
    }

    /// The words that the semantic encoder was taught, for those who compare other words with its map.
    public Optional<KnownWords> knownWords() {
        return Optional.ofNullable(words);
    }

    private PackException noLabels(String missing) {
        return new PackException(
                "The pack '%s' has no %s; choose another pack for labels.".formatted(description.id(), missing));
    }

    public Optional<SairNetwork> sair() {
        return Optional.ofNullable(sair);
    }

    public Optional<LiifNetwork> liif() {
        return Optional.ofNullable(liif);
    }

    public Optional<DamageNetwork> damage() {
        return Optional.ofNullable(damage);
    }

    /// What takes a second look at damage that was found; it needs the pack's semantic encoder.
    public Optional<SpeckJudge> judge() {
        return Optional.ofNullable(judge);
    }

    /// Somebody else's inpainter; it stays the pack's.
    public Optional<ForeignInpainter> inpainter() {
        return Optional.ofNullable(inpainter);
    }

    /// Decides how much the networks that fill dare to draw, where they have learned it: a photo's look, which may be
    /// wrong in a place, or the mean of all that could be there, which is smooth. Not while they are at work.
    ///
    /// @param share 0 = smooth, as a pack is opened, to 1 = all that they have learned
    public void detail(double share) {
        details.forEach(blend -> blend.set(share));
    }

    @Override
    public void close() {
        if (inpainter != null) {
            inpainter.close();
        }
        if (clip != null) {
            clip.close();
        }
        manager.close();
    }
}
