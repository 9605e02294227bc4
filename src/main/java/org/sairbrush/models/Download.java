package org.sairbrush.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sairbrush.files.Sha256;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;

/// Fetches one file. What has come is kept when the connection breaks or the fetch is cancelled, and the next attempt
/// goes on from there where the server can. The file gets its name only when it is whole and has its published hash.
final class Download {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final Connection connection;
    private final ModelSource.ModelFile source;
    private final Path target;
    private final Part part;
    private final Patience patience;
    private final Progress progress;

    Download(HttpClient client, ModelSource.ModelFile source, Path target, Patience patience, Progress progress) {
        this.connection = new Connection(client, patience, progress);
        this.source = source;
        this.target = target;
        this.part = Part.of(target);
        this.patience = patience;
        this.progress = progress;
    }

    /// @throws PackException         in one sentence; what can be of use to the next attempt stays beside the target
    /// @throws CancellationException when the progress was cancelled; likewise
    void run() throws PackException {
        try {
            if (Files.exists(target) && source.sha256() != null && source.sha256().equals(Sha256.of(target))) {
                return;
            }
            Files.deleteIfExists(target);
            boolean pieced = fetch();
            if (pieced && !matches()) {
                part.delete();
                fetch();
            }
            if (!matches()) {
                part.delete();
                throw new PackException(
                        "%s from %s is not the file that was expected, its SHA-256 is another: nothing was installed."
                                .formatted(source.name(), source.url().getHost()));
            }
            Files.move(part.file(), target, StandardCopyOption.ATOMIC_MOVE);
            part.delete();
        } catch (PackException e) {
            throw e;
        } catch (IOException e) {
            throw new PackException(
                    "%s can't be written: is the disk full, or the folder locked?".formatted(target), e);
        }
    }

    private boolean matches() throws IOException {
        return source.sha256() == null || source.sha256().equals(Sha256.of(part.file()));
    }

    /// @return whether the part has come in more than one piece
    private boolean fetch() throws IOException {
        if (!part.resumable(source)) {
            part.delete();
        }
        long most = part.bytes();
        boolean pieced = most > 0;
        int idle = 0;
        while (true) {
            progress.check();
            try {
                transfer(part.bytes());
                return pieced;
            } catch (Interrupted e) {
                pieced = true;
                idle = part.bytes() > most ? 0 : idle + 1;
                most = Math.max(most, part.bytes());
                if (!part.resumable(source)) {
                    part.delete();
                }
                if (idle == patience.attempts()) {
                    throw new PackException(
                            "%s: %s, %s have come; fetch it again later, and it goes on from there."
                                    .formatted(source.name(), e.getMessage(), Bytes.words(part.bytes())), e);
                }
                if (idle > 0) {
                    pause();
                }
            }
        }
    }

    /// One connection, which ends with the whole part or throws.
    private void transfer(long have) throws IOException {
        HttpResponse<InputStream> response = connection.get(source.url(), have, part.validator());
        try (InputStream body = response.body()) {
            long from = switch (response.statusCode()) {
                case 200 -> 0;
                case 206 -> rangeStart(response, have);
                case 416 -> {
                    part.delete();
                    throw new Interrupted("the server has no such part of the file", null);
                }
                default -> throw refused(response.statusCode());
            };
            long expected = expected(response, from);
            if (from == 0) {
                part.delete();
                part.begin(source, response.headers());
            }
            receive(body, from, expected);
        }
    }

    private long rangeStart(HttpResponse<?> response, long have) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != have) {
            part.delete();
            throw new Interrupted("the server sent another part of the file", null);
        }
        return have;
    }

    private IOException refused(int status) {
        String host = source.url().getHost();
        if (status == 408 || status == 429 || status >= 500) {
            return new Interrupted("%s answered %d".formatted(host, status), null);
        }
        String what = status == 404 || status == 410 ? "is not there any more" : "was refused";
        return new PackException(
                "%s %s at %s, which answered %d: look for a newer Sairbrush, or import the file from elsewhere."
                        .formatted(source.name(), what, host, status));
    }

    /// How long the file is in the end.
    private long expected(HttpResponse<?> response, long from) throws PackException {
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        if (source.size() == null) {
            return from + length.orElseThrow(() -> new PackException(
                    "The server does not say how long %s is: write its size into the catalogue."
                            .formatted(source.name())));
        }
        if (length.isPresent() && from + length.getAsLong() != source.size()) {
            throw wrongLength(from + length.getAsLong(), source.size());
        }
        return source.size();
    }

    private PackException wrongLength(long offered, long expected) {
        return new PackException(
                "%s from %s is not the file that was expected, it has %d bytes and not %d: nothing was installed."
                        .formatted(source.name(), source.url().getHost(), offered, expected));
    }

    private void receive(InputStream body, long from, long expected) throws IOException {
        AtomicLong received = new AtomicLong(from);
        try (FileChannel channel =
                FileChannel.open(part.file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(from).position(from);
            connection.receive(body, channel, received, expected, now -> report(now, expected));
        }
        if (received.get() > expected) {
            part.delete();
            throw wrongLength(received.get(), expected);
        }
        if (received.get() < expected) {
            throw new Interrupted("the connection ended", null);
        }
        report(expected, expected);
    }

    private void report(long received, long expected) {
        progress.report((double) received / expected, "%s, %s of %s"
                .formatted(source.name(), Bytes.words(received), Bytes.words(expected)));
    }

    private void pause() {
        long until = System.nanoTime() + patience.pause().toNanos();
        while (System.nanoTime() < until) {
            progress.check();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
