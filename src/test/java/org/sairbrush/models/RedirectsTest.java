package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.sair.PackException;

class RedirectsTest {

    private static final URI SECURE = URI.create("https://models.example/a/file");

    @ParameterizedTest
    @CsvSource({
        "https://other.example/file, https://other.example/file",
        "/b/file, https://models.example/b/file",
        "//cdn.example/file, https://cdn.example/file",
        "http://localhost:8080/file, http://localhost:8080/file",
        "http://127.0.0.1/file, http://127.0.0.1/file",
        "http://[::1]/file, http://[::1]/file",
    })
    void theseAreFollowed(String location, String target) throws PackException {
        assertEquals(URI.create(target), Redirects.follow(SECURE, location));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://other.example/file",
        "HTTP://models.example/a/file",
        "http://localhost.example/file",
        "http://10.0.0.1/file",
        "file:///etc/passwd",
        "ftp://other.example/file",
        "http:// /",
    })
    void theseAreNot(String location) {
        PackException failure = assertThrows(PackException.class, () -> Redirects.follow(SECURE, location));
        assertTrue(failure.getMessage().startsWith("models.example redirects to"), failure.getMessage());
    }

    @Test
    void aServerWithoutEncryptionMayRedirectToItsLike() throws PackException {
        URI plain = URI.create("http://intranet.example/file");
        assertEquals(
                URI.create("http://cache.intranet.example/file"),
                Redirects.follow(plain, "http://cache.intranet.example/file"));
    }

    @Test
    void aRedirectToNowhereIsNone() {
        assertThrows(PackException.class, () -> Redirects.follow(SECURE, null));
    }
}
