package org.sairbrush.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.files.Sha256;
import org.sairbrush.models.ModelSource.ModelFile;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

/// Makes a pack of what lies on the disk: a pack's folder, a zip of one, or a model file that the catalogue knows.
///
/// @param catalogue says how model files are to be run
/// @param limit     the most bytes that a zip may unpack to
/// @param progress  of the copying
record PackImport(Catalogue catalogue, long limit, Progress progress) {

    /// @param from a folder, a zip, or a file
    /// @param as   the model of the catalogue that it is, where it does not say so itself
    /// @param id   of the new pack, where that is not the model's own
    /// @param into an empty folder, which is a whole pack afterwards
    /// @return the pack's id
    /// @throws PackException in one sentence, when it is no whole pack
    String run(Path from, Optional<String> as, Optional<String> id, Path into) throws IOException {
        if (!Files.exists(from)) {
            throw new PackException("There is no %s: check the name.".formatted(from));
        }
        if (id.isPresent()) {
            ModelSource.requireId(id.get());
        }
        PackFolder pack = new PackFolder(into);
        if (as.isEmpty() && (Files.isDirectory(from) || isZip(from))) {
            if (Files.isDirectory(from)) {
                copyPack(from, into);
            } else {
                PackArchive.extract(from, into, limit, progress);
            }
            String own = id.isPresent() ? id.get() : pack.id();
            pack.complete(own);
            return own;
        }
        ModelSource source = as.isPresent() ? catalogue.get(as.get()) : recognised(from);
        String own = id.orElse(source.id());
        copyFiles(source, from, into, own.equals(source.id()));
        pack.describe(source, own);
        return own;
    }

    /// Whether a path has to be told what model it is: it is a file that is no zip, and the catalogue does not know it.
    boolean isUnknown(Path from) throws IOException {
        return Files.isRegularFile(from) && !isZip(from) && recognise(from).isEmpty();
    }

    private static boolean isZip(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private ModelSource recognised(Path file) throws IOException {
        return recognise(file).orElseThrow(() -> new PackException(
                "%s does not say what model it is: name one of the catalogue with --as, such as lama."
                        .formatted(file)));
    }

    private Optional<ModelSource> recognise(Path file) throws IOException {
        long size = Files.size(file);
        List<ModelSource> candidates = catalogue.models().stream()
                .filter(model -> known(model.files().getFirst(), size))
                .toList();
        if (!candidates.isEmpty()) {
            String sha256 = Sha256.of(file);
            for (ModelSource candidate : candidates) {
                if (sha256.equals(candidate.files().getFirst().sha256())) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean known(ModelFile file, long size) {
        return file.sha256() != null && (file.size() == null || file.size() == size);
    }

    private void copyPack(Path folder, Path into) throws IOException {
        if (!Files.exists(folder.resolve(PackDescription.FILE))) {
            throw new PackException(
                    "There is no pack.json in %s: import a model pack, or say with --as what model it is."
                            .formatted(folder));
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(Files::isRegularFile)
                    .filter(file -> ModelSource.isName(file.getFileName().toString()))
                    .toList();
            for (int i = 0; i < files.size(); i++) {
                Progress part = progress.part((double) i / files.size(), (i + 1.0) / files.size());
                copy(files.get(i), into.resolve(files.get(i).getFileName().toString()), part);
            }
        }
    }

    /// @param exact whether files that have published hashes must have these
    private void copyFiles(ModelSource source, Path from, Path into, boolean exact) throws IOException {
        List<ModelFile> files = source.files();
        for (int i = 0; i < files.size(); i++) {
            ModelFile wanted = files.get(i);
            Path folder = Files.isDirectory(from) ? from : from.toAbsolutePath().getParent();
            Path file = i == 0 && !Files.isDirectory(from) ? from : folder.resolve(wanted.name());
            if (!Files.isRegularFile(file)) {
                throw new PackException("%s needs the file %s too: put it into %s."
                        .formatted(source.title(), wanted.name(), folder));
            }
            Path copied = into.resolve(wanted.name());
            copy(file, copied, progress.part((double) i / files.size(), (i + 1.0) / files.size()));
            if (exact && wanted.sha256() != null && !wanted.sha256().equals(Sha256.of(copied))) {
                throw new PackException(
                        ("%s is not the file that the catalogue knows as '%s', its SHA-256 is another: fetch that,"
                                        + " or give this one an id of its own with --id.")
                                .formatted(file, source.id()));
            }
        }
    }

    private static void copy(Path from, Path to, Progress progress) throws IOException {
        long size = Math.max(1, Files.size(from));
        byte[] buffer = new byte[1 << 16];
        try (InputStream input = Files.newInputStream(from);
                OutputStream output = Files.newOutputStream(to)) {
            long copied = 0;
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                progress.check();
                output.write(buffer, 0, read);
                copied += read;
                progress.report((double) copied / size, "Copying " + from.getFileName());
            }
        }
    }
}
