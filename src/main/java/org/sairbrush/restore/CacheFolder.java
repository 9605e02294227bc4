package org.sairbrush.restore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where the program keeps what it can compute again, by the custom of the system: where its start script keeps the
/// classes that Java has loaded.
final class CacheFolder {

    /// Names another folder, as tests want it.
    static final String PROPERTY = "sairbrush.cache";

    private CacheFolder() {}

    static Path standard() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(CacheFolder::ofSystem);
    }

    private static Path ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return environment("LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Sairbrush/cache");
        }
        return environment("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("sairbrush");
    }

    private static Optional<Path> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
