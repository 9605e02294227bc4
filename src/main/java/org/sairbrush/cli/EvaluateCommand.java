package org.sairbrush.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.train.Evaluated;
import org.sairbrush.train.Evaluation;
import org.sairbrush.train.EvaluationBaselines;
import org.sairbrush.train.EvaluationBin;
import org.sairbrush.train.EvaluationNetworks;
import org.sairbrush.train.EvaluationPairs;
import org.sairbrush.train.EvaluationResult;
import org.sairbrush.train.EvaluationTable;
import org.sairbrush.train.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/// `sairbrush evaluate`: compares methods on the same damaged pictures.
@Command(
        name = "evaluate",
        description = {
            "Damages photos with masks, repairs them by several methods and measures how near they come.",
            "The table goes to standard output too, as Markdown."
        })
final class EvaluateCommand implements Callable<Integer> {

    @ParentCommand
    private RootCommand root;

    @Option(names = "--photos", required = true, paramLabel = "DIR", description = "Undamaged photos.")
    private Path photos;

    @Option(names = "--masks", required = true, paramLabel = "DIR", description = "Masks of any size, white = hole.")
    private Path masks;

    @Option(
            names = "--split",
            paramLabel = "test|validation|train|all",
            defaultValue = "all",
            converter = SplitConverter.class,
            description = "Which part of the photos, by the split that training keeps to.")
    private Split split;

    @Option(
            names = "--bins",
            split = ",",
            paramLabel = "FROM-TO",
            defaultValue = "0-20,20-40,40-60",
            converter = BinConverter.class,
            description = "Ranges of the hole's share, in percent.")
    private List<EvaluationBin> bins;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            defaultValue = "sair,liif,sair-no-sir,sair-zero,telea,navier-stokes,mean",
            converter = MethodConverter.class,
            description = "The methods to compare.")
    private List<String> methods;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "256",
            converter = SizeConverter.class,
            description = "Width and height of the pictures: the middle square of each photo.")
    private int size;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LimitConverter.class,
            description = "The most photos in each bin; by default all.")
    private Optional<Integer> limit;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Decides which photos are taken and which mask each gets.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "TABLE.json", description = "Where the numbers go.")
    private Path out;

    @Mixin
    private ModelOptions models;

    @Override
    public Integer call() throws CommandException, PhotoException, RestoreException {
        List<Path> photoFiles = PhotoFiles.pictures(photos).stream()
                .filter(photo -> split.holds(photo.getFileName().toString()))
                .toList();
        if (photoFiles.isEmpty()) {
            throw new CommandException(
                    "No photo in " + photos + " belongs to the " + split.word() + " split: choose another --split.");
        }
        List<Path> maskFiles = PhotoFiles.pictures(masks);
        EvaluationTable table;
        try (Job job = root.job();
                EvaluationNetworks networks = root.world().networks().open(models.library(), models.settings())) {
            List<Evaluated> evaluated = new ArrayList<>();
            for (String id : methods) {
                Optional<Evaluated> baseline = EvaluationBaselines.of(id);
                evaluated.add(baseline.isPresent() ? baseline.get() : networks.method(id));
            }
            EvaluationPairs pairs = EvaluationPairs.choose(
                    photoFiles, maskFiles, bins, size, limit.orElse(Integer.MAX_VALUE), seed, job.part(0, 0.1));
            for (EvaluationBin bin : bins) {
                if (!pairs.masks().containsKey(bin)) {
                    job.say("No mask covers " + bin.id() + " % of a picture: that range is left out.");
                }
            }
            List<EvaluationResult> results = new Evaluation(pairs, size).run(evaluated, job.part(0.1, 1));
            table = new EvaluationTable(split.word(), size, seed, models.pack, results);
        }
        if (table.results().isEmpty()) {
            throw new CommandException("No mask in " + masks + " belongs to a range: choose others with --bins.");
        }
        WholeFile.write(out, Json.of(table).getBytes(StandardCharsets.UTF_8));
        root.out().print(table.markdown());
        root.out().flush();
        return ExitCode.OK;
    }

    static final class SplitConverter implements ITypeConverter<Split> {

        @Override
        public Split convert(String value) {
            return Arrays.stream(Split.values())
                    .filter(split -> split.word().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a split: choose test, validation, train or all."));
        }
    }

    static final class BinConverter implements ITypeConverter<EvaluationBin> {

        @Override
        public EvaluationBin convert(String value) {
            try {
                return EvaluationBin.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage() + ".");
            }
        }
    }

    static final class MethodConverter implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            List<String> known =
                    Stream.concat(EvaluationNetworks.IDS.stream(), EvaluationBaselines.IDS.stream()).toList();
            if (!known.contains(value)) {
                throw new TypeConversionException(
                        "'" + value + "' is not a method: choose among " + String.join(", ", known) + ".");
            }
            return value;
        }
    }

    static final class SizeConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 16, 4096);
        }
    }

    static final class LimitConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 1, Integer.MAX_VALUE);
        }
    }
}
