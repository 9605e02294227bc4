package org.sairbrush.photo;

import java.util.Arrays;
import java.util.Random;

/// Spoils files: cut off, bytes changed, lost, repeated or put in, lengths made absurd.
final class FileMutation {

    private static final int[] ABSURD = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x10000, 0x7FFF0000};

    private FileMutation() {}

    static byte[] cut(byte[] file, Random random) {
        return Arrays.copyOf(file, 1 + random.nextInt(file.length - 1));
    }

    static byte[] spoil(byte[] file, Random random) {
        byte[] spoilt = file.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            // Headers and directories are where the interesting bytes are.
            int limit = random.nextBoolean() ? Math.min(spoilt.length, 200) : spoilt.length;
            int at = random.nextInt(limit);
            switch (random.nextInt(6)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) random.nextInt(256);
                case 2 -> putNumber(spoilt, at, ABSURD[random.nextInt(ABSURD.length)], random.nextBoolean());
                case 3 -> spoilt = without(spoilt, at, 1 + random.nextInt(16));
                case 4 -> repeat(spoilt, random.nextInt(limit), at, random.nextInt(32));
                default -> spoilt = with(spoilt, at, random);
            }
        }
        return spoilt;
    }

    private static void repeat(byte[] bytes, int from, int to, int count) {
        System.arraycopy(bytes, from, bytes, to, Math.min(count, bytes.length - Math.max(from, to)));
    }

    private static void putNumber(byte[] bytes, int at, int number, boolean bigEndian) {
        int length = Math.min(4, bytes.length - at);
        for (int i = 0; i < length; i++) {
            bytes[at + i] = (byte) (number >> 8 * (bigEndian ? length - 1 - i : i));
        }
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int from = Math.min(bytes.length, at + count);
        if (bytes.length - (from - at) < 2) {
            return bytes;
        }
        byte[] result = Arrays.copyOf(bytes, bytes.length - (from - at));
        System.arraycopy(bytes, from, result, at, bytes.length - from);
        return result;
    }

    private static byte[] with(byte[] bytes, int at, Random random) {
        byte[] more = new byte[1 + random.nextInt(16)];
        random.nextBytes(more);
        byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, result, at, more.length);
        System.arraycopy(bytes, at, result, at + more.length, bytes.length - at);
        return result;
    }
}
