package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoilt files of all kinds end in a photo or in one sentence: no crash, no hang, no memory that runs out, and no half
/// picture without a word. `-Dsairbrush.fuzz=N` tries N files, `-Dsairbrush.fuzz.seed=S` others.
class SpoiltFilesTest {

    private static final int FILES = Integer.getInteger("sairbrush.fuzz", 550);
    private static final long SEED = Long.getLong("sairbrush.fuzz.seed", 1);
    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> endings = new TreeMap<>();

    @Test
    void everyEndingIsAPhotoOrASentence() throws Exception {
        List<SourceFile> sources = SourceFile.all();
        List<byte[]> whole = new ArrayList<>();
        List<Photo> photos = new ArrayList<>();
        for (SourceFile source : sources) {
            whole.add(source.maker().make(40, 30, 1));
            photos.add(PhotoReader.read(source.write(folder, 40, 30, 1)));
        }
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            for (int i = 0; i < FILES && failures.size() < 20; i++) {
                Random random = new Random(SEED * 1_000_003 + i);
                int kind = i % sources.size();
                boolean cut = random.nextInt(3) == 0;
                byte[] spoilt = cut
                        ? FileMutation.cut(whole.get(kind), random)
                        : FileMutation.spoil(whole.get(kind), random);
                Path file = folder.resolve("spoilt." + sources.get(kind).extension());
                Files.write(file, spoilt);
                Photo truth = cut ? photos.get(kind) : null;
                Future<String> ending = executor.submit(() -> ending(file, truth));
                judge("%s, file %d%s".formatted(sources.get(kind), i, cut ? ", cut" : ""), ending);
            }
        }
        System.out.println("Spoilt files: " + endings);
        assertEquals(List.of(), failures);
    }

    private void judge(String name, Future<String> future) throws InterruptedException {
        try {
            String ending = future.get(SECONDS, TimeUnit.SECONDS);
            endings.merge(ending.startsWith("!") ? "failure" : ending, 1, Integer::sum);
            if (ending.startsWith("!")) {
                failures.add(name + ": " + ending);
            }
        } catch (TimeoutException hang) {
            future.cancel(true);
            failures.add(name + " hangs");
        } catch (ExecutionException crash) {
            failures.add(name + ": " + crash.getCause() + Arrays.toString(
                    Arrays.copyOf(crash.getCause().getStackTrace(), 3)));
        }
    }

    /// @param truth what a file that was cut off showed when it was whole, or null
    /// @return what became of the file; a failure begins with `!`
    private String ending(Path file, Photo truth) throws IOException {
        Photo photo;
        try {
            photo = PhotoReader.read(file);
        } catch (PhotoException refusal) {
            return refusal.getMessage().contains("does not fit into memory") ? "!memory" : "refused";
        }
        if (truth != null && photo.notices().isEmpty() && !same(truth, photo)) {
            return "!a half picture without a word";
        }
        Path copy = folder.resolve("copy." + (photo.format().writable() ? photo.format() : PhotoFormat.PNG)
                .extensions().getFirst());
        PhotoWriter.write(photo, copy, WriteOptions.defaults());
        Photo again = PhotoReader.read(copy);
        if (photo.format().exact() && !same(photo, again)) {
            return "!written differently";
        }
        return photo.notices().isEmpty() ? "read" : "read with a notice";
    }

    private static boolean same(Photo one, Photo other) {
        return one.width() == other.width()
                && one.height() == other.height()
                && Arrays.equals(samples(one), samples(other));
    }

    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }
}
