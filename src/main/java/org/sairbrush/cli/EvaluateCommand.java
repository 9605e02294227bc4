package org.sairbrush.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFile;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.train.Split;
import org.sairbrush.train.evaluation.Evaluated;
import org.sairbrush.train.evaluation.Evaluation;
import org.sairbrush.train.evaluation.EvaluationBaselines;
import org.sairbrush.train.evaluation.EvaluationBin;
import org.sairbrush.train.evaluation.EvaluationMasks;
import org.sairbrush.train.evaluation.EvaluationNetworks;
import org.sairbrush.train.evaluation.EvaluationPairs;
import org.sairbrush.train.evaluation.EvaluationScores;
import org.sairbrush.train.evaluation.EvaluationTable;
import org.sairbrush.train.evaluation.LabelEvaluation;
import org.sairbrush.train.evaluation.LabelResult;
import org.sairbrush.train.evaluation.LabelledSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `sairbrush evaluate`: compares methods on the same damaged pictures, and label maps with known ones.
@Command(
        name = "evaluate",
        description = {
            "Damages photos with masks, repairs them by several methods and measures how near they come.",
            "Where photos are labelled, measures the labels that are found in them, with SIR and without.",
            "The tables go to standard output too, as Markdown."
        })
final class EvaluateCommand implements Callable<Integer> {

    /// How far the bar is when the masks are read.
    private static final double READ = 0.05;

    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--photos", paramLabel = "DIR", description = "Undamaged photos.")
    private Optional<Path> photos;

    @Option(names = "--masks", required = true, paramLabel = "DIR", description = "Masks of any size, white = hole.")
    private Path masks;

    @Option(
            names = "--split",
            paramLabel = "test|validation|train|all",
            defaultValue = "all",
            converter = EvaluateConverters.OfSplit.class,
            description = "Which part of the photos, by the split that training keeps to.")
    private Split split;

