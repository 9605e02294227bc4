package org.sairbrush.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;
import org.sairbrush.restore.Stopwatch;
import org.sairbrush.restore.UserFolders;
import org.sairbrush.restore.batch.Masks;
import org.sairbrush.restore.batch.PhotoNames;
import org.sairbrush.sair.SemanticMap;
import org.sairbrush.semantics.Guide;
import org.sairbrush.semantics.LabelMap;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSets;
import org.sairbrush.semantics.LabelSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/// `sairbrush labels`: shows which of some words each part of a photo means.
@Command(name = "labels", description = "Colours a photo by what its parts mean, in words of your choice.")
final class LabelsCommand implements Callable<Integer> {

    private static final double OPACITY = 0.55;

    @ParentCommand
    private RootCommand root;

    @Parameters(arity = "1", paramLabel = "PHOTO", description = "The photo.")
    private Path photo;

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "A mask of the damage: SIR completes the meaning there from what surrounds it.")
    private Optional<Path> mask;

    @ArgGroup(multiplicity = "1")
    private Words words;

    static final class Words {

        @Option(
                names = "--labels",
                required = true,
                paramLabel = "WORDS",
                converter = LabelsConverter.class,
                description = "What to look for, such as \"hair,eye,sky\".")
        private LabelSet labels;

        @Option(
                names = "--label-set",
                required = true,
                paramLabel = "NAME",
                description = "Look for a ready list instead: portrait, street, nature, interior, coco-stuff or "
                        + "ade20k; or for one that you saved in the editor.")
        private String set;
    }

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OVERLAY.png",
            converter = PngConverter.class,
            description = "The file to write: the photo with the words' colours over it.")
    private Path out;

    @Option(
            names = "--map",
            paramLabel = "MAP.png",
            converter = PngConverter.class,
            description = "Write an 8-bit picture too, of indices into the words in their order; 255 = unsure.")
    private Optional<Path> map;

    @Option(names = "--raw", description = "Show what the encoder saw, before SIR completes the holes.")
    private boolean raw;

    @Option(
            names = "--unsure",
            paramLabel = "MARGIN",
            converter = ShareConverter.class,
            description = "Leave a place unlabelled where the best word leads the next by a smaller probability; "
                    + "0 always decides.")
    private double margin = LabelSettings.DEFAULT.margin();

    @Option(
            names = "--all-labels",
            description = "Use words, too, that fit no place in the photo well.")
    private boolean allLabels;

    @Option(names = "--no-smooth", description = "Leave borders between words where they are, not along the photo's.")
    private boolean unsmoothed;

    @Option(names = "--fit-mask", description = "Stretch a mask of another size to the photo's.")
    private boolean fitMask;

    @Option(names = "--json", description = "Print one JSON object about what was found; times are in milliseconds.")
    private boolean json;

    @Mixin
    private ModelOptions models;

    @Override
    public Integer call() throws CommandException, PhotoException, RestoreException {
        requirePossible();
        LabelSettings settings = settings();
        LabelSet labels = labels();
        Stopwatch total = new Stopwatch();
        Stopwatch watch = new Stopwatch();
        Photo picture = PhotoReader.read(photo);
        Mask holes = mask.isPresent()
                ? Masks.read(mask.get(), picture, fitMask)
                : Mask.empty(picture.width(), picture.height());
        double read = watch.lap();
        SemanticMap meaning;
        boolean completed;
        LabelMap found;
        double encode;
        String device;
        try (Job job = root.job();
                Restorer restorer = root.world().restorers().open(models.library())) {
            Semantics semantics = restorer.semantics(picture, holes, models.settings(), job.part(0, 0.9));
            completed = !raw && semantics.completed().isPresent();
            meaning = completed ? semantics.completed().get() : semantics.raw();
            if (!raw && !completed) {
                job.say(("The pack '%s' has no SIR to complete what is missing: "
                                + "the labels are those of the raw map, as the encoder saw the photo.")
                        .formatted(models.pack()));
            }
            encode = watch.lap();
            device = restorer.device(models.settings());
            job.report(0.9, "labelling");
            Guide guide = Guide.of(picture, Area.of(picture.width(), picture.height()), holes);
            LabelMapper mapper = new LabelMapper(restorer.textEncoder(models.pack(), job), settings);
            found = mapper.map(meaning, labels, guide).resized(picture.width(), picture.height());
            job.check();
        }
        double label = watch.lap();
        PhotoWriter.write(overlay(picture, found), out, WriteOptions.defaults());
        if (map.isPresent()) {
            PhotoWriter.write(Photo.of(found.indexImage()), map.get(), WriteOptions.defaults());
        }
        double write = watch.lap();
        if (json) {
            root.out().println(Json.of(new LabelsReport(
                    photo.toString(),
                    mask.map(Path::toString).orElse(null),
                    out.toString(),
                    map.map(Path::toString).orElse(null),
                    models.pack(),
                    device,
                    completed ? "completed" : "raw",
                    picture.width(),
                    picture.height(),
                    RestoreReport.SemanticSize.of(meaning),
                    new LabelsReport.Timings(read, encode, label, write, total.lap()),
                    shares(found),
                    found.unsureShare())));
        }
        return ExitCode.OK;
    }

    private LabelSettings settings() {
        double presence = allLabels ? 0 : LabelSettings.DEFAULT.presence();
        return new LabelSettings(LabelSettings.DEFAULT.temperature(), presence, margin, !unsmoothed);
    }

    private LabelSet labels() throws CommandException {
        if (words.labels != null) {
            return words.labels;
        }
        try {
            return new LabelSets(UserFolders.standard().labelSets()).get(words.set);
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private void requirePossible() throws CommandException {
        if (map.filter(file -> PhotoNames.same(file, out)).isPresent()) {
            throw new CommandException("--out and --map are both " + out + ": give them different names.");
        }
        List<Path> results = new ArrayList<>(List.of(out));
        map.ifPresent(results::add);
        for (Path result : results) {
            if (PhotoNames.same(result, photo) || mask.isPresent() && PhotoNames.same(result, mask.get())) {
                throw new CommandException("The result would replace " + result + ": choose another name for it.");
            }
            PhotoFiles.createFolderOf(result);
        }
    }

    private static Photo overlay(Photo photo, LabelMap labels) {
        int[] argb = photo.argb(Area.of(photo.width(), photo.height()), photo.width(), photo.height());
        int[] colours = labels.overlayArgb(OPACITY, -1);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = over(argb[i], colours[i]);
        }
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, photo.width(), photo.height(), argb, 0, photo.width());
        return Photo.of(image);
    }

    private static int over(int below, int above) {
        int alpha = above >>> 24;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int value = (below >> shift & 0xFF) * (255 - alpha) + (above >> shift & 0xFF) * alpha;
            mixed |= (value + 127) / 255 << shift;
        }
        return mixed;
    }

    private static List<LabelsReport.Share> shares(LabelMap map) {
        List<LabelsReport.Share> result = new ArrayList<>();
        double[] shares = map.shares();
        for (int i = 0; i < shares.length; i++) {
            String colour = "#%06x".formatted(map.labels().colour(i).getRGB() & 0xFFFFFF);
            result.add(new LabelsReport.Share(map.labels().names().get(i), shares[i], colour));
        }
        return result;
    }

    static final class LabelsConverter implements ITypeConverter<LabelSet> {

        @Override
        public LabelSet convert(String value) {
            try {
                return LabelSet.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
