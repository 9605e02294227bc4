package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;

/// Fetches from a server that behaves badly in every way that is known of servers.
@Timeout(60)
class ModelFetchTest {

    private static final byte[] CONTENT = StoreHarness.bytes(300_000, 1);
    private static final int HALF = 150_000;

    @TempDir
    private Path folder;

    private StoreHarness harness;
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        harness = new StoreHarness(folder);
        server = new LoopbackServer(CONTENT);
        harness.offer("model", server.address("/file"), CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFetchedModelIsAVerifiedPack() throws IOException {
        assertFalse(harness.model("model").installed());

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
        Model model = harness.model("model");
        assertTrue(model.installed() && model.removable());
        assertTrue(model.verified().isPresent());
        assertEquals("Model model", model.title());
        assertEquals("MIT", model.licence());
        ModelPack.verify(model.folder().orElseThrow());
        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void progressGrowsToItsEndAndNamesTheSizes() throws IOException {
        List<Double> fractions = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        harness.store().fetch("model", new Progress() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
                messages.add(message);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });

        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(1, fractions.getLast());
        assertEquals("weights.bin, 300.0 kB of 300.0 kB", messages.getLast());
    }

    @Test
    void aWholePackIsNotFetchedAgain() throws IOException {
        fetch();
        fetch();

        assertEquals(1, server.requests().size());
    }

    @Test
    void aDamagedPackIsFetchedAgain() throws IOException {
        fetch();
        Files.write(harness.installed("model"), StoreHarness.bytes(CONTENT.length, 2));

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aCutConnectionIsTakenUpWhereItBroke() throws IOException {
        server.then(server.cutAfter(HALF), server.cutAfter(HALF / 2));

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
        assertEquals(3, server.requests().size());
        LoopbackServer.Request second = server.requests().get(1);
        assertTrue(second.range().matches("bytes=[1-9]\\d*-"), second.range());
        assertEquals("\"first\"", second.ifRange());
    }

    @Test
    void whatHasComeIsKeptForLater() throws IOException {
        server.then(server.cutAfter(HALF));
        server.then(LoopbackServer.status(503), LoopbackServer.status(503), LoopbackServer.status(503));

        PackException failure = assertThrows(PackException.class, this::fetch);

        // The last bytes before a cut may be lost with it.
        long kept = Files.size(harness.part("model"));
        assertTrue(failure.getMessage().contains(Bytes.words(kept) + " have come"), failure.getMessage());
        assertFalse(harness.model("model").installed());
        assertTrue(kept > 0 && harness.model("model").staged() >= kept);

        fetch();

        assertEquals("bytes=" + kept + "-", server.requests().getLast().range());
        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aServerThatIgnoresRangesStartsAfresh() throws IOException {
        server.then(server.cutAfter(HALF), server.ignoringRange());

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aFileThatChangesBetweenPartsIsFetchedFromItsBeginning() throws IOException {
        byte[] other = StoreHarness.bytes(CONTENT.length, 3);
        harness.offer("model", server.address("/file"), null, CONTENT.length);
        server.then(server.cutAfter(HALF), exchange -> {
            server.change(other, "\"second\"");
            server.honestly(exchange);
        });

        fetch();

        assertArrayEquals(other, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void partsThatDoNotBelongTogetherAreFetchedOnceMore() throws IOException {
        server.then(server.cutAfter(HALF), server.mixing(StoreHarness.bytes(CONTENT.length, 4)));

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
        assertNull(server.requests().getLast().range());
    }

    @Test
    void aRangeThatTheServerDoesNotHaveStartsAfresh() throws IOException {
        server.then(server.cutAfter(HALF), LoopbackServer.status(416));

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
        assertNull(server.requests().getLast().range());
    }

    @Test
    void withoutHashAndTagNothingIsAddedToAPart() throws IOException {
        harness.offer("model", server.address("/file"), null, CONTENT.length);
        server.then(server.untaggedCutAfter(HALF));

        fetch();

        assertNull(server.requests().getLast().range());
        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aPartOfAnotherAddressIsNotGoneOnWith() throws IOException {
        server.then(server.cutAfter(HALF));
        server.then(LoopbackServer.status(503), LoopbackServer.status(503), LoopbackServer.status(503));
        assertThrows(PackException.class, this::fetch);
        harness.offer("model", server.address("/moved"), CONTENT);

        fetch();

        assertNull(server.requests().getLast().range());
    }

    @Test
    void withoutAPublishedHashTheFirstFetchRecordsIt() throws IOException {
        harness.offer("model", server.address("/file"), null, null);
        assertFalse(harness.model("model").source().orElseThrow().hashed());

        fetch();

        Files.write(harness.installed("model"), StoreHarness.bytes(CONTENT.length, 5));
        assertThrows(PackException.class, () -> ModelPack.verify(harness.root.resolve("model")));
    }

    @Test
    void wrongBytesInstallNothingAndReplaceNothing() throws IOException {
        byte[] wrong = StoreHarness.bytes(CONTENT.length, 6);
        server.then(LoopbackServer.sending(wrong));
        PackException failure = assertThrows(PackException.class, this::fetch);
        assertTrue(failure.getMessage().contains("SHA-256"), failure.getMessage());
        assertFalse(harness.model("model").installed());
        assertEquals(List.of(), harness.leftovers());

        fetch();
        Files.delete(harness.installed("model"));
        byte[] description = Files.readAllBytes(harness.root.resolve("model/pack.json"));
        server.then(LoopbackServer.sending(wrong));
        assertThrows(PackException.class, this::fetch);
        assertArrayEquals(description, Files.readAllBytes(harness.root.resolve("model/pack.json")));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 299_999, 300_001})
    void anotherLengthThanThePublishedOneIsRefused(int length) throws IOException {
        server.then(LoopbackServer.sending(StoreHarness.bytes(length, 7)));

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains(length + " bytes and not 300000"), failure.getMessage());
        assertFalse(harness.model("model").installed());
    }

    @Test
    void aStreamWithoutEndIsLeftAtTheFirstByteTooMany() throws IOException {
        server.then(LoopbackServer.endless());

        assertThrows(PackException.class, this::fetch);

        assertEquals(List.of(), harness.leftovers());
    }

    @Test
    void aFileOfUnknownLengthIsRefused() throws IOException {
        harness.offer("model", server.address("/file"), StoreHarness.sha256(CONTENT), null);
        server.then(LoopbackServer.endless());

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains("how long"), failure.getMessage());
    }

    @Test
    void redirectsAreFollowedAlsoForTheRest() throws IOException {
        server.then(
                LoopbackServer.redirect("/elsewhere"), server.cutAfter(HALF), LoopbackServer.redirect("/elsewhere"));

        fetch();

        assertEquals("/elsewhere", server.requests().getLast().path());
        assertNotNull(server.requests().getLast().range());
        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void redirectsInCirclesEnd() {
        for (int i = 0; i < 20; i++) {
            server.then(LoopbackServer.redirect("/file"));
        }

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains("circles"), failure.getMessage());
    }

    @Test
    void aMissingFileIsSaidAtOnce() {
        server.then(LoopbackServer.status(404));

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains("not there any more at 127.0.0.1, which answered 404"));
        assertEquals(1, server.requests().size());
    }

    @Test
    void aServerThatRecoversIsAskedAgain() throws IOException {
        server.then(LoopbackServer.status(503), LoopbackServer.status(500));

        fetch();

        assertTrue(harness.model("model").installed());
    }

    @Test
    void aServerThatDoesNotRecoverIsLeft() {
        server.then(LoopbackServer.status(500), LoopbackServer.status(500), LoopbackServer.status(500));

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains("127.0.0.1 answered 500"), failure.getMessage());
        assertEquals(3, server.requests().size());
    }

    @Test
    void noServerIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        harness.offer("model", "http://127.0.0.1:" + port + "/file", CONTENT);

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().startsWith("There is no way to 127.0.0.1"), failure.getMessage());
    }

