package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.restore.UserFolders;

/// The whole program in a process of its own, painted in by [PaintingHand] with a photo of 12 megapixels, is killed and
/// started again.
class KillTest {

    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    @TempDir
    static Path photos;

    @TempDir
    Path user;

    /// For JavaFX's fonts, which what is killed leaves behind.
    @TempDir
    Path leftovers;

    private static Path photo;

    @BeforeAll
    static void makePhoto() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i / 3 % WIDTH / 40 + i % 3 * 20);
        }
        photo = photos.resolve("photo.jpg");
        ImageIO.write(image, "jpg", photo.toFile());
    }

    /// @param millis from the first stroke to the kill
    @ParameterizedTest
    @ValueSource(ints = {0, 1500, 5000})
    void atMostTheLastStrokeIsLost(int millis) throws Exception {
        List<String> strokes = paintAndKill("paint", 1, millis);
        assertKept(strokes);
    }

    /// @param millis from the second stroke after the fill began to the kill
    @ParameterizedTest
    @ValueSource(ints = {0, 2500})
    void aFillThatIsUnderWayOrJustDoneCostsNoStroke(int millis) throws Exception {
        List<String> strokes = paintAndKill("fill", PaintingHand.BEFORE_FILL + 2, millis);
        assertKept(strokes);
    }

    /// With the default pack, in a window of the system's own. It needs a display, takes its mouse, and runs only when
    /// it is asked for, as `docs/projects.md` tells.
    ///
    /// @param millis from the second stroke after the fill began to the kill
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "sairbrush.display", matches = "true")
    @ValueSource(ints = {0, 2500, 10_000})
    void aRealFillThatIsUnderWayCostsNoStroke(int millis) throws Exception {
        List<String> strokes = paintAndKill("pack", PaintingHand.BEFORE_FILL + 2, millis, "-Xmx2g");
        assertKept(strokes);
    }

    private List<String> paintAndKill(String what, int awaited, int millis) throws Exception {
        return paintAndKill(what, awaited, millis, "-Xmx1g", "-Dglass.platform=Headless");
    }

    /// @param options for Java
    /// @return each finished stroke's place on the photo
    private List<String> paintAndKill(String what, int awaited, int millis, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dprism.order=sw",
                "-Dai.djl.offline=true",
                "-D" + UserFolders.PROPERTY + "=" + user,
                "-Djava.io.tmpdir=" + leftovers,
                "-cp",
                System.getProperty("java.class.path"),
                PaintingHand.class.getName(),
                photo.toString(),
                what));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> strokes = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            BlockingQueue<String> said = new LinkedBlockingQueue<>();
            Thread listener = Thread.ofVirtual().start(() -> listen(out, said));
            while (strokes.size() < awaited) {
                String stroke = said.poll(60, TimeUnit.SECONDS);
                assertNotNull(stroke, "the program does not paint");
                strokes.add(stroke);
            }
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            // All that was finished by now.
            said.drainTo(strokes);
            process.destroyForcibly();
            process.waitFor();
            listener.join();
        } finally {
            process.destroyForcibly();
        }
        return strokes;
    }

    private static void listen(BufferedReader out, BlockingQueue<String> said) {
        try {
            out.lines().forEach(said::add);
        } catch (UncheckedIOException e) {
            // the pipe of a killed program may be closed while it is read; all that it said is heard by then
        }
    }

    private void assertKept(List<String> strokes) throws Exception {
        ProjectDesk again = new ProjectDesk(user.resolve("recovery"));
        again.answers.recovery = Recovery.RECOVER;
        // A photo that is named at the start does not keep the work from coming back.
        again.editor.begin(Optional.of(photo), false);
        if (strokes.size() > 1) {
            assertEquals(1, again.answers.recoveryQuestions, "of %d strokes".formatted(strokes.size()));
        }
        PhotoDocument recovered = again.document();
        for (int i = 0; i < strokes.size() - 1; i++) {
            String[] place = strokes.get(i).split(" ");
            int x = Integer.parseInt(place[0]);
            int y = Integer.parseInt(place[1]);
            boolean masked = recovered.mask().coverage()[y * WIDTH + x] != 0;
            boolean filled = recovered.photo().image().getRGB(x, y) != recovered.original().image().getRGB(x, y);
            assertTrue(masked || filled, "stroke %d of %d is lost".formatted(i + 1, strokes.size()));
        }
    }
}
