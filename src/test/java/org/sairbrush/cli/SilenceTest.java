package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.Sairbrush;

/// A program that is started as `bin/sairbrush` does it: libraries, native ones too, have nothing to say. On a slow
/// machine it tells how far it is.
class SilenceTest {

    @TempDir
    private Path folder;

    @Test
    void aFillSaysNothingButItsOwnSentence() throws Exception {
        Path photo = Pictures.photo(folder.resolve("photo.png"), 40, 30);
        Path mask = Pictures.mask(folder.resolve("mask.png"), 40, 30, 5);
        Path out = folder.resolve("out.png");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dai.djl.offline=true",
                        "-Dslf4j.internal.verbosity=WARN",
                        "-cp", System.getProperty("java.class.path"),
                        Sairbrush.class.getName(),
                        "restore", photo.toString(), "--mask", mask.toString(), "--out", out.toString(),
                        "--models", "models", "--device", "cpu")
                .start();
        try {
            List<String> said = process.errorReader()
                    .lines()
                    .filter(line -> !line.matches(" *\\d+ %  .*"))
                    // libtorch's own, on virtual machines that tell little of their processor
                    .filter(line -> !line.contains("NNPACK"))
                    .toList();
            assertEquals(1, said.size(), said.toString());
            assertEquals(photo + " → " + out, said.getFirst().replaceFirst(" \\(.*", ""));
            process.waitFor(20, TimeUnit.SECONDS);
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
