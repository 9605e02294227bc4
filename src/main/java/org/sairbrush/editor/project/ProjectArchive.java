package org.sairbrush.editor.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.sairbrush.files.Sha256;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFile;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.Progress;

/// A project's folder in one zip file. Nobody says where such a file comes from: only what its manifest names is taken
/// out, under plain names, and no more of it than the archive declares.
final class ProjectArchive {

    static final String EXTENSION = "sairbrush";

    private static final int LARGEST_MANIFEST = 64 << 20;

    /// Parts are compressed already; what unpacks to more than this many times the archive is no project.
    private static final int MOST_INFLATION = 20;

    private ProjectArchive() {}

    static boolean is(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + EXTENSION);
    }

    static Path withExtension(Path file) {
        return is(file) ? file : file.resolveSibling(file.getFileName() + "." + EXTENSION);
    }

    /// @param folder as the manifest describes it
    /// @param embed  whether a photo that lies elsewhere is taken in
    /// @throws PhotoException when it can't be written, in one sentence; the target is then as it was
    static void pack(Path folder, Manifest manifest, Path target, boolean embed, Progress progress)
            throws IOException {
        Manifest.Original original = manifest.original();
        Path photo = original.part() != null ? folder.resolve(original.part()) : Path.of(original.path());
        boolean within = original.part() != null || embed;
        if (within && !Sha256.matches(photo, original.sha256())) {
            throw new PhotoException(
                    "%s has changed or gone since it was opened: put it back, or save without the photo inside."
                            .formatted(photo));
        }
        String part = within ? "original." + extension(photo) : null;
        Manifest packed = manifest.packed(part);
        PhotoFile.write(target, file -> {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry(Manifest.FILE));
                zip.write(packed.json().getBytes(StandardCharsets.UTF_8));
                zip.setLevel(Deflater.NO_COMPRESSION);
                int done = 0;
                for (String name : packed.parts()) {
                    progress.check();
                    progress.report((double) done++ / packed.parts().size(), name);
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(name.equals(part) ? photo : folder.resolve(name), zip);
                }
            }
        });
    }

    private static String extension(Path photo) {
        return PhotoFormat.of(photo).orElse(PhotoFormat.PNG).extensions().getFirst();
    }

    /// @param folder empty, takes the parts and at last the manifest
    /// @throws PhotoException when it is no project, or not to be trusted, in one sentence
    static Manifest unpack(Path file, Path folder, Progress progress) throws IOException {
        String name = file.getFileName().toString();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream().map(ZipEntry::getName).distinct().count() < zip.size()) {
                throw Manifest.damaged(name, null);
            }
            ZipEntry entry = zip.getEntry(Manifest.FILE);
            if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
                throw new PhotoException(
                        "%s is no Sairbrush project: choose a file that Sairbrush saved.".formatted(name));
            }
            String json;
            try (InputStream input = zip.getInputStream(entry)) {
                json = new String(input.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8);
            }
            Manifest manifest = Manifest.parse(json, name);
            requireRoom(zip, manifest, MOST_INFLATION * Files.size(file), name);
            int done = 0;
            for (String part : manifest.parts()) {
                progress.report((double) done++ / manifest.parts().size(), part);
                copy(zip, zip.getEntry(part), folder.resolve(part), name, progress);
            }
            Files.writeString(folder.resolve(Manifest.FILE), json);
            return manifest;
        } catch (ZipException | IllegalArgumentException e) {
            throw Manifest.damaged(name, e);
        }
    }

    private static void requireRoom(ZipFile zip, Manifest manifest, long most, String name) throws IOException {
        long declared = 0;
        for (String part : manifest.parts()) {
            ZipEntry entry = zip.getEntry(part);
            if (entry == null) {
                throw Manifest.damaged(name, null);
            }
            // The size is below 0 where the archive does not say it.
            if (entry.getSize() < 0 || entry.getSize() > most - declared) {
                throw new PhotoException(
                        "%s would unpack to far more than a project has room for: it is not opened.".formatted(name));
            }
            declared += entry.getSize();
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path target, String name, Progress progress)
            throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream from = zip.getInputStream(entry);
                OutputStream to = Files.newOutputStream(target)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                progress.check();
                written += read;
                if (written > entry.getSize()) {
                    throw Manifest.damaged(name, null);
                }
                to.write(buffer, 0, read);
            }
        }
        if (written != entry.getSize()) {
            throw Manifest.damaged(name, null);
        }
    }
}