    @Option(
            names = "--bins",
            split = ",",
            paramLabel = "FROM-TO",
            defaultValue = "0-20,20-40,40-60",
            converter = EvaluateConverters.OfBin.class,
            description = "Ranges of the hole's share, in percent.")
    private List<EvaluationBin> bins;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            defaultValue = "sair,liif,sair-no-sir,sair-zero,telea,navier-stokes,membrane,mean",
            converter = EvaluateConverters.OfMethod.class,
            description = {
                "The methods to compare, the first with each other one.",
                "'none' leaves the fills out, where only labels are of interest."
            })
    private List<String> methods;

    @Mixin
    private LabelledOptions labelled;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "256",
            converter = EvaluateConverters.OfSize.class,
            description = "Width and height of the pictures: the middle square of each photo.")
    private int size;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = EvaluateConverters.OfLimit.class,
            description = "The most photos in each bin, and in each labelled set; by default all.")
    private Optional<Integer> limit;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Decides which photos are taken and which mask each gets.")
    private long seed;

    @Option(
            names = "--detail",
            paramLabel = "0-1",
            converter = ShareConverter.class,
            defaultValue = "0",
            description =
                    "How much the networks dare to draw: 0 comes nearest to the truth on average, as in the paper.")
    private double detail;

    @Option(names = "--out", required = true, paramLabel = "TABLE.json", description = "Where the numbers go.")
    private Path out;

    @Mixin
    private ModelOptions models;

    /// What is said of photos and masks that can't be read.
    private final List<String> leftOut = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, PhotoException, RestoreException {
        boolean fills = !methods.contains(EvaluateConverters.NO_METHOD);
        requirePossible(fills);
        List<Path> all = photos.isPresent() ? PhotoFiles.pictures(photos.get()) : List.of();
        List<Path> ofSplit = ofSplit(all);
        EvaluationTable table;
        try (Job job = root.job()) {
            List<LabelledSet> sets = labelled.sets(photos, all, ofSplit);
            int photosToFill = fills ? limited(ofSplit) : 0;
            int picturesToLabel = sets.stream().mapToInt(set -> limited(set.pictures())).sum();
            int mostOfOne = sets.stream().mapToInt(set -> limited(set.pictures())).max().orElse(0);
            EvaluationMasks chosen = EvaluationMasks.choose(
                    PhotoFiles.pictures(masks),
                    bins,
                    size,
                    Math.max(photosToFill, mostOfOne),
                    seed,
                    spoilt(job),
                    job.part(0, READ));
            warnOfEmptyBins(chosen, job);
            // a map of labels costs about as much as a fill
            double fillWork = (double) photosToFill * methods.size() * bins.size();
            double labelWork = (double) picturesToLabel * (1 + bins.size());
            double filled = READ + (1 - READ) * fillWork / (fillWork + labelWork);
            EvaluationScores scores = fills
                    ? fill(EvaluationPairs.choose(ofSplit, chosen, photosToFill, seed), job, job.part(READ, filled))
                    : new EvaluationScores(List.of());
            List<LabelResult> labels =
                    sets.isEmpty() ? List.of() : label(sets, picturesToLabel, chosen, job, job.part(filled, 1));
            table = new EvaluationTable(
                    split.word(),
                    size,
                    seed,
                    models.pack(),
                    detail,
                    scores.results(),
                    scores.differences(),
                    labels,
                    leftOut);
        }
        PhotoFile.write(out, part -> Files.writeString(part, Json.of(table)));
        root.out().print(table.markdown());
        root.out().flush();
        return leftOut.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /// What becomes of a photo or a mask that can't be read: the others are measured.
    private Consumer<PhotoException> spoilt(Job job) {
        return spoilt -> {
            String sentence = Cli.sentence(spoilt) + "; it is left out";
            leftOut.add(sentence);
            job.failed(sentence, spoilt);
        };
    }

    private void requirePossible(boolean fills) throws CommandException {
        if (Files.isDirectory(out)) {
            throw new CommandException(out + " is a folder: name a file with --out.");
        }
        PhotoFiles.createFolderOf(out);
        if (!fills && methods.size() > 1) {
            throw new ParameterException(spec.commandLine(), "Name methods or 'none', not both.");
        }
        if (fills && photos.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name photos to fill with --photos, or --methods none.");
        }
        if (!fills && labelled.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Nothing is to be measured: name methods or --labelled.");
        }
    }

    private List<Path> ofSplit(List<Path> all) throws CommandException {
        List<Path> chosen = all.stream()
                .filter(photo -> split.holds(photo.getFileName().toString()))
                .toList();
        if (chosen.isEmpty() && !all.isEmpty()) {
            throw new CommandException("No photo in " + photos.orElseThrow() + " belongs to the " + split.word()
                    + " split: choose another --split.");
        }
        return chosen;
    }

    private int limited(List<?> pictures) {
        return Math.min(pictures.size(), limit.orElse(Integer.MAX_VALUE));
    }

    private void warnOfEmptyBins(EvaluationMasks chosen, Job job) throws CommandException {
        if (chosen.bins().isEmpty()) {
            throw new CommandException("No mask in " + masks + " belongs to a range: choose others with --bins.");
        }
        for (EvaluationBin bin : bins) {
            if (!chosen.bins().containsKey(bin)) {
                job.say("No mask covers " + bin.id() + " % of a picture: that range is left out.");
            }
        }
    }

    private EvaluationScores fill(EvaluationPairs pairs, Job job, Progress progress)
            throws CommandException, RestoreException {
        RestoreSettings settings = models.settings().withDetail(detail);
        try (EvaluationNetworks networks = root.world().networks().open(models.library(), settings)) {
            List<Evaluated> evaluated = new ArrayList<>();
            for (String id : methods) {
                Optional<Evaluated> baseline = EvaluationBaselines.of(id);
                evaluated.add(baseline.isPresent() ? baseline.get() : networks.method(id));
            }
            int before = leftOut.size();
            EvaluationScores scores = new Evaluation(pairs, size, spoilt(job)).run(evaluated, progress);
            if (leftOut.size() - before == pairs.photos().size()) {
                throw new CommandException("None of the photos can be read: choose others with --photos.");
            }
            return scores;
        }
    }

    private List<LabelResult> label(
            List<LabelledSet> sets, int pictures, EvaluationMasks chosen, Job job, Progress progress)
            throws CommandException, RestoreException {
        List<LabelResult> results = new ArrayList<>();
        try (Restorer restorer = root.world().restorers().open(models.library())) {
            LabelEvaluation evaluation = new LabelEvaluation(restorer, models.settings(), chosen, size, spoilt(job));
            double done = 0;
            for (LabelledSet set : sets) {
                double next = done + (double) limited(set.pictures()) / pictures;
                results.addAll(evaluation.run(set, limited(set.pictures()), seed, progress.part(done, next)));
                done = next;
            }
        }
        return results;
    }
}
