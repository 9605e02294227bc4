package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.editor.document.DocumentState;
import org.sairbrush.editor.document.DocumentStep;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.files.Sha256;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
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
    private int baseOf;
    /// A hash: the mask itself has a byte for each pixel.
    private byte[] lastMask;
    private String lastMaskPart;
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
        Photo read = state.document().original();
        Path absolute = photo.toAbsolutePath();
        Manifest.Original original = new Manifest.Original(
                absolute.toString(), null, Manifest.Original.stamp(absolute), null, read.width(), read.height());
        write(
                folder,
                new Manifest(
                        Manifest.FORMAT,
                        Manifest.VERSION,
                        state.name(),
                        false,
                        null,
                        original,
                        null,
                        List.of(),
                        null,
                        state.strokes(),
                        state.chosen()));
    }

    Manifest write(State state) throws IOException {
        DocumentState document = state.document();
        holdPhoto(document.original());
        Mask present = document.mask();
        String mask = maskPart(present);
        List<Manifest.Fill> fills = fills(document, present);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                state.name(),
                state.unsaved(),
                state.file().map(Path::toString).orElse(null),
                original,
                base(document),
                fills,
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
    static Manifest.Original identify(Path file, Photo photo) throws IOException {
        Path absolute = file.toAbsolutePath();
        return new Manifest.Original(
                absolute.toString(), Sha256.of(absolute), null, null, photo.width(), photo.height());
    }

    /// Takes the photo itself in where its file is not, or not any more, what was read.
    private void holdPhoto(Photo photo) throws IOException {
        if (original != null && (original.part() != null || namesPhoto())) {
            return;
        }
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

    private String maskPart(Mask mask) throws IOException {
        byte[] hash = Sha256.of(mask.coverage());
        if (!Arrays.equals(lastMask, hash)) {
            lastMaskPart = writeMask("mask", mask);
            lastMask = hash;
        }
        return lastMaskPart;
    }

    /// Goes back from the present mask to find the one before each fill that is new.
    private List<Manifest.Fill> fills(DocumentState document, Mask present) throws IOException {
        List<Manifest.Fill> fills = new ArrayList<>();
        long missing = document.fills().stream()
                .filter(step -> !known.containsKey(step))
                .count();
        Mask mask = missing == 0 ? null : present.copy();
        for (DocumentStep step : document.steps().reversed()) {
            if (missing > 0) {
                step.maskChange().undo(mask);
            }
            if (step instanceof FillStep fill) {
                if (!known.containsKey(fill)) {
                    known.put(fill, write(fill, mask));
                    missing--;
                }
                fills.addFirst(known.get(fill));
            }
        }
        return fills;
    }

    private Manifest.Fill write(FillStep fill, Mask before) throws IOException {
        return new Manifest.Fill(
                writeMask("mask", before),
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
                fill.millis());
    }

    private Manifest.Patch base(DocumentState document) throws IOException {
        List<Area> forgotten = document.forgotten();
        if (forgotten.size() != baseOf) {
            Photo bottom = PhotoPatch.apply(
                    document.photo(),
                    document.fills().reversed().stream()
                            .map(fill -> new PhotoPatch.Step(fill.shown(), true))
                            .toList());
            base = writePatch(PhotoPatch.between(document.original(), bottom, forgotten));
            baseOf = forgotten.size();
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
