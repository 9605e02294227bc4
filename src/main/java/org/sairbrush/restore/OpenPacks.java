package org.sairbrush.restore;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sairbrush.clip.MiniLmTextEncoder;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.foreign.InpainterContract;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;
import org.sairbrush.semantics.CachedTextEncoder;

/// The packs of a library that are open, and the text encoders that belong to them. What is asked for is opened at its
/// first use and stays open. For one thread at a time.
final class OpenPacks implements AutoCloseable {

    private record Key(String id, Device device) {}

    private final PackLibrary library;
    private final Path cache;
    private final Map<Key, ModelPack> packs = new HashMap<>();
    private final Map<String, TextEncoder> textEncoders = new HashMap<>();
    private MiniLmTextEncoder sentences;

    /// @param cache for what can be computed again
    OpenPacks(PackLibrary library, Path cache) {
        this.library = library;
        this.cache = cache;
    }

    /// The pack of these settings, on their device.
    ModelPack pack(RestoreSettings settings, Progress progress) throws RestoreException {
        Device device = ComputeDevice.choose(settings.device(), settings.threads()).device();
        Key key = new Key(settings.pack(), device);
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

    /// A pack that has a semantic encoder.
    static ModelPack requireSemantics(ModelPack pack) throws RestoreException {
        if (pack.inpainter().isPresent() && pack.semantic().isEmpty()) {
            throw new RestoreException(new PackException(
                    "%s only fills and knows no semantics; choose another pack for labels."
                            .formatted(pack.description().title())));
        }
        return pack;
    }

    /// The pack that looks for damage where another one is preferred.
    ///
    /// @param preferred by its name in the library
    String forDamage(String preferred) throws RestoreException {
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

    /// Whether a pack is an inpainter that ONNX Runtime runs.
    boolean runsOnOnnx(String pack) {
        return library.find(pack)
                .map(PackLibrary.Entry::description)
                .map(PackDescription::inpainter)
                .map(PackDescription.Part::config)
                .filter(contract -> contract.engine() == InpainterContract.Engine.ONNX)
                .isPresent();
    }

    /// The text encoder of a pack's semantic space.
    ///
    /// @param pack by its name in the library
    TextEncoder textEncoder(String pack) throws RestoreException {
        TextEncoder known = textEncoders.get(pack);
        if (known == null) {
            RestoreSettings settings = new RestoreSettings(Method.SAIR, pack, DeviceChoice.CPU, 0);
            ModelPack open = onAnyDevice(pack).orElse(null);
            if (open == null) {
                open = pack(settings, Progress.NONE);
            }
            known = textEncoder(requireSemantics(open));
            textEncoders.put(pack, known);
        }
        return known;
    }

    private Optional<ModelPack> onAnyDevice(String pack) {
        return packs.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(pack))
                .map(Map.Entry::getValue)
                .findFirst();
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

    /// Closes what is open; it is opened again when it is asked for next.
    @Override
    public void close() {
        packs.values().forEach(ModelPack::close);
        packs.clear();
        textEncoders.clear();
        if (sentences != null) {
            sentences.close();
            sentences = null;
        }
    }
}
