package org.sairbrush.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.train.evaluation.LabelledSet;
import org.sairbrush.train.evaluation.LabelledSets;
import picocli.CommandLine.Option;

/// Which known labels an evaluation compares with.
final class LabelledOptions {

    @Option(
            names = "--labelled",
            paramLabel = "DIR",
            description = "Hand-labelled sets, each in the folder of its name: fasseg, celebamask_hq, ccp, "
                    + "coco_stuff, ade20k_sample.")
    private Optional<Path> byHand;

    @Option(
            names = "--label-maps",
            paramLabel = "DIR",
            description = "The label maps of the photos, as training takes them: labels.tsv and maps.")
    private Optional<Path> maps;

    boolean isEmpty() {
        return byHand.isEmpty() && maps.isEmpty();
    }

    /// @param photos    the folder
    /// @param all       its photos
    /// @param evaluated those of the split
    List<LabelledSet> sets(Optional<Path> photos, List<Path> all, List<Path> evaluated)
            throws CommandException, RestoreException {
        List<LabelledSet> sets = new ArrayList<>();
        try {
            if (byHand.isPresent()) {
                sets.addAll(LabelledSets.byHand(byHand.get()));
            }
            if (maps.isPresent()) {
                Path folder = photos.orElseThrow(
                        () -> new CommandException("--label-maps needs the photos: name their folder with --photos."));
                String name = folder.toAbsolutePath().normalize().getFileName().toString();
                sets.add(LabelledSets.weak("weak " + name, maps.get(), all, evaluated));
            }
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
        return sets;
    }
}
