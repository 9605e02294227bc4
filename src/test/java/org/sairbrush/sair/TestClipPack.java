package org.sairbrush.sair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sairbrush.clip.DenseMode;
import org.sairbrush.clip.SyntheticClip;
import org.sairbrush.files.Sha256;

/// A pack of a small CLIP with random weights and a vocabulary of hardly more than the letters; it has no SIR.
public final class TestClipPack {

    public static final int CHANNELS = 16;

    private static final String CHECKPOINT = "ViT-tiny-16.pt";
    private static final String MERGES = "merges.txt";

    private TestClipPack() {}

    /// Writes a pack `tiny-clip` below the folder.
    ///
    /// @return the pack's folder
    public static Path write(Path models) throws IOException {
        Path folder = Files.createDirectories(models.resolve("tiny-clip"));
        Files.write(folder.resolve(MERGES), List.of("#version: 0.2", "h a", "ha i", "hai r</w>"));
        SyntheticClip.small(2 * 256 + 3 + 2).writeTorchScript(folder.resolve(CHECKPOINT));
        describe(folder, new ClipNetworks.Config(DenseMode.NACLIP, null, null, extra(folder, MERGES), null));
        return folder;
    }

    static void describe(Path folder, ClipNetworks.Config config) throws IOException {
        PackDescription.named("tiny-clip")
                .withClip(new PackDescription.Part<>(
                        CHECKPOINT, Sha256.of(folder.resolve(CHECKPOINT)), config, null))
                .write(folder);
    }

    static PackDescription.Extra extra(Path folder, String file) throws IOException {
        return new PackDescription.Extra(file, Sha256.of(folder.resolve(file)));
    }
}
