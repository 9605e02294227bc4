package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;

class PackWeightsTest {

    @TempDir
    private Path pack;

    @Test
    void theDescriptionFitsTheFilesAtEveryMoment() throws IOException {
        put("first");
        put("second");

        assertEquals("second", Files.readString(pack.resolve("words.safetensors")));
        assertEquals("words.safetensors", PackDescription.read(pack).words().file());
        ModelPack.verify(pack);
        try (Stream<Path> files = Files.list(pack)) {
            assertEquals(
                    List.of("pack.json", "words.safetensors"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whatFailsLeavesThePackAsItWas() throws IOException {
        put("first");

        try {
            PackWeights.put(pack, "words", file -> {
                throw new IOException("disk full");
            }, PackDescription::withWords);
        } catch (IOException expected) {
            assertEquals("disk full", expected.getMessage());
        }

        ModelPack.verify(pack);
        assertEquals("first", Files.readString(pack.resolve("words.safetensors")));
    }

    /// Looks at the pack whenever something was written, as a program would that starts just then.
    private void put(String weights) throws IOException {
        PackWeights.put(pack, "words", file -> Files.writeString(file, weights), (description, words) -> {
            verify();
            return description.withWords(words);
        });
    }

    private void verify() {
        try {
            if (Files.exists(pack.resolve(PackDescription.FILE))) {
                ModelPack.verify(pack);
            }
        } catch (IOException misfit) {
            throw new AssertionError(misfit);
        }
    }
}
