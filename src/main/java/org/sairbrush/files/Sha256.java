package org.sairbrush.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what files and bytes are known again.
public final class Sha256 {

    private static final int BUFFER_BYTES = 1 << 16;

    private Sha256() {}

    /// Of a file, in lower-case hexadecimal digits.
    public static String of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MessageDigest digest = digest();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// Of some bytes one after another.
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /// Whether a file is there and is the one that is meant.
    ///
    /// @param sha256 in lower-case hexadecimal digits
    public static boolean matches(Path file, String sha256) throws IOException {
        return Files.isRegularFile(file) && of(file).equals(sha256);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
