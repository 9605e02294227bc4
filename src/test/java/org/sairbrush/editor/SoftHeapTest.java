package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftHeapTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void thereIsAlwaysRoomBesideWhatIsInUse() {
        for (long used = 0; used < 4 * GIGABYTE; used += GIGABYTE / 4) {
            long size = SoftHeap.size(used, 8 * GIGABYTE);
            assertTrue(size >= used + (300L << 20), used + " " + size);
            assertTrue(size <= used + used / 3 + GIGABYTE, used + " " + size);
        }
    }

    @Test
    void noMoreIsAskedForThanJavaMayHave() {
        assertEquals(GIGABYTE, SoftHeap.size(GIGABYTE, GIGABYTE));
        assertEquals(GIGABYTE / 2, SoftHeap.size(0, GIGABYTE / 2));
    }

    @Test
    void aProgramThatLeavesMuchGarbageStaysSmall() throws Exception {
        assertTrue(peak(true) < 1600, "megabytes");
    }

    @Test
    void otherCollectorsAreLeftAlone() throws Exception {
        assertTrue(peak(false) > 0);
    }

    /// The largest heap, in megabytes, of a process that may have three gigabytes and holds 0.2 of them.
    private static long peak(boolean concurrent) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3g",
                        concurrent ? "-XX:+UseZGC" : "-XX:+UseSerialGC",
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        Litterer.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        return Long.parseLong(said);
    }

    /// Holds little, drops much, and says how large the heap became.
    static final class Litterer {

        private static final int KEPT = 200;

        private Litterer() {}

        public static void main(String[] arguments) throws InterruptedException {
            SoftHeap.keep();
            byte[][] kept = new byte[KEPT][];
            long largest = 0;
            for (int i = 0; i < 8_000; i++) {
                kept[i % KEPT] = new byte[1 << 20];
                largest = Math.max(largest, Runtime.getRuntime().totalMemory());
                if (i % 4 == 0) {
                    Thread.sleep(1);
                }
            }
            System.out.println(largest >> 20);
        }
    }
}
