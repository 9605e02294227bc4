package org.sairbrush.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;
import org.sairbrush.restore.batch.MaskSource;
import org.sairbrush.restore.batch.PhotoJob;
import org.sairbrush.restore.batch.PhotoNames;
import org.sairbrush.restore.batch.PhotoTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `sairbrush restore`: fills the holes of photos. A photo that can't be restored does not stop the ones after it.
@Command(name = "restore", description = "Fills the masked parts of photos; every other pixel stays as it is.")
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "The photos to restore.")
    private List<Path> photos;

    @Option(
            names = "--mask",
            required = true,
            paramLabel = "MASK|DIR|auto",
            description = "The mask, white where the photo is to be filled; a folder of masks named as photos are; "
                    + "or auto, and scratches, dust and missing pieces are found.")
    private Path mask;

    @Mixin
    private SensitivityOption sensitivity;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE|DIR",
            converter = Target.Converter.class,
            description = "The file to write, its ending says the format; or a folder, and the files keep their names.")
    private Target out;

    @Option(
            names = "--method",
            paramLabel = "sair|liif|inpainter|telea|navier-stokes|spot-healing|stain-removal|clone|heal",
            converter = MethodConverter.class,
            description = "How holes are filled; by default what the pack is for, which is mostly sair.")
    private Optional<Method> method;

    @Option(
            names = "--source",
            paramLabel = "DX,DY",
            converter = SourceConverter.class,
            description = "From where clone and heal copy: so many pixels to the right of what is masked, and down; "
                    + "--source=-120,40 is 120 to the left. Heal keeps the tones around the mask, and finds "
                    + "the most similar place by itself without a --source.")
    private Optional<CloneSource> source;

    @Option(
            names = "--grain",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Give fills the grain of their surroundings, as is usual, or leave them smooth.")
    private boolean grain;

    @Option(
            names = "--detail",
            paramLabel = "0-1",
            converter = ShareConverter.class,
            description = "How much sair and liif dare to draw: 0 is smooth, 1 looks most like a photo and may be "
                    + "wrong in a place.")
    private double detail = RestoreSettings.USUAL_DETAIL;

    @Option(
            names = "--quality",
            paramLabel = "1-100",
            converter = QualityConverter.class,
            description = "The quality of JPEG files; by default at least the photo's own.")
    private Integer quality;

    @Option(names = "--history", description = "Say in the metadata that this program changed the photo, when and how.")
    private boolean history;

    @Option(
            names = "--feather",
            paramLabel = "0-64",
            defaultValue = "0",
            converter = FeatherConverter.class,
            description = "Over how many pixels fills fade, within the mask, into what stood there; 0 replaces it all.")
    private int feather;

    @Option(
            names = "--passes",
            paramLabel = "1-4",
            defaultValue = "1",
            converter = PassesConverter.class,
            description = "Take the mean of so many views of each region, mirrored and in other sizes: "
                    + "calmer, and as many times slower.")
    private int passes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            converter = SeedConverter.class,
            description = "Another number makes another fill, the same number the same one.")
    private int seed;

    @Mixin
    private RenditionOptions renditions;

    @Option(names = "--fit-mask", description = "Stretch a mask of another size to the photo's.")
    private boolean fitMask;

    @Option(names = "--overwrite", description = "Let the result replace the photo itself.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print one JSON object about what was done; times are in milliseconds.")
    private boolean json;

    @Mixin
    private ModelOptions models;

    @Override
    public Integer call() throws CommandException {
        requireSourceWhereNeeded();
        List<PhotoTask> tasks = plan();
        RestoreSettings chosen = models.settings(method)
                .withSeam(new Seam(false, feather))
                .withGrain(grain)
                .withDetail(detail)
                .withViews(new Views(passes, seed));
        RestoreSettings settings = source.map(chosen::withSource).orElse(chosen);
        RestoreReport report;
        try (Job job = root.job();
                Restorer restorer = root.world().restorers().open(models.library())) {
            PhotoJob photoJob = new PhotoJob(
                    restorer, settings, renditions.finish(), new WriteOptions(quality()), history, true);
            report = new Batch(photoJob, job).run(tasks);
        }
        if (json) {
            root.out().println(Json.of(report));
        }
        return report.exitCode();
    }

    private void requireSourceWhereNeeded() {
        if (method.filter(Method::needsSource).isPresent() && source.isEmpty()) {
            throw misuse("The method " + method.get().id() + " needs to know from where to copy: add --source DX,DY.");
        }
        if (method.filter(Method::takesSource).isEmpty() && source.isPresent()) {
            throw misuse("Only clone and heal copy from a --source: add --method clone or --method heal.");
        }
    }

    /// What can be known to be wrong is said here, before hours of work.
    private List<PhotoTask> plan() throws CommandException {
        boolean several = photos.size() > 1;
        if (several && !out.folder() && Files.exists(out.path())) {
            throw misuse("Several photos need a folder to go to, and " + out.path() + " is a file.");
        }
        List<PhotoTask> tasks = new ArrayList<>();
        Set<Path> results = new HashSet<>();
        for (Path photo : photos) {
            Path result = several || out.folder() ? PhotoNames.resultIn(out.path(), photo) : out.path();
            if (PhotoFormat.of(result).filter(PhotoFormat::writable).isEmpty()) {
                throw misuse("The name of " + result + " should end in .jpg, .png, .tif or .bmp.");
            }
            if (!results.add(result)) {
                throw misuse("Two photos would go to " + result + ": give them different names or folders.");
            }
            tasks.add(new PhotoTask(photo, maskSource(), result));
        }
        List<Path> masks = masks();
        for (Path result : results) {
            requireNoInput(result, masks);
            PhotoFiles.createFolderOf(result);
        }
        return tasks;
    }

    /// Those that there are; a photo without one is told of when its turn comes.
    private List<Path> masks() {
        List<Path> masks = new ArrayList<>();
        for (Path photo : photos) {
            try {
                masks.add(PhotoNames.maskFor(photo, mask));
            } catch (PhotoException missing) {
                // Others may have theirs.
            }
        }
        return masks;
    }

    private void requireNoInput(Path result, List<Path> masks) throws CommandException {
        if (masks.stream().anyMatch(mask -> PhotoNames.same(result, mask))) {
            throw new CommandException("The result would replace the mask " + result + ": choose another --out.");
        }
        if (!overwrite && photos.stream().anyMatch(photo -> PhotoNames.same(result, photo))) {
            throw new CommandException(
                    "The result would replace the photo " + result + ": choose another --out, or add --overwrite.");
        }
    }

    private MaskSource maskSource() {
        return mask.toString().equals(MaskSource.AUTO)
                ? new MaskSource.Found(sensitivity.value())
                : new MaskSource.File(mask, fitMask);
    }

    private OptionalInt quality() {
        return quality == null ? OptionalInt.empty() : OptionalInt.of(quality);
    }

    private ParameterException misuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    static final class MethodConverter implements ITypeConverter<Method> {

        @Override
        public Method convert(String value) {
            return Method.of(value)
                    .filter(method -> method != Method.ORIGINAL)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is not a method: choose sair, "
                            + "liif, inpainter, telea, navier-stokes, spot-healing, "
                            + "stain-removal, clone or heal."));
        }
    }

    static final class SourceConverter implements ITypeConverter<CloneSource> {

        private static final Pattern STEPS = Pattern.compile("([+-]?\\d{1,6}),([+-]?\\d{1,6})");

        @Override
        public CloneSource convert(String value) {
            Matcher steps = STEPS.matcher(value);
            if (!steps.matches()) {
                throw new TypeConversionException(
                        "'" + value + "' is no way to a place: write pixels to the right and down, such as 120,-40.");
            }
            int dx = Integer.parseInt(steps.group(1));
            int dy = Integer.parseInt(steps.group(2));
            if (dx == 0 && dy == 0) {
                throw new TypeConversionException(
                        "What is copied onto itself stays as it is: choose another --source.");
            }
            return new CloneSource(dx, dy);
        }
    }

    static final class FeatherConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 0, Seam.LARGEST_FEATHER);
        }
    }

    static final class PassesConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 1, Views.MOST_PASSES);
        }
    }

    static final class SeedConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 0, Integer.MAX_VALUE);
        }
    }

    static final class QualityConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 1, 100);
        }
    }
}
