package org.sairbrush.restore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where this user's own files live, by the custom of the system.
///
/// @param settings what the user chose
/// @param data     what the user fetched or imported
public record UserFolders(Path settings, Path data) {

    /// Names one folder for everything, as a program on a memory stick or a test wants it.
    public static final String PROPERTY = "sairbrush.user";

    /// The folder of [#PROPERTY], or the system's usual ones.
    public static UserFolders standard() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .map(all -> new UserFolders(all, all))
                .orElseGet(() -> of(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getenv()));
    }

    static UserFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new UserFolders(
                    folder(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Sairbrush"),
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Sairbrush"));
        }
        if (name.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Sairbrush");
            return new UserFolders(support, support);
        }
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("sairbrush"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("sairbrush"));
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
}
