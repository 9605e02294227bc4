package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sairbrush.editor.document.DocumentState;
import org.sairbrush.editor.document.DocumentStep;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.editor.document.Forgotten;
import org.sairbrush.editor.document.MaskStep;
import org.sairbrush.editor.document.RenditionStep;
import org.sairbrush.editor.document.Strength;
import org.sairbrush.editor.document.TurnStep;
import org.sairbrush.files.Sha256;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoFile;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;

/// Keeps a folder up to date with a document: new parts are written first, then the manifest is replaced in one move,
/// and only then goes what no manifest names any more. Whenever the program is killed, the folder holds the state
/// before or the state after. One thread at a time.
final class ProjectWriter {

    /// @param unsaved whether there is more in it than its file and exports hold
    /// @param file    the project's own file
    /// @param strokes number of the first stroke file with changes that come later
    record State(
            DocumentState document,
            String name,
            boolean unsaved,
            Optional<Path> file,
            int strokes,
            Preferences chosen) {}

    private final Path folder;
    private final Map<FillStep, Manifest.Fill> known = new IdentityHashMap<>();
    private Manifest.Original original;
    private String stamp;
    private Manifest.Patch base;
    private Forgotten baseOf;
    /// By width and hash: the mask itself has a byte for each pixel.
    private final Map<String, String> maskParts = new HashMap<>();
    private int next;

    /// @param original what the photo's file is known by, or null for a photo that is no file
    ProjectWriter(Path folder, Manifest.Original original) throws IOException {
        this.folder = folder;
        this.original = original;
        try (Stream<Path> files = Files.list(folder)) {
            next = files.map(file -> file.getFileName().toString().replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty() && digits.length() < 9)
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }

    /// Writes a state that is there at once, without looking at the photo's pixels: of a document just read from a
    /// file, which is known by its date and size until there was time to read it again.
    static void begin(Path folder, Path photo, State state) throws IOException {
        Photo read = state.document().opened();
        Path absolute = photo.toAbsolutePath();
        Manifest.Original original = new Manifest.Original(
                absolute.toString(), null, Manifest.Original.stamp(absolute), null, read.width(), read.height());
        write(
                folder,
                new Manifest(
                        Manifest.FORMAT,
                        Manifest.version(null, List.of(), null, null, null, null),
                        state.name(),
                        false,
                        null,
                        original,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        state.strokes(),
                        state.chosen()));
    }

    Manifest write(State state) throws IOException {
        DocumentState document = state.document();
        holdPhoto(document);
        Mask present = document.mask();
        String mask = maskPart(present);
        List<Orientation> turns = turns(document);
        List<Manifest.Fill> fills = fills(document, present, turns);
        Orientation baseTurn = Manifest.turnOrNull(document.forgotten().turn());
        Orientation turn = Manifest.turnOrNull(turns.getLast());
        Manifest.Framed frame = Manifest.Framed.orNull(document.frame(), present.width(), present.height());
        List<double[]> levels = Manifest.written(document.tones().levels());
        Double saturation = Manifest.written(document.tones().saturation());
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.version(baseTurn, fills, turn, frame, levels, saturation),
                state.name(),
                state.unsaved(),
                state.file().map(Path::toString).orElse(null),
                original,
                baseTurn,
                base(document),
                fills,
                turn,
                frame,
                levels,
                saturation,
                mask,
                state.strokes(),
                state.chosen());
        write(folder, manifest);
        known.keySet().retainAll(Set.copyOf(document.fills()));
        clean(manifest);
        return manifest;
    }

    private static void write(Path folder, Manifest manifest) throws IOException {
        PhotoFile.write(folder.resolve(Manifest.FILE), part -> Files.writeString(part, manifest.json()));
    }

    /// What a photo's file is known by. To be asked soon after the file was read.
    ///
    /// @param width  of the photo that was read
    /// @param height of the photo that was read
    static Manifest.Original identify(Path file, int width, int height) throws IOException {
        Path absolute = file.toAbsolutePath();
        return new Manifest.Original(absolute.toString(), Sha256.of(absolute), null, null, width, height);
    }

    /// Takes the photo itself in where its file is not, or not any more, what was read.
    private void holdPhoto(DocumentState document) throws IOException {
        if (original != null && (original.part() != null || namesPhoto())) {
            return;
        }
        Photo photo = document.opened();
        boolean writableAsPng = photo.image().getColorModel().getNumColorComponents() <= 3;
        String part = writableAsPng ? "original.png" : "original.tif";
        Path file = folder.resolve(part);
        PhotoWriter.write(photo, file, WriteOptions.defaults());
        String path = original == null ? null : original.path();
        original = new Manifest.Original(path, Sha256.of(file), null, part, photo.width(), photo.height());
    }

