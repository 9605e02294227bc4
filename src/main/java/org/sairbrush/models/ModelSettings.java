package org.sairbrush.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sairbrush.files.WholeFile;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.UserFolders;
import org.sairbrush.sair.PackException;

/// What the editor and the command line both remember about models: the default pack, and which packs were found whole.
/// A small JSON file, read anew each time since both may run at once.
///
/// @param file may be missing
public record ModelSettings(Path file) {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final Object CHANGING = new Object();

    /// @param pack     the default, or `null`
    /// @param verified by folder
    private record Stored(String pack, Map<String, Verified> verified) {

        Stored {
            verified = verified == null ? Map.of() : verified;
        }

        private static final Stored NOTHING = new Stored(null, null);
    }

    /// @param when        ISO 8601
    /// @param fingerprint of the folder at that time
    private record Verified(String when, String fingerprint) {

        /// Empty where somebody has changed the file to something that is no time.
        Optional<Instant> time() {
            try {
                return Optional.ofNullable(when).map(Instant::parse);
            } catch (DateTimeParseException noTime) {
                return Optional.empty();
            }
        }
    }

    public static ModelSettings standard() {
        return new ModelSettings(UserFolders.standard().settings().resolve("models.json"));
    }

    /// The pack that is used where none is named: the user's choice as long as it is there, otherwise the program's.
    public String defaultPack(PackLibrary library) {
        return Optional.ofNullable(read().pack())
                .filter(pack -> library.find(pack).isPresent())
                .orElse(RestoreSettings.DEFAULT_PACK);
    }

    /// @throws PackException when it can't be kept
    public void setDefaultPack(String pack) throws PackException {
        change(stored -> new Stored(pack, stored.verified()));
    }

    /// When a pack was last found whole; empty when that never was, or its files have changed since.
    public Optional<Instant> verified(Path folder) {
        return Optional.ofNullable(read().verified().get(key(folder)))
                .filter(verified -> fingerprint(folder).equals(verified.fingerprint()))
                .flatMap(Verified::time);
    }

    /// @throws PackException when it can't be kept
    void setVerified(Path folder, boolean whole) throws PackException {
        change(stored -> {
            Map<String, Verified> verified = new TreeMap<>(stored.verified());
            if (whole) {
                verified.put(key(folder), new Verified(Instant.now().toString(), fingerprint(folder)));
            } else {
                verified.remove(key(folder));
            }
            return new Stored(stored.pack(), verified);
        });
    }

    private Stored read() {
        try {
            return Files.exists(file)
                    ? Optional.ofNullable(GSON.fromJson(Files.readString(file), Stored.class)).orElse(Stored.NOTHING)
                    : Stored.NOTHING;
        } catch (IOException | JsonParseException e) {
            // These are conveniences: without them the program's own pack is the default, and packs are verified again.
            return Stored.NOTHING;
        }
    }

    /// Nobody else, in this process or another, changes the file between reading and writing it.
    private void change(UnaryOperator<Stored> change) throws PackException {
        synchronized (CHANGING) {
            try {
                Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
                Path alone = folder.resolve(file.getFileName() + ".lock");
                try (FileChannel channel =
                                FileChannel.open(alone, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    WholeFile.write(file, GSON.toJson(change.apply(read())) + "\n");
                }
            } catch (IOException e) {
                throw new PackException(
                        "The settings can't be kept in %s: check its permissions.".formatted(file), e);
            }
        }
    }

    private static String key(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    /// Names, sizes and times of the files: cheap, and different after every ordinary change.
    private static String fingerprint(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(file.getFileName())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
