package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.TestPacks;

class FillChoiceTest {

    @TempDir
    private Path folder;

    @Test
    void theDefaultPackComesFirstAndNeedsNoName() throws IOException {
        TestPacks.write(folder);
        PackDescription.named("empty").write(Files.createDirectory(folder.resolve("empty")));
        Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("pack.json"), "{");
        Path other = Files.move(TestPacks.write(folder.resolve("x")), folder.resolve("zoo"));
        Path description = other.resolve("pack.json");
        Files.writeString(description, Files.readString(description).replace("\"tiny\"", "\"zoo\""));

        assertEquals(
                List.of("SAIR", "LIIF", "SAIR · zoo", "LIIF · zoo", "Telea", "Navier–Stokes", "Spot healing"),
                titles("tiny"));
        assertEquals(
                List.of("SAIR", "LIIF", "SAIR · tiny", "LIIF · tiny", "Telea", "Navier–Stokes", "Spot healing"),
                titles("zoo"));
    }

    @Test
    void aDefaultPackThatIsNotThereCanStillBeChosen() {
        assertEquals(List.of("SAIR", "LIIF", "Telea", "Navier–Stokes", "Spot healing"), titles("mini"));
        FillChoice first = FillChoice.of(List.of(), "mini").getFirst();
        assertEquals(RestoreSettings.defaults(), first.settings());
    }

    private List<String> titles(String defaultPack) {
        return FillChoice.of(PackLibrary.in(folder).packs(), defaultPack).stream()
                .map(FillChoice::title)
                .toList();
    }
}
