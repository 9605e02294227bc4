package org.sairbrush.train;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The fixed split of photographs into training, validation and test by name: the CRC-32 of the photo's id modulo 100
/// is 0–4 for test, 5–9 for validation, and training otherwise. The id is the file name without extension and without a
/// trailing `_c0` … `_c9`, so that all crops of one photo stay together.
public enum Split {
    TRAIN,
    VALIDATION,
    TEST,
    ALL;

    private static final Pattern CROP = Pattern.compile("_c\\d$");
    private static final int PERCENT = 5;

    /// @param fileName such as `wp-pop_mountain_c2.jpg`
    public boolean holds(String fileName) {
        return this == ALL || this == of(fileName);
    }

    /// @return where the photo belongs, never `ALL`
    public static Split of(String fileName) {
        CRC32 crc = new CRC32();
        crc.update(id(fileName).getBytes(StandardCharsets.UTF_8));
        long bucket = crc.getValue() % 100;
        if (bucket < PERCENT) {
            return TEST;
        }
        return bucket < 2 * PERCENT ? VALIDATION : TRAIN;
    }

    static String id(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot < 0 ? fileName : fileName.substring(0, dot);
        return CROP.matcher(stem).replaceFirst("");
    }

    /// The word on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
