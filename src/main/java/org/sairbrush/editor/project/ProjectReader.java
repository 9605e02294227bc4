package org.sairbrush.editor.project;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.Forgotten;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;

/// Makes a document out of a project's folder by doing again what its manifest says.
///
/// @param name what to call the project in messages
record ProjectReader(Path folder, Manifest manifest, String name) {

    /// The photo that the project was made from, wherever it is: in the project, where it lay, or beside the project's
    /// file.
    ///
    /// @param file the project's own file
    /// @return empty where none is the very same
    Optional<Path> findPhoto(Optional<Path> file) throws IOException {
        Manifest.Original original = manifest.original();
        if (original.part() != null) {
            Path part = folder.resolve(original.part());
            if (!original.is(part)) {
                throw Manifest.damaged(name, null);
            }
            return Optional.of(part);
        }
        List<Path> candidates = new ArrayList<>();
        candidates.add(Path.of(original.path()));
        file.map(Path::toAbsolutePath)
                .map(project -> project.resolveSibling(Path.of(original.path()).getFileName()))
                .ifPresent(candidates::add);
        for (Path candidate : candidates) {
            if (isPhoto(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Whether a file is the very photo that the project was made from.
    boolean isPhoto(Path file) throws IOException {
        return manifest.original().is(file);
    }

    /// @param photo         see [#findPhoto]
    /// @param historyBudget bytes that undo may hold
    /// @throws PhotoException when something does not fit together, in one sentence
    PhotoDocument read(Path photo, long historyBudget, Progress progress) throws IOException {
        Photo original = PhotoReader.read(photo, progress.part(0, 0.5).watching(name));
        if (original.width() != manifest.original().width()
                || original.height() != manifest.original().height()) {
            throw Manifest.damaged(name, null);
        }
        try {
            return replay(photo, original, historyBudget, progress.part(0.5, 1));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Manifest.damaged(name, e);
        }
    }

    private PhotoDocument replay(Path photo, Photo original, long historyBudget, Progress progress)
            throws IOException {
        Path source = manifest.original().part() == null ? photo : null;
        Orientation baseTurn = Manifest.turn(manifest.baseTurn());
        Photo turned = original.turned(baseTurn);
        Photo base = manifest.base() == null
                ? turned
                : patch(turned, manifest.base()).redo(turned);
        List<Area> areas = manifest.base() == null ? List.of() : manifest.base().list();
        PhotoDocument document = new PhotoDocument(
                source, manifest.name(), turned, base, Forgotten.of(base, baseTurn, areas), historyBudget);
        int done = 0;
        for (Manifest.Fill fill : manifest.fills()) {
            progress.check();
            progress.report((double) done++ / manifest.fills().size(), name);
            turn(document, fill.turn());
            document.replaceMask(text("edit.mask"), mask(fill.mask(), document.photo()));
            Photo after = patch(document.photo(), fill.patch()).redo(document.photo());
            Restoration restoration =
                    new Restoration(after, settings(fill), fill.device(), List.of(), fill.millis());
            Optional<Fill> last = document.fill();
            if (fill.filled() == null && last.isPresent() && fill.strength() != null) {
                FinishedFill mixed = FinishedFill.atStrength(fill.strength(), last.get(), restoration);
                document.setStrength(mixed, last.get(), false);
            } else if (fill.filled() == null && last.isPresent()) {
                document.replaceFill(restoration, last.get());
            } else {
                Mask filled = mask(fill.filled(), after);
                List<Area> places = Stream.concat(FinishedFill.areas(filled).stream(), fill.patch().list().stream())
                        .toList();
                document.applyFill(FinishedFill.of(document.photo(), restoration, filled, places));
            }
        }
        turn(document, manifest.turn());
        Frame frame = manifest.frame() == null ? document.frame() : manifest.frame().frame();
        Replayed replayed = new Replayed(mask(manifest.mask(), document.photo()), Orientation.UPRIGHT, frame);
        for (StrokeFile strokes : manifest.strokesIn(folder)) {
            replayed = strokes.replay(replayed);
        }
        turn(document, Manifest.turnOrNull(replayed.turn()));
        document.frame(replayed.frame());
        if (original.hasTones()) {
            document.setTones(manifest.tones());
        }
        document.replaceMask(text("edit.mask"), replayed.mask());
        return document;
    }

    private static void turn(PhotoDocument document, Orientation written) {
        if (written != null) {
            document.turn(written);
        }
    }

    private static RestoreSettings settings(Manifest.Fill fill) {
        Method method = Method.of(fill.method()).orElse(Method.SAIR);
        Seam seam = new Seam(fill.soft(), fill.feather());
        // Projects of before there were several have 0 passes.
        Views views = new Views(Math.clamp(fill.passes(), 1, Views.MOST_PASSES), Math.max(0, fill.seed()));
        double detail = fill.detail() >= 0 ? Math.min(1, fill.detail()) : 0;
        RestoreSettings settings = new RestoreSettings(
                method, fill.pack(), DeviceChoice.AUTO, 0, seam, fill.grain(), views, detail, Optional.empty());
        int[] source = fill.source();
        return source == null ? settings : settings.withSource(new CloneSource(source[0], source[1]));
    }

    private PhotoPatch patch(Photo before, Manifest.Patch patch) throws IOException {
        List<Area> areas = patch.list();
        int height = PhotoPatch.sheetHeight(before, areas);
        return PhotoPatch.of(before, areas, picture(patch.sheet(), PhotoPatch.SHEET_WIDTH, height));
    }

    /// @param part  or null for an empty mask
    /// @param photo of whose size it must be
    private Mask mask(String part, Photo photo) throws IOException {
        return part == null
                ? Mask.empty(photo.width(), photo.height())
                : Mask.ofCoverage(picture(part, photo.width(), photo.height()).image());
    }

    /// A part that must be a PNG of a certain size, which is looked at before anything is unpacked.
    private Photo picture(String part, int width, int height) throws IOException {
        Path file = folder.resolve(part);
        if (!Files.isRegularFile(file)) {
            throw Manifest.damaged(name, null);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(input);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw Manifest.damaged(name, null);
            }
        } catch (PhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Manifest.damaged(name, e);
        } finally {
            reader.dispose();
        }
        try {
            return PhotoReader.read(file);
        } catch (PhotoException e) {
            throw Manifest.damaged(name, e);
        }
    }
}
