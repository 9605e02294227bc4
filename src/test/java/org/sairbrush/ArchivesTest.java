package org.sairbrush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sairbrush.editor.WindowlessEditor;
import org.sairbrush.models.ModelSettings;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackException;

/// Zip files that wish us ill, as projects and as model packs: each is refused in one sentence, or what is wrong with
/// it is left out; nothing is written outside the program's own folders, and no more than the archive is worth.
class ArchivesTest {

    private static final byte[] HARM = "harm".getBytes(StandardCharsets.UTF_8);

    enum Kind {
        PROJECT,
        PACK
    }

    @TempDir
    private Path folder;

    private WindowlessEditor desk;
    private ModelStore store;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        desk = new WindowlessEditor(own.resolve("recovery"));
        Path packs = Files.createDirectories(own.resolve("packs"));
        store = new ModelStore(PackLibrary.in(packs), packs, new ModelSettings(own.resolve("models.json")));
    }

    private Path sound(Kind kind) throws IOException {
        Path file = folder.resolve(kind == Kind.PROJECT ? "sound.sairbrush" : "sound.zip");
        if (kind == Kind.PROJECT) {
            desk.saveProject(folder.resolve("photo.png"), file);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            return file;
        }
        byte[] weights = new byte[20_000];
        new Random(1).nextBytes(weights);
        entries.put("pack.json", """
                {"id": "mine", "title": "Mine", "licence": "CC0-1.0", "liif": {"file": "weights.bin"}}"""
                .getBytes(StandardCharsets.UTF_8));
        entries.put("weights.bin", weights);
        return zipped(file);
    }

    private Path zipped(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private Path changed(Kind kind) throws IOException {
        return zipped(folder.resolve(kind == Kind.PROJECT ? "changed.sairbrush" : "changed.zip"));
    }

    /// What takes the archive says of it; nothing where it was taken.
    private Optional<String> refusal(Kind kind, Path file) {
        if (kind == Kind.PROJECT) {
            return desk.refusal(file);
        }
        try {
            store.importPack(file, Optional.empty(), Optional.empty(), Progress.NONE);
            return Optional.empty();
        } catch (PackException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void requireRefusal(Kind kind, Path file) throws IOException {
        Set<Path> before = files();
        Optional<String> refusal = refusal(kind, file);
        assertTrue(refusal.isPresent(), "was taken");
        assertFalse(refusal.get().contains("\n") || refusal.get().contains("Exception"), refusal.get());
        assertEquals(before, files());
    }

    /// But for locks, which stay.
    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith("lock"))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSoundOneIsTaken(Kind kind) throws IOException {
        assertEquals(Optional.empty(), refusal(kind, sound(kind)));
    }

    static Stream<Arguments> paths() {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(
                        "../harm.png", "../../../harm.png", "/tmp/harm.png", "..\\harm.png", "C:\\harm.png",
                        "a/../../harm.png")
                .map(path -> Arguments.of(kind, path)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void nothingIsWrittenElsewhere(Kind kind, String path) throws IOException {
        sound(kind);
        String part = part(kind);
        String json = entries.keySet().stream().filter(name -> name.endsWith(".json")).findFirst().orElseThrow();
        String renamed = new String(entries.get(json), StandardCharsets.UTF_8)
                .replace(part, path.replace("\\", "\\\\"));
        entries.put(json, renamed.getBytes(StandardCharsets.UTF_8));
        entries.put(path, entries.remove(part));

        requireRefusal(kind, changed(kind));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whatNobodyNamesIsNotWrittenElsewhereEither(Kind kind, String path) throws IOException {
        sound(kind);
        entries.put(path, HARM);

        refusal(kind, changed(kind));

        assertFalse(Files.exists(Path.of("/tmp/harm.png")));
        assertEquals(List.of(), files().stream().filter(file -> file.toString().contains("harm")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatUnpacksToFarMoreIsNotUnpacked(Kind kind) throws IOException {
        sound(kind);
        entries.put(part(kind), new byte[64 << 20]);

        requireRefusal(kind, changed(kind));
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsMoreThanItDeclaresIsRefused(Kind kind) throws IOException {
        sound(kind);
        entries.put(part(kind), new byte[64 << 20]);
        Path file = changed(kind);
        ZipDirectory.patch(file, part(kind), ZipDirectory.SIZE, 100);

        requireRefusal(kind, file);
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsAFileTwiceIsRefused(Kind kind) throws IOException {
        sound(kind);
        String part = part(kind);
        String twin = part.substring(0, part.length() - 1) + "_";
        entries.put(twin, entries.get(part));
        Path file = changed(kind);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(twin, part)
                .getBytes(StandardCharsets.ISO_8859_1));

        requireRefusal(kind, file);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsNotFollowed(Kind kind) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        sound(kind);
        String part = part(kind);
        entries.put(part, secret.toString().getBytes(StandardCharsets.UTF_8));
        Path file = changed(kind);
        // A symbolic link by its mode in the upper half of the external attributes, made on Unix.
        ZipDirectory.patch(file, part, 38, 0120777 << 16);
        ZipDirectory.patch(file, part, 4, 20 << 16 | 3 << 8 | 20);

        refusal(kind, file);

        try (Stream<Path> files = Files.walk(folder.resolve("own"))) {
            for (Path written : files.toList()) {
                assertFalse(Files.isSymbolicLink(written), written.toString());
            }
        }
        assertEquals("secret", Files.readString(secret));
    }

    /// One that is no description.
    private String part(Kind kind) {
        String part = entries.keySet().stream()
                .filter(name -> name.startsWith(kind == Kind.PROJECT ? "mask" : "weights"))
                .findFirst()
                .orElse(null);
        assertNotNull(part);
        return part;
    }
}
