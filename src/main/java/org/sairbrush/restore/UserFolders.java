package org.sairbrush.restore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where this user's own files live, by the custom of the system.
///
/// @param settings what the user chose
/// @param data     what the user fetched or imported
/// @param cache    what can be computed again
public record UserFolders(Path settings, Path data, Path cache) {

    /// Names one folder for everything, as a program on a memory stick or a test wants it.
    public static final String PROPERTY = "sairbrush.user";

    /// The folder of [#PROPERTY], or the system's usual ones.
    public static UserFolders standard() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .map(all -> new UserFolders(all, all, all.resolve("cache")))
                .orElseGet(() -> of(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getenv()));
    }

    static UserFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Sairbrush");
            return new UserFolders(
                    folder(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Sairbrush"),
                    local,
                    local.resolve("cache"));
        }
        if (name.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Sairbrush");
            return new UserFolders(support, support, home.resolve("Library/Caches/Sairbrush"));
        }
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("sairbrush"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("sairbrush"),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("sairbrush"));
    }

    /// The XDG standard has relative paths ignored.
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise);
    }

    /// Where the user's model packs lie.
    public Path models() {
        return data.resolve("models");
    }

    /// Where open documents are kept until they are saved or given up.
    public Path recovery() {
        return data.resolve("recovery");
    }

    /// Where the user's label sets lie.
    public Path labelSets() {
        return settings.resolve("label-sets");
    }
}