    @Test
    void aPausedFetchGoesOn() throws IOException {
        server.then(server.silentAfter(HALF));

        assertThrows(
                CancellationException.class,
                () -> harness.store()
                        .fetch("model", StoreHarness.cancelledWhen(() -> size(harness.part("model")) >= HALF)));

        assertFalse(harness.model("model").installed());
        fetch();
        assertEquals("bytes=150000-", server.requests().getLast().range());
        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aServerThatNeverAnswersCanBeLeft() {
        server.then(server.silent());

        assertThrows(
                CancellationException.class,
                () -> harness.store()
                        .fetch("model", StoreHarness.cancelledWhen(() -> !server.requests().isEmpty())));
    }

    @Test
    void aSilentConnectionIsTakenForACut() throws IOException {
        harness.stall = Duration.ofMillis(300);
        server.then(server.silentAfter(HALF));

        fetch();

        assertArrayEquals(CONTENT, Files.readAllBytes(harness.installed("model")));
    }

    @Test
    void aFetchNeedsRoomOnTheDisk() {
        harness.freeBytes = 1000;

        PackException failure = assertThrows(PackException.class, this::fetch);

        assertTrue(failure.getMessage().contains("1.0 kB free"), failure.getMessage());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aModelIsFetchedOnceAtATime() {
        AtomicReference<PackException> second = new AtomicReference<>();
        server.then(exchange -> {
            second.set(assertThrows(PackException.class, this::fetch));
            server.honestly(exchange);
        });

        assertTrue(assertDoesNotThrowFetch());
        assertTrue(second.get().getMessage().contains("elsewhere at this moment"), second.get().getMessage());
    }

    @Test
    void theProxyOfTheVirtualMachineIsUsed() throws IOException {
        harness.offer("model", "http://models.invalid/file", CONTENT);
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port())));
        try {
            fetch();
        } finally {
            ProxySelector.setDefault(before);
        }

        assertEquals("models.invalid", server.requests().getFirst().host());
        assertTrue(harness.model("model").installed());
    }

    @Test
    void thePacksOfTheProgramAreNotReplaced() throws IOException {
        harness.offer("mini", server.address("/file"), CONTENT);

        assertThrows(PackException.class, () -> harness.store().fetch("mini", Progress.NONE));

        assertEquals(List.of(), server.requests());
    }

    @Test
    void anUnknownModelIsNamedWithTheKnownOnes() {
        PackException failure =
                assertThrows(PackException.class, () -> harness.store().fetch("other", Progress.NONE));

        assertTrue(failure.getMessage().contains("no model 'other'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("lama"), failure.getMessage());
    }

    private void fetch() throws PackException {
        harness.store().fetch("model", Progress.NONE);
    }

    private boolean assertDoesNotThrowFetch() {
        try {
            fetch();
            return true;
        } catch (PackException e) {
            throw new AssertionError(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }
}
