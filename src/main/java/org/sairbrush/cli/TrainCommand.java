package org.sairbrush.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;
import org.sairbrush.train.TrainSettings;
import org.sairbrush.train.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `sairbrush train`: trains one network of a pack.
@Command(
        name = "train",
        description = {
            "Trains one network of a pack: first semantic, over it sair, and liif and damage at any time, judge last.",
            "With sir SAIR learns to complete semantics before it learns to paint: sir, then sair --kept --start.",
            "Training sair goes on training the semantic encoder, unless it is --frozen or not of our own kind.",
            "Stops cleanly on Ctrl+C with a checkpoint, from which --resume goes on."
        })
final class TrainCommand implements Callable<Integer> {

    private static final double MINUTES = 60;
    private static final int SEMANTIC_BATCH = 16;
    private static final int SEMANTIC_CROP = 128;
    private static final int INPAINTING_BATCH = 8;
    private static final int INPAINTING_CROP = 128;

    /// The networks that can be trained.
    enum Network {
        semantic,
        /// SAIR's completion of semantics alone.
        sir,
        sair,
        liif,
        /// What finds damage.
        damage,
        /// What says which of its finds are damage.
        judge,
        /// No network, but the text vectors that the PyTorch reference needs.
        texts,
        /// No network, but what other words than those of training mean to the semantic encoder.
        words
    }

    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "semantic|sir|sair|liif|damage|judge|texts|words",
            description = "The network, where judge says which finds of damage are right; or texts, the "
                    + "text vectors that models/reference is trained against, or words, "
                    + "what other words than those of training mean to the semantic encoder.")
    private Network network;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders of photos, or folders that hold such folders beside 'masks' and 'labels'.")
    private List<Path> data;

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "The folder of the pack to write.")
    private Path pack;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Wall time at most, " + (int) MINUTES + " if it is not given.")
    private Double minutes;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Optimiser steps at most; 0 for as many as the time allows. With judge: pictures to "
                    + "learn from, 0 for 640.")
    private long steps;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures a step.")
    private Integer batch;

    @Option(names = "--crop", paramLabel = "N", description = "Side of the square crops, a multiple of 32 pixels.")
    private Integer crop;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "The highest learning rate; 0 for the network's usual one.")
    private double rate;

    @Option(
            names = "--start",
            paramLabel = "DIR",
            description = "A pack whose weights are begun with, where their names and shapes fit.")
    private Path start;

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description = "With sair: a pack whose LIIF gives it its appearance to begin with.")
    private Path baseline;

    @Option(
            names = "--semantic",
            paramLabel = "ID|DIR",
            description = "With sair: the pack whose semantic encoder is taken, such as clip-vit-b-16.")
    private String semantic;

    @Mixin
    private LibraryOption library;

    @Option(
            names = "--frozen",
            description = "With sair: leave the semantic encoder alone, as in the paper; else it is trained along.")
    private boolean frozen;

    @Option(
            names = "--kept",
            description =
                    "With sair: leave SIR and the semantic encoder as they are, after sir; the colours alone learn.")
    private boolean kept;

    @Option(
            names = "--detail",
            description = "With liif, or sair --kept: go on from the pack's own weights, which stay as they are, to "
                    + "how photos look.")
    private boolean detail;

    @Option(names = "--resume", description = "Go on from the pack's checkpoint.")
    private boolean resume;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda",
            defaultValue = "auto",
            converter = ModelOptions.DeviceConverter.class,
            description = "Where networks run; auto takes the GPU when there is one that works.")
    private DeviceChoice device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            converter = ModelOptions.ThreadsConverter.class,
            description = "CPU threads, 0 for all cores.")
    private int threads;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of weights, crops and masks.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object about the training.")
    private boolean json;

    /// What `--json` prints where there are no steps to tell of.
    private record Written(String written) {}

    @Override
    public Integer call() throws CommandException, RestoreException {
        TrainSettings settings = settings();
        createPack();
        try (Job job = root.job()) {
            Optional<Path> besides = besides(settings, job);
            if (besides.isPresent()) {
                job.say("Written: %s.".formatted(besides.get()));
                report(new Written(besides.get().toString()));
                return ExitCode.OK;
            }
            PackDescription.Training summary = switch (network) {
                case semantic -> Training.semantic(settings, job);
                case sir -> Training.sir(settings, job);
                case sair -> detail ? Training.sairDetail(settings, job) : Training.sair(settings, job);
                case damage -> Training.damage(settings, job);
                default -> detail ? Training.liifDetail(settings, job) : Training.liif(settings, job);
            };
            if (job.cancelled()) {
                job.say("Stopped with a checkpoint: the same command with --resume goes on.");
            }
            job.say(String.format(
                    Locale.ROOT,
                    "%s: %d steps in %.1f minutes, written to %s.",
                    network,
                    summary.steps(),
                    summary.minutes(),
                    pack));
            if (outdatesJudge()) {
                job.say("The judge of this pack has learned from what other weights said: train judge again.");
            }
            report(summary);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /// What is written beside the networks that learn step by step.
    private Optional<Path> besides(TrainSettings settings, Job job) throws IOException, RestoreException {
        return switch (network) {
            case texts -> Optional.of(Training.texts(data, pack));
            case words -> Optional.of(Training.words(data, pack));
            case judge -> Optional.of(Training.judge(settings, job));
            default -> Optional.empty();
        };
    }

    private void report(Object done) {
        if (json) {
            root.out().println(Json.of(done));
        }
    }

    /// A judge learns from what the network suspects that finds damage, and what the semantic encoder sees there.
    private boolean outdatesJudge() throws IOException {
        boolean heard =
                switch (network) {
                    case damage, semantic -> true;
                    case sair -> !kept && !frozen;
                    default -> false;
                };
        return heard && PackDescription.read(pack).judge() != null;
    }

    private void createPack() throws CommandException {
        boolean overSemantics = EnumSet.of(Network.sir, Network.sair, Network.judge, Network.words).contains(network);
        if (overSemantics && semantic == null && !Files.exists(pack.resolve(PackDescription.FILE))) {
            throw new CommandException(
                    "There is no model pack in %s yet: run 'sairbrush train semantic' with it first.".formatted(pack));
        }
        try {
            Files.createDirectories(pack);
        } catch (IOException e) {
            throw new CommandException("The folder " + pack + " can't be made: choose another --pack.", e);
        }
        String trained = network + (detail ? "-detail" : "");
        if (!resume && Training.isBegun(pack, trained)) {
            throw new CommandException(("There is a training of '%s' in %s already: go on from it with --resume, "
                            + "choose another --pack, or remove %s to begin anew.")
                    .formatted(trained, pack, Training.checkpoint(pack, trained)));
        }
    }

    private TrainSettings settings() throws CommandException {
        requireDetailFits();
        if (network == Network.judge && minutes != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes is not for judge, which ends by itself: --steps says from how many pictures it learns.");
        }
        boolean encoder = network == Network.semantic;
        try {
            return new TrainSettings(
                    data,
                    pack,
                    minutes != null ? minutes : MINUTES,
                    steps,
                    batch != null ? batch : encoder ? SEMANTIC_BATCH : INPAINTING_BATCH,
                    crop != null ? crop : encoder ? SEMANTIC_CROP : INPAINTING_CROP,
                    rate,
                    start,
                    baseline,
                    semanticPack(),
                    kept ? TrainSettings.Along.NOTHING : frozen ? TrainSettings.Along.SIR : TrainSettings.Along.ENCODER,
                    resume,
                    seed,
                    device,
                    threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void requireDetailFits() {
        if (detail && !(network == Network.liif || network == Network.sair && kept)) {
            throw new ParameterException(spec.commandLine(), "--detail is for liif, and for sair with --kept.");
        }
        if (detail && (start != null || baseline != null || semantic != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--detail begins with the pack's own weights; leave --start, --baseline and --semantic out.");
        }
    }

    /// A folder, or the id of a pack of the library.
    private Path semanticPack() throws CommandException {
        if (semantic == null || Files.isDirectory(Path.of(semantic))) {
            return semantic == null ? null : Path.of(semantic);
        }
        try {
            return library.library().folder(semantic);
        } catch (PackException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
