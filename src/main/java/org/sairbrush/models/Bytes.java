package org.sairbrush.models;

import java.util.Locale;

/// Numbers of bytes in words.
public final class Bytes {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Bytes() {}

    /// Such as `205.7 MB`, in powers of 1000 as disks and downloads count.
    public static String words(long bytes) {
        return words(bytes, Locale.ROOT);
    }

    /// The same with numbers as a language writes them.
    public static String words(long bytes, Locale language) {
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(language, "%.1f %s", value, UNITS[unit]);
    }
}
