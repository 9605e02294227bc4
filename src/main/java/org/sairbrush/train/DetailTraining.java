package org.sairbrush.train;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;
import org.sairbrush.sair.Background;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.SairNetwork;

/// Goes on from a pack's own weights of a network that paints, which stay as they are, to how photos look, and where
/// the pack has weights of that already, from those. The pack gets the weights that differ then beside its own.
final class DetailTraining {

    private final Training training;
    private final TrainSettings settings;

    DetailTraining(Training training) {
        this.training = training;
        this.settings = training.settings();
    }

    /// SAIR's colours, over its semantics as they are.
    PackDescription.Training sair() throws IOException {
        try (ModelPack pack = training.openPack()) {
            MiniEncoder semantic = training.ownSemantic(pack);
            PackDescription.Part<SairNetwork.Config> own = pack.description().sair();
            requireKnown(Training.SAIR, own, own == null ? null : own.config().background());
            SairNetwork network = new SairNetwork(own.config());
            return train(
                    Training.SAIR,
                    own,
                    network,
                    InpaintingObjective.kept(network, semantic, training.data(), settings),
                    semantic,
                    (description, weights) ->
                            description.withSair(description.sair().withDetail(weights)));
        }
    }

    PackDescription.Training liif() throws IOException {
        try (ModelPack pack = training.openPack()) {
            MiniEncoder semantic = training.ownSemantic(pack);
            PackDescription.Part<LiifNetwork.Config> own = pack.description().liif();
            requireKnown(Training.LIIF, own, own == null ? null : own.config().background());
            LiifNetwork network = new LiifNetwork(own.config());
            return train(
                    Training.LIIF,
                    own,
                    network,
                    InpaintingObjective.liif(network, training.data(), settings),
                    semantic,
                    (description, weights) ->
                            description.withLiif(description.liif().withDetail(weights)));
        }
    }

    private void requireKnown(String name, PackDescription.Part<?> own, Background background) throws IOException {
        if (own == null) {
            throw new IOException("The pack %s has no network '%s' to go on from; run 'sairbrush train %s' first."
                    .formatted(settings.pack(), name, name));
        }
        if (background != Background.MEMBRANE) {
            throw new IOException(
                    "The network '%s' of %s is of a kind that is not trained here; run 'sairbrush train %s' anew."
                            .formatted(name, settings.pack(), name));
        }
    }

    private PackDescription.Training train(
            String kind,
            PackDescription.Part<?> own,
            NetworkBlock network,
            InpaintingObjective colours,
            MiniEncoder semantic,
            PackWeights.Entry entry)
            throws IOException {
        String name = kind + "-detail";
        try (NDManager manager = training.manager();
                SafetensorsFile weights = SafetensorsFile.open(settings.pack().resolve(own.file()));
                DetailObjective objective = new DetailObjective(colours, new Look(semantic, manager))) {
            network.initialize(manager);
            Weights.start(network, weights);
            if (own.detail() != null) {
                try (SafetensorsFile earlier = SafetensorsFile.open(settings.pack().resolve(own.detail().file()))) {
                    Weights.start(network, earlier);
                }
            }
            PackDescription.Training summary =
                    training.run(objective, name, training.data().photoCount(), manager);
            PackWeights.put(
                    settings.pack(),
                    name,
                    file -> Weights.saveDifference(network, weights, file, Map.of("network", kind)),
                    entry);
            return summary;
        }
    }
}
