package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sairbrush.editor.project.ProjectViewModel;
import org.sairbrush.photo.PhotoFormat;

/// What desktops are told of the program agrees with it.
class PackagingTest {

    private static Properties read(String file) throws IOException {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("packaging").resolve(file))) {
            entries.load(reader);
        }
        return entries;
    }

    private static Set<String> opened() throws IOException {
        return Set.of(read("resources/sairbrush.desktop").getProperty("MimeType").split(";"));
    }

    @ParameterizedTest
    @EnumSource(PhotoFormat.class)
    void everyKindOfPhotoIsOffered(PhotoFormat format) throws IOException {
        Set<String> types = new HashSet<>();
        for (String extension : format.extensions()) {
            for (Iterator<ImageReader> all = ImageIO.getImageReadersBySuffix(extension); all.hasNext(); ) {
                types.addAll(List.of(all.next().getOriginatingProvider().getMIMETypes()));
            }
        }
        types.retainAll(opened());
        assertFalse(types.isEmpty());
    }

    @Test
    void projectsAreOpenedByTheirEnding() throws IOException {
        Properties projects = read("project.properties");
        assertTrue(ProjectViewModel.isProject(Path.of("work." + projects.getProperty("extension"))));
        assertTrue(opened().contains(projects.getProperty("mime-type")));
    }

    /// By it a dock knows whose window it is.
    @Test
    void theWindowIsTheEntrysOwn() throws IOException {
        assertEquals(EditorApp.class.getName(), read("resources/sairbrush.desktop").getProperty("StartupWMClass"));
    }
}
