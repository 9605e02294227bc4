package org.sairbrush.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;

/// Requests over HTTP that end at once when the progress is cancelled, whatever the server does.
///
/// @param client does not follow redirects by itself
record Connection(HttpClient client, Patience patience, Progress progress) {

    private static final long POLL_MILLIS = 50;
    private static final int BUFFER = 1 << 16;

    /// Asks for a file, from a byte on where that is not the first, and follows redirects.
    ///
    /// @param validator the file that the rest is wanted of; of another one everything is
    /// @throws Interrupted   when another attempt may do better
    /// @throws PackException when it will not
    HttpResponse<InputStream> get(URI address, long from, Optional<String> validator) throws IOException {
        URI next = address;
        for (int hop = 0; hop <= Redirects.MOST; hop++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(next).timeout(patience.stall());
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
                validator.ifPresent(value -> request.header("If-Range", value));
            }
            HttpResponse<InputStream> response = answer(request.build());
            if (!Redirects.is(response.statusCode())) {
                return response;
            }
            response.body().close();
            next = Redirects.follow(next, response.headers().firstValue("Location").orElse(null));
        }
        throw new PackException(
                "%s redirects in circles: try again later, or fetch the file by other means and import it."
                        .formatted(address.getHost()));
    }

    private HttpResponse<InputStream> answer(HttpRequest request) throws IOException {
        try {
            return await(client.sendAsync(request, BodyHandlers.ofInputStream()), () -> {});
        } catch (ConnectException e) {
            throw new PackException(
                    ("There is no way to %s: check the network and the proxy settings,"
                                    + " or import the file from elsewhere.")
                            .formatted(request.uri().getHost()),
                    e);
        } catch (IOException e) {
            throw new Interrupted("the connection broke (%s)".formatted(e.getMessage()), e);
        }
    }

    /// Writes a body at the channel's position, up to the first byte too many.
    ///
    /// @param received counts on from what it holds
    /// @param listener hears the count now and then
    /// @throws Interrupted when the body breaks off or nothing comes for too long; what has come is written
    void receive(InputStream body, FileChannel channel, AtomicLong received, long expected, LongConsumer listener)
            throws IOException {
        Runnable watch = new Runnable() {
            private long last = received.get();
            private long since = System.nanoTime();

            @Override
            public void run() {
                long now = received.get();
                if (now != last) {
                    last = now;
                    since = System.nanoTime();
                    listener.accept(now);
                } else if (System.nanoTime() - since > patience.stall().toNanos()) {
                    throw new Silence();
                }
            }
        };
        // A read waits without end when the server is silent: closing the body from here ends it.
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
                InputStream closed = body) {
            await(reader.submit(() -> copy(closed, channel, received, expected)), watch);
        } catch (Silence e) {
            throw new Interrupted("the connection went silent", e);
        }
    }

    private static final class Silence extends RuntimeException {}

    private static Void copy(InputStream body, FileChannel channel, AtomicLong received, long expected)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (received.get() <= expected) {
            int read;
            try {
                read = body.read(buffer);
            } catch (IOException e) {
                throw new Interrupted("the connection broke", e);
            }
            if (read < 0) {
                break;
            }
            for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            received.addAndGet(read);
        }
        return null;
    }

    /// @param watch runs now and then while the work goes on, and may throw to end it
    private <T> T await(Future<T> work, Runnable watch) throws IOException {
        try {
            while (true) {
                try {
                    return work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.check();
                    watch.run();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            work.cancel(true);
        }
    }
}
