package org.sairbrush.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sairbrush.sair.PackException;

/// The models that can be had, and where. A file of the user's adds to the program's own entries; where both have a
/// model of the same id, the user's counts.
///
/// @param models in their order
public record Catalogue(List<ModelSource> models) {

    /// The user's file, in the folder of the user's packs.
    public static final String FILE = "catalogue.json";

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(URI.class, new Address().nullSafe())
            .create();

    public Catalogue {
        models = List.copyOf(models);
    }

    /// @param folder of the user's packs, with a [#FILE] or without
    /// @throws PackException when the user's file is no catalogue, in one sentence
    public static Catalogue read(Path folder) throws PackException {
        Map<String, ModelSource> models = new LinkedHashMap<>();
        own().models().forEach(model -> models.put(model.id(), model));
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try {
                parse(Files.readString(file)).models().forEach(model -> models.put(model.id(), model));
            } catch (IOException e) {
                throw new PackException("%s can't be read: check its permissions.".formatted(file), e);
            } catch (RuntimeException e) {
                // Gson throws what a record's constructor throws wrapped in plain runtime exceptions.
                throw new PackException(
                        "%s is not a catalogue of models (%s): correct it or remove it.".formatted(file, reason(e)), e);
            }
        }
        return new Catalogue(List.copyOf(models.values()));
    }

    /// The program's own entries.
    static Catalogue own() {
        try (InputStream resource = Catalogue.class.getResourceAsStream(FILE)) {
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalogue parse(String json) {
        Catalogue parsed = GSON.fromJson(json, Catalogue.class);
        if (parsed == null) {
            throw new JsonParseException("it is empty");
        }
        return parsed;
    }

    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason instanceof NullPointerException ? "it lists no models" : reason.getMessage();
    }

    public Optional<ModelSource> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// @throws PackException when there is no such model
    public ModelSource get(String id) throws PackException {
        return find(id).orElseThrow(() -> new PackException("The catalogue has no model '%s'; it has: %s."
                .formatted(id, String.join(", ", models.stream().map(ModelSource::id).toList()))));
    }

    private static final class Address extends TypeAdapter<URI> {

        @Override
        public URI read(JsonReader reader) throws IOException {
            String text = reader.nextString();
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new JsonParseException("'" + text + "' is not an address");
            }
        }

        @Override
        public void write(JsonWriter writer, URI value) throws IOException {
            writer.value(value.toString());
        }
    }
}
