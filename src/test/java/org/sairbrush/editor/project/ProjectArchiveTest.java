package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;

/// Files that are no projects, or wish us ill: each is refused in one sentence, and what is open stays.
class ProjectArchiveTest {

    @TempDir
    Path folder;

    private Path project;
    private ProjectDesk desk;
    private PhotoDocument present;
    private Map<String, byte[]> entries;

    @BeforeEach
    void save() throws Exception {
        project = folder.resolve("work.sairbrush");
        desk = new ProjectDesk(folder.resolve("recovery"));
        desk.editor.open(ProjectDesk.photo(folder.resolve("photo.png")));
        desk.answers.projectTarget = project;
        desk.work();
        desk.editor.project().save();
        present = desk.document();
        entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(project.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    private String manifest() {
        return new String(entries.get(Manifest.FILE), StandardCharsets.UTF_8);
    }

    private void manifest(String json) {
        entries.put(Manifest.FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    private String part(String beginning) {
        return entries.keySet().stream().filter(name -> name.startsWith(beginning)).findFirst().orElseThrow();
    }

    private void refused(String words) throws IOException {
        Path file = folder.resolve("changed.sairbrush");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        refused(file, words);
    }

    private void refused(Path file, String words) throws IOException {
        desk.editor.notices().dismiss();
        desk.editor.open(file);
        assertSame(present, desk.document());
        assertSame(Notice.Kind.ERROR, desk.notice().kind());
        String sentence = desk.notice().sentence();
        assertTrue(sentence.contains(words), sentence);
        try (Stream<Path> sessions = Files.list(folder.resolve("recovery"))) {
            assertEquals(1, sessions.count());
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(project);
        Path cut = folder.resolve("cut.sairbrush");
        for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 60)) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            refused(cut, "cut.sairbrush");
        }
    }

    @Test
    void whatIsNoZipOrNoProjectIsRefused() throws Exception {
        refused(Files.writeString(folder.resolve("text.sairbrush"), "text"), "damaged");
        entries.remove(Manifest.FILE);
        refused("is no Sairbrush project");
    }

    @Test
    void anotherProgramsJsonIsRefused() throws Exception {
        manifest("{\"version\": 1}");
        refused("is no Sairbrush project");
        manifest("[[[");
        refused("damaged");
    }

    @Test
    void aNewerProjectIsRefused() throws Exception {
        manifest(manifest().replace("\"version\": 1", "\"version\": " + (Manifest.VERSION + 1)));
        refused("newer Sairbrush");
    }

    @Test
    void partsCannotLieElsewhere() throws Exception {
        String mask = part("mask");
        for (String name : new String[] {"../mask.png", "/tmp/mask.png", "..\\\\mask.png", "a/mask.png", "lock"}) {
            String json = manifest();
            manifest(json.replace(mask, name));
            entries.put(name, entries.get(mask));
            refused("damaged");
            manifest(json);
            entries.remove(name);
        }
    }

    @Test
    void aPartThatIsMissingOrNoPictureIsRefused() throws Exception {
        String patch = part("patch");
        byte[] whole = entries.put(patch, "text".getBytes(StandardCharsets.UTF_8));
        refused("damaged");
        entries.put(patch, Arrays.copyOf(whole, whole.length / 2));
        refused("damaged");
        entries.remove(patch);
        refused("damaged");
    }

    @Test
    void aPictureOfAnotherSizeThanItShouldHaveIsNotUnpacked() throws Exception {
        entries.put(part("mask"), entries.get("original.png"));
        entries.put(part("patch"), entries.get(part("filled")));
        refused("damaged");
    }

    @Test
    void whatUnpacksToFarMoreThanTheFileIsRefused() throws Exception {
        entries.put(part("patch"), new byte[64 << 20]);
        refused("far more");
    }

    @Test
    void areasOutsideThePhotoAreRefused() throws Exception {
        manifest(manifest().replaceFirst("(\"areas\": \\[\\s*\\[\\s*)\\d+", "$1-5"));
        refused("damaged");
        manifest(manifest().replaceFirst("(\"areas\": \\[\\s*\\[\\s*)-5", "$12000000000"));
        refused("damaged");
    }

    @Test
    void aPhotoThatIsNotTheOneItShouldBeIsRefused() throws Exception {
        byte[] photo = entries.get("original.png");
        photo[photo.length - 20] ^= 1;
        refused("damaged");
    }
}
