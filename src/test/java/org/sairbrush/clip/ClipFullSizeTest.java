package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.clip.ClipConfig.NonLinearity;
import org.sairbrush.nn.Scope;

/// ViT-B/16 of true size with random weights, in each of the files that its publishers have it in, written one after
/// the other and deleted again.
class ClipFullSizeTest {

    private static final ClipConfig VIT_B_16 = new ClipConfig(
            512,
            new ClipConfig.Vision(768, 12, 12, 16, 14),
            new ClipConfig.Text(512, 12, 8, 77, 49408),
            NonLinearity.QUICK_GELU,
            1e-5f);

    private static final int SIDE = 256;

    @TempDir
    private Path folder;

    private record Seen(float[] dense, float[] image, float[] texts) {}

    @Test
    void everyFileOfOneModelGivesTheSame() throws IOException {
        Engine.getInstance();
        SyntheticClip clip = new SyntheticClip(VIT_B_16, 7);
        assertEquals(149_620_737, clip.parameters());
        List<Seen> seen = new ArrayList<>();

        Path archive = folder.resolve("ViT-B-16.pt");
        clip.writeTorchScript(archive);
        seen.add(look("TorchScript", archive, ClipSettings.OPENAI, clip));

        Path openClip = folder.resolve("open_clip_model.safetensors");
        clip.writeOpenClip(openClip, true);
        seen.add(look("open_clip", openClip, ClipSettings.read(folder.resolve("open_clip_config.json")), clip));

        Path huggingFace = folder.resolve("model.safetensors");
        clip.writeHuggingFace(huggingFace);
        seen.add(look("Hugging Face", huggingFace, ClipSettings.read(folder.resolve("config.json")), clip));

        for (Seen other : seen.subList(1, seen.size())) {
            assertArrayEquals(seen.getFirst().dense(), other.dense(), 1e-5f);
            assertArrayEquals(seen.getFirst().image(), other.image(), 1e-5f);
            assertArrayEquals(seen.getFirst().texts(), other.texts(), 1e-5f);
        }
    }

    private static Seen look(String format, Path file, ClipSettings settings, SyntheticClip clip) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (NDManager manager = NDManager.newBaseManager()) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            Stopwatch watch = new Stopwatch();
            ClipVisionTransformer vision;
            ClipTextTransformer text;
            try (ClipCheckpoint checkpoint = ClipCheckpoint.open(file)) {
                ClipConfig config = settings.complete(checkpoint.config(), file);
                assertEquals(VIT_B_16, config);
                vision = checkpoint.vision(config, manager);
                text = checkpoint.text(config, manager);
            }
            String loading = watch.words();
            allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
            double copies = (double) allocated / (Float.BYTES * clip.parameters());
            assertTrue(copies < 2, "weights passed the heap " + copies + " times");

            NDArray pixels = manager.arange(3 * SIDE * SIDE).reshape(1, 3, SIDE, SIDE).mul(0.37f).sin();
            watch = new Stopwatch();
            float[] dense = Scope.free(() -> vision.encodeDense(pixels, null, DenseMode.MASKCLIP).toFloatArray());
            String encoding = watch.words();
            float[] image = Scope.free(() -> vision.encode(pixels).normalize(2, 1).toFloatArray());
            NDArray tokens = manager.create(new long[] {49406, 320, 1125, 539, 49407}, new Shape(1, 5));
            float[] texts = Scope.free(() -> text.encode(tokens).normalize(2, 1).toFloatArray());
            assertEquals(512 * (SIDE / 16) * (SIDE / 16), dense.length);
            System.out.println(String.format(
                    Locale.ROOT,
                    "ViT-B/16 %s: %d MB, both towers loaded in %s, heap %.1f × weights; %d² encoded in %s",
                    format, Files.size(file) >> 20, loading, copies, SIDE, encoding));
            return new Seen(dense, image, texts);
        } finally {
            Files.delete(file);
        }
    }

    /// Tells the processors' time too, which other work on the machine disturbs less.
    private static final class Stopwatch {

        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private final long start = System.nanoTime();
        private final long startOfWork = SYSTEM.getProcessCpuTime();

        String words() {
            double seconds = (System.nanoTime() - start) / 1e9;
            double work = (SYSTEM.getProcessCpuTime() - startOfWork) / 1e9;
            return String.format(Locale.ROOT, "%.2f s (processors' time %.2f s)", seconds, work);
        }
    }
}
