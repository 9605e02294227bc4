package org.sairbrush.photo;

import java.time.Instant;
import java.util.Optional;

/// What a photo's metadata may say about who changed it.
///
/// @param software a program and its version
/// @param changes  what was done, in a few words
public record Credit(String software, Instant when, String changes) {

    /// What this program did just now.
    public static Credit now(String changes) {
        String version = Credit.class.getPackage().getImplementationVersion();
        String software = Optional.ofNullable(version).map(number -> "Sairbrush " + number).orElse("Sairbrush");
        return new Credit(software, Instant.now(), changes);
    }
}