    /// The whole file is read again only when its date or size is another one.
    private boolean namesPhoto() throws IOException {
        Path file = Path.of(original.path());
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String now = Manifest.Original.stamp(file);
        if (!now.equals(stamp)) {
            if (!Sha256.matches(file, original.sha256())) {
                return false;
            }
            stamp = now;
        }
        return true;
    }

    /// The part with a mask; what is done by hand leaves the mask as it is, so that many steps share one.
    private String maskPart(Mask mask) throws IOException {
        String known = mask.width() + "-" + HexFormat.of().formatHex(Sha256.of(mask.coverage()));
        String part = maskParts.get(known);
        if (part == null) {
            part = writeMask("mask", mask);
            maskParts.put(known, part);
        }
        return part;
    }

    /// How the photo was turned before each of the fills, since the one before, and after the last.
    private static List<Orientation> turns(DocumentState document) {
        List<Orientation> turns = new ArrayList<>();
        Orientation since = Orientation.UPRIGHT;
        for (DocumentStep step : document.steps()) {
            switch (step) {
                case MaskStep mask -> {}
                case RenditionStep rendered -> {}
                case TurnStep turned -> since = since.then(turned.turn());
                case FillStep fill -> {
                    turns.add(since);
                    since = Orientation.UPRIGHT;
                }
            }
        }
        turns.add(since);
        return turns;
    }

    /// Goes back from the present mask to find the one before each fill that is new.
    private List<Manifest.Fill> fills(DocumentState document, Mask present, List<Orientation> turns)
            throws IOException {
        List<FillStep> fills = document.fills();
        long missing = fills.stream().filter(step -> !known.containsKey(step)).count();
        Mask mask = missing == 0 ? null : present.copy();
        for (DocumentStep step : document.steps().reversed()) {
            if (missing > 0) {
                mask = step.undo(mask);
            }
            if (step instanceof FillStep fill && !known.containsKey(fill)) {
                known.put(fill, write(fill, mask));
                missing--;
            }
        }
        return IntStream.range(0, fills.size())
                .mapToObj(i -> known.get(fills.get(i)).after(turns.get(i)))
                .toList();
    }

    private Manifest.Fill write(FillStep fill, Mask before) throws IOException {
        return new Manifest.Fill(
                null,
                maskPart(before),
                fill.replaces() ? null : writeMask("filled", fill.mask(before.width(), before.height())),
                writePatch(fill.shown()),
                fill.settings().method().id(),
                fill.settings().pack(),
                fill.settings().seam().soft(),
                fill.settings().seam().feather(),
                fill.settings().grain(),
                fill.settings().views().passes(),
                fill.settings().views().seed(),
                fill.settings().detail(),
                fill.settings().source().map(way -> new int[] {way.dx(), way.dy()}).orElse(null),
                fill.device(),
                fill.millis(),
                fill.strength().map(Strength::share).orElse(null));
    }

    private Manifest.Patch base(DocumentState document) throws IOException {
        Forgotten forgotten = document.forgotten();
        if (forgotten.areas().isEmpty()) {
            return null;
        }
        boolean same = base != null
                && baseOf.turn() == forgotten.turn()
                && baseOf.areas().equals(forgotten.areas());
        if (!same) {
            Photo opened = document.opened().turned(forgotten.turn());
            base = writePatch(PhotoPatch.between(opened, document.bottom(), forgotten.areas()));
            baseOf = forgotten;
        }
        return base;
    }

    private Manifest.Patch writePatch(PhotoPatch patch) throws IOException {
        String part = "patch-" + ++next + ".png";
        PhotoWriter.write(patch.sheet(), folder.resolve(part), WriteOptions.defaults());
        return Manifest.Patch.of(patch.areas(), part);
    }

    private String writeMask(String kind, Mask mask) throws IOException {
        String part = kind + "-" + ++next + ".png";
        PhotoWriter.write(Photo.of(mask.toSoftImage()), folder.resolve(part), WriteOptions.defaults());
        return part;
    }

    private void clean(Manifest manifest) throws IOException {
        Set<String> named = manifest.parts().stream().collect(Collectors.toSet());
        maskParts.values().retainAll(named);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean whole = name.equals(Manifest.FILE) || name.equals(Session.LOCK);
                if (!named.contains(name) && !whole && !StrokeFile.is(name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        for (StrokeFile file : StrokeFile.in(folder, 0)) {
            if (file.number() < manifest.strokes()) {
                Files.deleteIfExists(file.path());
            }
        }
    }
}
