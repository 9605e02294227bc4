package org.sairbrush.models;

import ai.djl.Device;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sairbrush.files.Sha256;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

/// A folder that is becoming a pack.
record PackFolder(Path folder) {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// Writes the `pack.json` of a model from the catalogue, whose files lie in the folder.
    ///
    /// @param id of the pack; where it is not the model's, it is another of that kind
    void describe(ModelSource source, String id) throws IOException {
        boolean itself = id.equals(source.id());
        JsonObject pack = new JsonObject();
        pack.addProperty("id", id);
        pack.addProperty("title", itself ? source.title() : id);
        pack.addProperty("version", "");
        pack.addProperty("licence", itself ? source.licence() : "unknown licence");
        JsonArray sources = new JsonArray();
        if (itself) {
            source.files().forEach(file -> sources.add(file.url().toString()));
        }
        pack.add("sources", sources);
        source.pack().entrySet().forEach(entry -> pack.add(entry.getKey(), entry.getValue().deepCopy()));
        write(pack);
        complete(id);
    }

    /// Gives the pack its id, records the hashes that its `pack.json` does not name, and checks those that it does.
    ///
    /// @throws PackException when it is no whole pack
    void complete(String id) throws IOException {
        JsonObject pack = read();
        pack.addProperty("id", id);
        recordHashes(pack);
        write(pack);
        ModelPack.verify(folder);
        if (PackDescription.read(folder).inpainter() != null) {
            // Only the model itself can tell whether its contract fits.
            ModelPack.open(folder, Device.cpu()).close();
        }
    }

    /// Of networks, and of the files that they need besides their weights.
    private void recordHashes(JsonObject object) throws IOException {
        for (JsonElement value : object.asMap().values()) {
            if (value instanceof JsonObject part) {
                recordHashes(part);
                if (part.has("file") && !part.has("sha256")) {
                    part.addProperty("sha256", Sha256.of(file(part.get("file").getAsString())));
                }
            }
        }
    }

    /// The id in `pack.json`.
    ///
    /// @throws PackException when there is none that can be used
    String id() throws IOException {
        String id = PackDescription.read(folder).id();
        return ModelSource.requireId(id);
    }

    private Path file(String name) throws PackException {
        Path file = folder.resolve(name);
        if (!ModelSource.isName(name) || !Files.isRegularFile(file)) {
            throw new PackException(
                    "The file '%s' that pack.json names is missing: import the whole pack.".formatted(name));
        }
        return file;
    }

    private JsonObject read() throws IOException {
        try {
            return JsonParser.parseString(Files.readString(folder.resolve(PackDescription.FILE))).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new PackException(
                    "%s is no pack description: import another pack.".formatted(PackDescription.FILE), e);
        }
    }

    private void write(JsonObject pack) throws IOException {
        Files.writeString(folder.resolve(PackDescription.FILE), GSON.toJson(pack) + "\n");
    }
}
