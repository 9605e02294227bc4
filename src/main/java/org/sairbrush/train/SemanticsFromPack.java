package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sairbrush.sair.ClipNetworks;
import org.sairbrush.sair.PackDescription;

/// Takes another pack's semantic encoder into a pack, so that SIR and AIR can be trained over it and the pack is whole.
final class SemanticsFromPack {

    private SemanticsFromPack() {}

    /// Copies the encoder's files and enters it; a pack that has this very encoder already stays as it is.
    ///
    /// @throws IOException when the other pack has no encoder, or the pack has another one
    static void copy(Path from, Path pack) throws IOException {
        PackDescription source = PackDescription.read(from);
        PackDescription.Part<?> part = source.clip() != null ? source.clip() : source.semantic();
        if (part == null) {
            throw new IOException(
                    "The pack %s has no semantic encoder; name another one with --semantic.".formatted(from));
        }
        Files.createDirectories(pack);
        PackDescription target = Files.exists(pack.resolve(PackDescription.FILE))
                ? PackDescription.read(pack)
                : PackDescription.named(pack.toAbsolutePath().getFileName().toString());
        PackDescription.Part<?> present = target.clip() != null ? target.clip() : target.semantic();
        if (present != null) {
            if (!present.sha256().equals(part.sha256())) {
                throw new IOException(
                        "The pack %s has another semantic encoder already; write to a new folder with --pack."
                                .formatted(pack));
            }
            return;
        }
        copy(from, pack, part.file());
        if (part.config() instanceof ClipNetworks.Config config) {
            for (PackDescription.Extra extra : config.extras()) {
                copy(from, pack, extra.file());
            }
        }
        (source.clip() != null ? target.withClip(source.clip()) : target.withSemantic(source.semantic())).write(pack);
    }

    private static void copy(Path from, Path pack, String file) throws IOException {
        Files.copy(from.resolve(file), pack.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
