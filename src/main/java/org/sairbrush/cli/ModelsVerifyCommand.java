package org.sairbrush.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models verify`: opens packs as a fill would, every hash, name and shape looked at.
@Command(name = "verify", description = "Checks that model packs are whole and fit the program.")
final class ModelsVerifyCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The pack; by default all.")
    private Optional<String> id;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws CommandException {
        List<Checked> checked = new ArrayList<>();
        for (String pack : ids()) {
            checked.add(check(pack));
        }
        if (json) {
            models.root().out().println(Json.of(new Packs(checked)));
        }
        return checked.stream().allMatch(pack -> pack.problem() == null) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> ids() throws CommandException {
        List<String> ids = id.isPresent()
                ? List.of(id.get())
                : library.library().packs().stream().map(PackLibrary.Entry::id).toList();
        if (ids.isEmpty()) {
            throw new CommandException("No model pack is installed: name a folder that holds some with --models.");
        }
        return ids;
    }

    private Checked check(String pack) {
        try {
            library.store().verify(pack);
            models.root().err().println(pack + " is whole.");
            return new Checked(pack, null);
        } catch (PackException e) {
            Cli.tell(models.root().err(), e.getMessage(), e, models.root().verbose());
            return new Checked(pack, e.getMessage());
        }
    }

    private record Packs(List<Checked> packs) {}

    /// @param problem left out when the pack is whole
    private record Checked(String id, String problem) {}
}
