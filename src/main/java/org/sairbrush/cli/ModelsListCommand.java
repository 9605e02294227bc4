package org.sairbrush.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.sair.PackDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models list`: which packs there are, damaged ones included.
@Command(name = "list", description = "Lists the model packs.")
final class ModelsListCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() {
        List<Pack> packs = library.library().packs().stream().map(Pack::of).toList();
        if (json) {
            models.root().out().println(Json.of(new Packs(packs)));
        } else if (packs.isEmpty()) {
            models.root().err().println("No model pack is installed.");
        } else {
            packs.forEach(pack -> models.root().out().println(pack.line()));
        }
        return ExitCode.OK;
    }

    private record Packs(List<Pack> packs) {}

    /// @param problem why the pack can't be used; then what its description says is left out
    private record Pack(
            String id, String title, String version, String licence, List<String> networks, String folder,
            String problem) {

        static Pack of(PackLibrary.Entry entry) {
            String folder = entry.folder().toString();
            if (entry.problem() != null) {
                return new Pack(entry.id(), null, null, null, null, folder, entry.problem().getMessage());
            }
            PackDescription description = entry.description();
            return new Pack(
                    entry.id(), description.title(), description.version(), description.licence(),
                    networks(description), folder, null);
        }

        private static List<String> networks(PackDescription description) {
            List<String> networks = new ArrayList<>();
            if (description.semantic() != null) {
                networks.add("semantic");
            }
            if (description.sair() != null) {
                networks.add("sair");
            }
            if (description.liif() != null) {
                networks.add("liif");
            }
            return networks;
        }

        String line() {
            return problem != null
                    ? "%s  (unusable: %s)".formatted(id, problem)
                    : "%s  %s %s, %s, %s  (%s)"
                            .formatted(id, title, version, String.join(" + ", networks), licence, folder);
        }
    }
}
