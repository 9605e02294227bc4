package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
