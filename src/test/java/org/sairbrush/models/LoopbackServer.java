package org.sairbrush.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine that can behave badly. It answers each request by the next of its script, and honestly when
/// the script is over.
public final class LoopbackServer implements AutoCloseable {

    /// What was asked for.
    ///
    /// @param host as the request names it
    public record Request(String path, String host, String range, String ifRange) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<HttpHandler> script = new ConcurrentLinkedDeque<>();
    private volatile byte[] content;
    private volatile String etag = "\"first\"";

    public LoopbackServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Host"),
                    exchange.getRequestHeaders().getFirst("Range"),
                    exchange.getRequestHeaders().getFirst("If-Range")));
            HttpHandler next = script.poll();
            try (exchange) {
                (next == null ? (HttpHandler) this::honestly : next).handle(exchange);
            } catch (IOException clientLeft) {
                // as servers do, this one goes on
            }
        });
        server.start();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    void then(HttpHandler... answers) {
        script.addAll(Arrays.asList(answers));
    }

    void change(byte[] other, String otherTag) {
        content = other;
        etag = otherTag;
    }

    /// Knows ranges, as long as the file is the one that the asker means.
    void honestly(HttpExchange exchange) throws IOException {
        int from = start(exchange);
        send(exchange, from, content.length - from, content.length);
    }

    /// Sends so many bytes of what it has promised, then hangs up.
    HttpHandler cutAfter(int bytes) {
        return exchange -> send(exchange, start(exchange), bytes, content.length);
    }

    /// Sends so many bytes, then nothing more as long as this server lives.
    HttpHandler silentAfter(int bytes) {
        return exchange -> {
            int from = start(exchange);
            head(exchange, from);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            waitFor(closing);
        };
    }

    /// Answers the next request with so many bytes, and with nothing more until it is let go.
    public void holdAfter(int bytes, CountDownLatch goOn) {
        then(exchange -> {
            int from = start(exchange);
            head(exchange, from);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            waitFor(goOn);
        });
    }

    /// Never answers.
    HttpHandler silent() {
        return exchange -> waitFor(closing);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    HttpHandler ignoringRange() {
        return exchange -> send(exchange, 0, content.length, content.length);
    }

    /// Goes on with another file under the same tag.
    HttpHandler mixing(byte[] other) {
        return exchange -> {
            int from = start(exchange);
            head(exchange, from);
            exchange.getResponseBody().write(other, from, other.length - from);
        };
    }

    static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /// Declares and sends other bytes than its own.
    static HttpHandler sending(byte[] other) {
        return exchange -> {
            exchange.sendResponseHeaders(200, other.length);
            exchange.getResponseBody().write(other);
        };
    }

    /// Never says how much it sends, and never ends.
    static HttpHandler endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (true) {
                body.write(new byte[4096]);
            }
        };
    }

    /// Sends no tag, so that nobody can know whether the file is the same next time.
    HttpHandler untaggedCutAfter(int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
        };
    }

    private int start(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        boolean part = range != null && (ifRange == null || ifRange.equals(etag));
        return part ? Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)) : 0;
    }

    private void send(HttpExchange exchange, int from, int bytes, int end) throws IOException {
        head(exchange, from);
        exchange.getResponseBody().write(content, from, Math.min(bytes, end - from));
    }

    private void head(HttpExchange exchange, int from) throws IOException {
        exchange.getResponseHeaders().set("ETag", etag);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
