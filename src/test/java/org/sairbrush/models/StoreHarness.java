package org.sairbrush.models;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackDescription;

/// A store over temporary folders: one of packs that came with the program, one of the user's.
public final class StoreHarness {

    public static final String FILE = "weights.bin";

    public final Path shipped;
    public final Path root;
    public final ModelSettings settings;
    long freeBytes = Long.MAX_VALUE;
    Duration stall = Duration.ofSeconds(30);

    public StoreHarness(Path folder) throws IOException {
        shipped = Files.createDirectories(folder.resolve("shipped"));
        root = Files.createDirectories(folder.resolve("user"));
        settings = new ModelSettings(folder.resolve("settings").resolve("models.json"));
        PackDescription.named("mini").write(Files.createDirectory(shipped.resolve("mini")));
    }

    public ModelStore store() {
        return new ModelStore(
                library(), root, settings, new Patience(3, Duration.ZERO, stall), folder -> freeBytes);
    }

    public PackLibrary library() {
        return new PackLibrary(List.of(shipped, root));
    }

    /// Adds a model of one file to the user's catalogue.
    ///
    /// @param sha256 or `null` for none
    /// @param size   or `null` for none
    public void offer(String id, String address, String sha256, Integer size) throws IOException {
        Path file = root.resolve(Catalogue.FILE);
        JsonObject catalogue = Files.exists(file)
                ? JsonParser.parseString(Files.readString(file)).getAsJsonObject()
                : JsonParser.parseString("{\"models\": []}").getAsJsonObject();
        JsonObject model = JsonParser.parseString("""
                {"id": "%s", "title": "Model %s", "kind": "test", "licence": "MIT", "about": "A test.", "use": "Tests.",
                 "homepage": "https://example.org", "files": [{"name": "%s", "url": "%s"}],
                 "pack": {"liif": {"file": "%s"}}}""".formatted(id, id, FILE, address, FILE)).getAsJsonObject();
        JsonObject only = model.getAsJsonArray("files").get(0).getAsJsonObject();
        only.addProperty("sha256", sha256);
        only.addProperty("size", size);
        JsonArray models = catalogue.getAsJsonArray("models");
        models.asList().removeIf(other -> other.getAsJsonObject().get("id").getAsString().equals(id));
        models.add(model);
        Files.writeString(file, catalogue.toString());
    }

    public void offer(String id, String address, byte[] content) throws IOException {
        offer(id, address, sha256(content), content.length);
    }

    public Model model(String id) throws IOException {
        return store().models().stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
    }

    Path installed(String id) {
        return root.resolve(id).resolve(FILE);
    }

    Path part(String id) {
        return root.resolve(PackStore.STAGING).resolve(id).resolve(FILE + ".part");
    }

    /// Everything below the staging folder but locks, which stay.
    public List<Path> leftovers() throws IOException {
        Path staging = root.resolve(PackStore.STAGING);
        if (!Files.exists(staging)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    public static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Cancelled as soon as something is true.
    static Progress cancelledWhen(BooleanSupplier condition) {
        return new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return condition.getAsBoolean();
            }
        };
    }
}
