package org.sairbrush.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.models.Bytes;
import org.sairbrush.models.Model;
import org.sairbrush.models.ModelSource;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models list`: which packs there are, damaged ones included, and which can be fetched.
@Command(name = "list", description = "Lists the model packs that are installed and those that can be fetched.")
final class ModelsListCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws PackException {
        List<Model> all = library.store().models();
        List<Model> installed = all.stream().filter(Model::installed).toList();
        List<Model> available = all.stream().filter(model -> !model.installed()).toList();
        if (json) {
            models.root().out().println(Json.of(new Models(
                    installed.stream().map(Pack::of).toList(),
                    available.stream().map(Available::of).toList())));
            return ExitCode.OK;
        }
        if (installed.isEmpty()) {
            models.root().err().println("No model pack is installed.");
        }
        installed.forEach(model -> models.root().out().println(line(model)));
        if (!available.isEmpty()) {
            models.root().err().println("These can be fetched with 'sairbrush models fetch ID':");
            available.forEach(model -> models.root().out().println(offer(model)));
        }
        return ExitCode.OK;
    }

    private static String line(Model model) {
        if (model.problem().isPresent()) {
            return "%s  (unusable: %s)".formatted(model.id(), model.problem().get());
        }
        PackDescription description = model.pack().orElseThrow().description();
        String version = Optional.ofNullable(description.version()).orElse("");
        return "%s  %s, %s, %s, %s, %s%s  (%s)".formatted(
                model.id(),
                (description.title() + " " + version).strip(),
                model.kind(),
                model.licence(),
                Bytes.words(model.bytes()),
                model.verified().isPresent() ? "verified" : "not verified yet",
                model.isDefault() ? ", default" : "",
                model.folder().orElseThrow());
    }

    private static String offer(Model model) {
        ModelSource source = model.source().orElseThrow();
        String staged = model.staged() > 0 ? ", of which " + Bytes.words(model.staged()) + " have come" : "";
        String hashed = source.hashed() ? "" : ", no published hash: the first fetch records it";
        String facts = "%s  %s, %s, %s, %s%s%s."
                .formatted(
                        model.id(),
                        source.title(),
                        source.kind(),
                        source.licence(),
                        Bytes.words(model.bytes()),
                        staged,
                        hashed);
        return Stream.of(facts, source.about(), source.use()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private record Models(List<Pack> packs, List<Available> available) {}

    /// @param verified when it was last found whole, left out when that was never
    /// @param problem  why the pack can't be used; then what its description says is left out
    private record Pack(
            String id,
            String title,
            String version,
            String licence,
            List<String> networks,
            String folder,
            long bytes,
            String verified,
            boolean isDefault,
            String problem) {

        static Pack of(Model model) {
            PackDescription description = model.pack().orElseThrow().description();
            boolean usable = description != null;
            return new Pack(
                    model.id(),
                    usable ? description.title() : null,
                    usable ? description.version() : null,
                    usable ? description.licence() : null,
                    usable ? description.networks() : null,
                    model.folder().orElseThrow().toString(),
                    model.bytes(),
                    model.verified().map(Object::toString).orElse(null),
                    model.isDefault(),
                    model.problem().orElse(null));
        }
    }

    /// @param fetched bytes that an unfinished fetch has brought
    private record Available(
            String id, String title, String kind, String licence, String about, String use, String homepage, long bytes,
            long fetched, boolean hashed) {

        static Available of(Model model) {
            ModelSource source = model.source().orElseThrow();
            return new Available(
                    model.id(), source.title(), source.kind(), source.licence(), source.about(), source.use(),
                    source.homepage(), model.bytes(), model.staged(), source.hashed());
        }
    }
}
