package org.sairbrush.sair;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.clip.ClipConfig;
import org.sairbrush.clip.DenseMode;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.files.WholeFile;
import org.sairbrush.foreign.InpainterContract;

/// What `pack.json` says of a model pack. Parts that the pack does not have are `null`.
///
/// @param id       the folder's name and the word on the command line
/// @param title    the name shown to people
/// @param version  of the weights
/// @param licence  SPDX name of the weights' licence
/// @param sources  where the training data came from
/// @param semantic the semantic encoder, where it is of our own kind
/// @param clip     the semantic encoder, where it is a CLIP checkpoint; in the file it stands in the place of
///                 `semantic`, with `"kind": "clip"`
/// @param sair     SIR and AIR over that encoder
/// @param liif     the baseline
/// @param damage   finds damage
/// @param judge    says which finds are damage, with the semantic encoder's help; see [org.sairbrush.damage.SpeckJudge]
/// @param words    the words that the semantic encoder was taught, and their like; see [KnownWords]
/// @param inpainter a whole inpainter of somebody else's, without semantics
public record PackDescription(
        String id,
        String title,
        String version,
        String licence,
        List<String> sources,
        Part<MiniEncoder.Config> semantic,
        Part<ClipNetworks.Config> clip,
        Part<SairNetwork.Config> sair,
        Part<LiifNetwork.Config> liif,
        Part<DamageNetwork.Config> damage,
        Extra judge,
        Extra words,
        Part<InpainterContract> inpainter) {

    public static final String FILE = "pack.json";

    private static final String SEMANTIC = "semantic";
    private static final String KIND = "kind";
    private static final String CLIP = "clip";

    private static final Gson GSON = InpainterContract.register(new GsonBuilder())
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeAdapter(AppearanceEncoder.Config.class, (JsonDeserializer<AppearanceEncoder.Config>)
                    (json, _, context) -> context.deserialize(json, appearance(json.getAsJsonObject())))
            .registerTypeAdapter(AppearanceEncoder.Config.class, (JsonSerializer<AppearanceEncoder.Config>)
                    (config, _, context) -> context.serialize(config, config.getClass()))
            .registerTypeAdapter(DenseMode.class, known(DenseMode.class))
            .registerTypeAdapter(ClipConfig.NonLinearity.class, known(ClipConfig.NonLinearity.class))
            .create();

    /// Gson takes a word that it doesn't know for nothing said.
    private static <E extends Enum<E>> JsonDeserializer<E> known(Class<E> type) {
        return (json, _, _) -> Enum.valueOf(type, json.getAsString());
    }

    /// The residual encoder alone has dilations to choose.
    private static Class<? extends AppearanceEncoder.Config> appearance(JsonObject config) {
        return config.has("dilations") ? ResidualEncoder.Config.class : PaperEncoder.Config.class;
    }

    /// One network of a pack.
    ///
    /// @param file     safetensors file beside `pack.json`
    /// @param sha256   of that file, in lower-case hexadecimal digits
    /// @param config   the network's sizes
    /// @param training how the weights came about
    /// @param detail   weights that the network learned going on from there, of how photos look; mixed with the others
    ///                 by how much detail is wanted, see [ModelPack#detail(double)]; `null` = there are none
    public record Part<C>(String file, String sha256, C config, Training training, Extra detail) {

        public Part(String file, String sha256, C config, Training training) {
            this(file, sha256, config, training, null);
        }

        public Part<C> withDetail(Extra weights) {
            return new Part<>(file, sha256, config, training, weights);
        }
    }

    /// Another file than a network's weights.
    ///
    /// @param file   beside `pack.json`
    /// @param sha256 of that file, in lower-case hexadecimal digits
    public record Extra(String file, String sha256) {}

    /// @param data    names of the data folders
    /// @param photos  number of photos in the training split
    /// @param steps   optimiser steps
    /// @param batch   pictures a step
    /// @param crop    side of the square crops in pixels
    /// @param seed    of weights, crops and masks
    /// @param minutes wall time
    /// @param device  in words
    public record Training(
            List<String> data, int photos, long steps, int batch, int crop, long seed, double minutes, String device) {}

    /// The words for the networks that the pack has.
    public List<String> networks() {
        List<String> networks = new ArrayList<>();
        if (semantic != null || clip != null) {
            networks.add("semantic");
        }
        if (sair != null) {
            networks.add("sair");
        }
        if (liif != null) {
            networks.add("liif");
        }
        if (damage != null) {
            networks.add("damage");
        }
        if (inpainter != null) {
            networks.add("inpainter");
        }
        return networks;
    }

    /// A pack without networks.
    public static PackDescription named(String id) {
        return new PackDescription(
                id, id, "0", "Apache-2.0", List.of(), null, null, null, null, null, null, null, null);
    }

    public PackDescription withSemantic(Part<MiniEncoder.Config> part) {
        return new PackDescription(
                id, title, version, licence, sources, part, null, sair, liif, damage, judge, words, inpainter);
    }

    public PackDescription withClip(Part<ClipNetworks.Config> part) {
        return new PackDescription(
                id, title, version, licence, sources, null, part, sair, liif, damage, judge, words, inpainter);
    }

    public PackDescription withSair(Part<SairNetwork.Config> part) {
        return new PackDescription(
                id, title, version, licence, sources, semantic, clip, part, liif, damage, judge, words, inpainter);
    }

    public PackDescription withLiif(Part<LiifNetwork.Config> part) {
        return new PackDescription(
                id, title, version, licence, sources, semantic, clip, sair, part, damage, judge, words, inpainter);
    }

    public PackDescription withDamage(Part<DamageNetwork.Config> part) {
        return new PackDescription(
                id, title, version, licence, sources, semantic, clip, sair, liif, part, judge, words, inpainter);
    }

    public PackDescription withJudge(Extra file) {
        return new PackDescription(
                id, title, version, licence, sources, semantic, clip, sair, liif, damage, file, words, inpainter);
    }

    public PackDescription withWords(Extra file) {
        return new PackDescription(
                id, title, version, licence, sources, semantic, clip, sair, liif, damage, judge, file, inpainter);
    }

    /// @throws PackException when the folder holds no readable `pack.json`
    public static PackDescription read(Path folder) throws PackException {
        Path file = folder.resolve(FILE);
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            moveClip(json, file);
            PackDescription description = GSON.fromJson(json, PackDescription.class);
            if (description.id() == null) {
                throw new PackException("%s names no pack; fetch or import the pack again.".formatted(file));
            }
            return description;
        } catch (PackException e) {
            throw e;
        } catch (IOException e) {
            throw new PackException("%s can't be read; fetch or import the pack again.".formatted(file), e);
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new PackException(
                    "%s is not a pack description (%s); fetch or import the pack again."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (RuntimeException e) { // Gson has no type of its own for what a record's constructor throws
            throw unusableSizes(folder, e);
        }
    }

    /// What to say when a network of a pack can't be built of the sizes that stand there.
    static PackException unusableSizes(Path folder, RuntimeException cause) {
        return new PackException(
                "%s describes a network that can't be built; fetch or import the pack again."
                        .formatted(folder.resolve(FILE)),
                cause);
    }

    /// A file has one place for a semantic encoder, and says there of what kind it is.
    private static void moveClip(JsonObject json, Path file) throws PackException {
        JsonObject semantic = json.getAsJsonObject(SEMANTIC);
        if (semantic == null || !semantic.has(KIND)) {
            return;
        }
        String kind = semantic.remove(KIND).getAsString();
        if (!kind.equals(CLIP)) {
            throw new PackException("%s has a semantic encoder of the unknown kind '%s'; it needs a newer Sairbrush."
                    .formatted(file, kind));
        }
        json.add(CLIP, json.remove(SEMANTIC));
    }

    private JsonObject toJson() {
        JsonObject json = GSON.toJsonTree(this).getAsJsonObject();
        if (clip != null) {
            JsonObject semantic = new JsonObject();
            semantic.addProperty(KIND, CLIP);
            json.remove(CLIP).getAsJsonObject().asMap().forEach(semantic::add);
            json.add(SEMANTIC, semantic);
        }
        return json;
    }

    public void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve(FILE), GSON.toJson(toJson()) + "\n");
    }
}
