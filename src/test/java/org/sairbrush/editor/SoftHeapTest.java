package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class SoftHeapTest {

    private static final long GIGABYTE = 1L << 30;
    private static final long MOST = 3 * GIGABYTE;
    private static final long KEPT = 1200L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
    void theSizeGrowsWithWhatIsInUseAndShrinksWithIt() throws Exception {
        List<Long> sizes = sizes("-XX:+UseZGC");
        long least = SoftHeap.size(0, MOST);
        assertEquals(least, sizes.get(0), "at the start");
        assertTrue(sizes.get(1) >= KEPT, "with much in use: " + sizes);
        assertTrue(sizes.get(1) < MOST, "with much in use: " + sizes);
        assertEquals(least, sizes.get(2), "when it is let go");
    }

    @Test
    void otherCollectorsAreLeftAlone() throws Exception {
        assertEquals(List.of(MOST, MOST, MOST), sizes("-XX:+UseSerialGC"));
    }

    /// What a process that may have three gigabytes was to stay below: at its start, with 1.2 of them in use, and then
    /// with next to nothing.
    private static List<Long> sizes(String collector) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3g",
                        collector,
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        Holder.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return said.lines().map(Long::valueOf).toList();
    }

    /// Takes much memory, lets it go, and says each time what it was to stay below then.
    static final class Holder {

        private static final HotSpotDiagnosticMXBean MACHINE =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

        private Holder() {}

        public static void main(String[] arguments) {
            SoftHeap.keep();
            say(size -> true);
            boolean followed = size() < MOST;
            byte[][] kept = new byte[(int) (KEPT >> 20)][1 << 20];
            System.gc();
            say(size -> !followed || size >= KEPT);
            Reference.reachabilityFence(kept);
            kept = null;
            System.gc();
            say(size -> !followed || size < KEPT);
        }

        /// A collection is heard of a little after it.
        private static void say(LongPredicate awaited) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!awaited.test(size()) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            System.out.println(size());
        }

        private static long size() {
            return Long.parseLong(MACHINE.getVMOption("SoftMaxHeapSize").getValue());
        }
    }
}
