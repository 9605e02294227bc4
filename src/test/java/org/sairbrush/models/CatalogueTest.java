package org.sairbrush.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

class CatalogueTest {

    @TempDir
    private Path folder;

    @Test
    void theProgramsOwnEntriesCanBeCheckedAndSayWhatTheyAre() {
        Catalogue own = Catalogue.own();
        for (String id : new String[] {"clip-vit-b-16", "lama", "lama-onnx", "migan"}) {
            assertTrue(own.find(id).isPresent(), id);
        }
        for (ModelSource model : own.models()) {
            assertTrue(model.hashed(), model.id());
            assertTrue(model.bytes() > 1_000_000, model.id());
            assertNotNull(model.about());
            assertNotNull(model.use());
            assertNotNull(model.kind());
            assertTrue(model.homepage().startsWith("https://"), model.homepage());
            model.files().forEach(file -> assertEquals("https", file.url().getScheme()));
        }
    }

    @Test
    void clipBecomesAPackWithTheTokenizerThatIsFetchedWithIt() throws IOException {
        ModelSource source = Catalogue.own().get("clip-vit-b-16");
        JsonObject pack = source.pack();
        pack.addProperty("id", source.id());
        Files.writeString(folder.resolve(PackDescription.FILE), pack.toString());

        PackDescription description = PackDescription.read(folder);

        assertEquals(List.of("semantic"), description.networks());
        assertEquals(source.files().get(0).name(), description.clip().file());
        assertEquals(
                source.files().get(1).name(), description.clip().config().tokenizer().file());
    }

    @Test
    void theUsersEntriesAddAndReplace() throws IOException {
        write("""
                {"models": [
                  {"id": "lama", "title": "My LaMa", "licence": "MIT",
                   "files": [{"name": "a.pt", "url": "https://example.org/a.pt"}]},
                  {"id": "new", "title": "New", "licence": "MIT",
                   "files": [{"name": "b.pt", "url": "https://example.org/b.pt"}]}]}""");

        Catalogue catalogue = Catalogue.read(folder);

        assertEquals("My LaMa", catalogue.get("lama").title());
        assertEquals("New", catalogue.get("new").title());
        assertEquals(Catalogue.own().models().size() + 1, catalogue.models().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{                                   | End of input",
        "{}                                  | lists no models",
        "{\"models\": [{\"id\": \"../x\"}]}  | '../x' is not a model's id",
        "{\"models\": [{\"id\": \"x\"}]}     | no title",
    })
    void whatIsWrongIsSaid(String json, String words) throws IOException {
        write(json);
        PackException failure = assertThrows(PackException.class, () -> Catalogue.read(folder));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertTrue(failure.getMessage().contains("correct it or remove it"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "../a.pt | https://example.org/a | | is not the name of a file",
        ".hidden | https://example.org/a | | is not the name of a file",
        "a.pt    | file:///etc/passwd    | | does not begin with https",
        "a.pt    | no address            | | is not an address",
        "a.pt    | https://example.org/a | 12ab | 64 lower-case",
    })
    void aFileThatCanNotBeIsSaid(String name, String url, String sha256, String words) throws IOException {
        write("""
                {"models": [{"id": "x", "title": "X", "licence": "MIT",
                  "files": [{"name": "%s", "url": "%s"%s}]}]}"""
                .formatted(name, url, sha256 == null ? "" : ", \"sha256\": \"" + sha256 + "\""));
        PackException failure = assertThrows(PackException.class, () -> Catalogue.read(folder));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(Catalogue.FILE), json);
    }
}
