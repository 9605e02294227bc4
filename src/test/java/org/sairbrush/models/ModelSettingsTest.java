package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsFoundWholeAtTheSameTimeIsAllKept() throws Exception {
        Path file = folder.resolve("models.json");
        List<Path> packs = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            packs.add(Files.createDirectory(folder.resolve("pack" + i)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (Path pack : packs) {
                all.add(threads.submit(() -> {
                    new ModelSettings(file).setVerified(pack, true);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        ModelSettings settings = new ModelSettings(file);
        for (Path pack : packs) {
            assertTrue(settings.verified(pack).isPresent(), pack.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"when\": \"yesterday\", ", "\"when\": null, ", ""})
    void whatIsNoTimeCountsAsNever(String when) throws Exception {
        Path file = folder.resolve("models.json");
        Path pack = Files.createDirectory(folder.resolve("pack"));
        ModelSettings settings = new ModelSettings(file);
        settings.setVerified(pack, true);
        assertTrue(settings.verified(pack).isPresent());

        Files.writeString(file, Files.readString(file).replaceAll("\"when\": \"[^\"]*\",\\s*", when));

        assertEquals(Optional.empty(), settings.verified(pack));
    }

    @Test
    void anEntryThatIsNoneCountsAsNever() throws Exception {
        Path file = folder.resolve("models.json");
        Path pack = folder.resolve("pack").toAbsolutePath();
        Files.writeString(file, "{\"verified\": {\"%s\": null}}".formatted(pack.toString().replace("\\", "\\\\")));

        assertEquals(Optional.empty(), new ModelSettings(file).verified(pack));
    }
}
