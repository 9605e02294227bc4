package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.TestPacks;

class FillChoiceTest {

    private static final List<String> WITHOUT_NETWORK =
            List.of("Telea", "Navier–Stokes", "Spot healing", "Stain removal");

    @TempDir
    private Path folder;

    private static List<String> followed(String... networks) {
        return Stream.concat(Stream.of(networks), WITHOUT_NETWORK.stream()).toList();
    }

    @Test
    void theDefaultPackComesFirstAndNeedsNoName() throws IOException {
        TestPacks.write(folder);
        PackDescription.named("empty").write(Files.createDirectory(folder.resolve("empty")));
        Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("pack.json"), "{");
        Path other = Files.move(TestPacks.write(folder.resolve("x")), folder.resolve("zoo"));
        Path description = other.resolve("pack.json");
        Files.writeString(description, Files.readString(description).replace("\"tiny\"", "\"zoo\""));

        assertEquals(followed("SAIR", "LIIF", "SAIR · zoo", "LIIF · zoo"), titles("tiny"));
        assertEquals(followed("SAIR", "LIIF", "SAIR · tiny", "LIIF · tiny"), titles("zoo"));
    }

    @Test
    void aDefaultPackThatIsNotThereCanStillBeChosen() {
        assertEquals(followed("SAIR", "LIIF"), titles("mini"));
        FillChoice first = FillChoice.of(List.of(), "mini").getFirst();
        assertEquals(RestoreSettings.defaults(), first.settings());
    }

    private List<String> titles(String defaultPack) {
        return FillChoice.of(PackLibrary.in(folder).packs(), defaultPack).stream()
                .map(FillChoice::title)
                .toList();
    }
}
