package org.sairbrush.sair;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.files.Sha256;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Weights;

/// Packs of tiny untrained networks, for tests of everything around them.
public final class TestPacks {

    static final int TEXT = 384;
    private static final int COARSEST = 64;

    private TestPacks() {}

    /// Writes a pack `tiny` below the folder.
    ///
    /// @return the pack's folder
    public static Path write(Path models) throws IOException {
        Path folder = Files.createDirectories(models.resolve("tiny"));
        MiniEncoder.Config semantic = new MiniEncoder.Config(List.of(4, 6, 8, 12), 2, 2, 4, TEXT, true);
        SairNetwork.Config sair = new SairNetwork.Config(
                new ResidualEncoder.Config(List.of(8, 12), List.of(1, 2), TEXT),
                TEXT,
                new SemanticContext.Config(8, 1, 2, 4),
                true,
                List.of(16),
                4,
                3,
                List.of(16, 16),
                Background.MEMBRANE,
                COARSEST);
        LiifNetwork.Config liif = new LiifNetwork.Config(
                new PaperEncoder.Config(List.of(8, 12, 16), 1, 0), List.of(16, 16), Background.BLANK, 0);
        Engine.getInstance().setRandomSeed(7);
        PackDescription.named("tiny")
                .withSemantic(part(folder, "semantic", semantic, new MiniEncoder(semantic)))
                .withSair(part(folder, "sair", sair, new SairNetwork(sair)))
                .withLiif(part(folder, "liif", liif, new LiifNetwork(liif)))
                .write(folder);
        return folder;
    }

    private static <C> PackDescription.Part<C> part(Path folder, String name, C config, NetworkBlock network)
            throws IOException {
        Path file = folder.resolve(name + ".safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            network.initialize(manager);
            Weights.save(network, file, Map.of(), false);
        }
        return new PackDescription.Part<>(file.getFileName().toString(), Sha256.of(file), config, null);
    }
}
