package org.sairbrush.models;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.sairbrush.models.ModelSource.ModelFile;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;

/// Fetches the files of a model into its staging folder, makes a pack of them and puts it in its place.
///
/// @param freeBytes left on the disk of a folder
record PackFetch(PackStore store, Patience patience, ToLongFunction<Path> freeBytes) {

    /// Left free on the disk beside what a fetch brings.
    static final long ROOM = 64L << 20;

    private static final Duration CONNECT = Duration.ofSeconds(20);

    /// @throws PackException                              when it can't be had, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled; what has come is kept
    void run(ModelSource source, Progress progress) throws IOException {
        Path staging = Files.createDirectories(store.staging(source.id()));
        requireRoom(source.title(), source.bytes() - store.staged(source.id()));
        removeStrays(source, staging);
        download(source, staging, progress);
        new PackFolder(staging).describe(source, source.id());
        store.install(source.id(), staging);
    }

    private void requireRoom(String title, long bytes) throws PackException {
        long free = freeBytes.applyAsLong(store.root());
        if (free < bytes + ROOM) {
            throw new PackException("%s needs %s and there are %s free in %s: make room there first."
                    .formatted(title, Bytes.words(bytes + ROOM), Bytes.words(free), store.root()));
        }
    }

    /// What an older catalogue had fetched.
    private static void removeStrays(ModelSource source, Path staging) throws IOException {
        List<Path> wanted = source.files().stream()
                .map(file -> staging.resolve(file.name()))
                .flatMap(file -> Stream.of(file, Part.of(file).file(), Part.of(file).origin()))
                .toList();
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.filter(file -> !wanted.contains(file)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void download(ModelSource source, Path staging, Progress progress) throws PackException {
        // Proxies are those of the virtual machine: https.proxyHost and its kin.
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        try {
            double all = Math.max(1, source.bytes());
            double done = 0;
            for (ModelFile file : source.files()) {
                long size = Optional.ofNullable(file.size()).orElse(0L);
                Progress part = progress.part(done / all, (done + size) / all);
                new Download(client, file, staging.resolve(file.name()), patience, part).run();
                done += size;
            }
        } finally {
            client.shutdownNow();
        }
    }
}
