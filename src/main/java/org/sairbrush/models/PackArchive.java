package org.sairbrush.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.sairbrush.restore.Progress;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

/// A zip with a pack in it: `pack.json` and its files, at the top or all in one folder. Nobody says where a zip comes
/// from, so it may write nothing but plain files into the given folder, and no more than it declares.
final class PackArchive {

    private static final int MOST_FILES = 1000;

    /// Weights hardly shrink in a zip; what unpacks to more than this many times the zip is no pack.
    private static final int MOST_INFLATION = 50;

    private PackArchive() {}

    /// @param zip    the archive
    /// @param folder where its files go
    /// @param limit  the most bytes that they may have in all
    /// @throws PackException when it is no pack or not to be trusted, in one sentence
    static void extract(Path zip, Path folder, long limit, Progress progress) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries =
                    archive.stream().filter(entry -> !entry.isDirectory()).toList();
            String inside = place(entries);
            List<? extends ZipEntry> files = entries.stream()
                    .filter(entry -> entry.getName().startsWith(inside))
                    .filter(entry -> !hidden(entry.getName().substring(inside.length())))
                    .toList();
            if (files.stream().map(ZipEntry::getName).distinct().count() < files.size()) {
                throw new PackException("%s holds a file twice: it is not to be trusted.".formatted(zip));
            }
            long declared = declared(zip, files, limit);
            long done = 0;
            for (ZipEntry entry : files) {
                String name = entry.getName().substring(inside.length());
                if (!ModelSource.isName(name)) {
                    throw new PackException("%s holds '%s', which has no place in a pack: import another one."
                            .formatted(zip, entry.getName()));
                }
                done += copy(archive, entry, folder.resolve(name), progress.part(
                        (double) done / declared, (double) (done + entry.getSize()) / declared));
            }
        } catch (ZipException e) {
            throw new PackException("%s is damaged, or no zip: fetch it again.".formatted(zip), e);
        }
    }

    /// What file managers leave in archives.
    private static boolean hidden(String name) {
        return name.startsWith(".") && !name.startsWith("..");
    }

    /// The folder of `pack.json` in the archive, with a slash at its end, or nothing when it lies at the top.
    private static String place(List<? extends ZipEntry> entries) throws PackException {
        return entries.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PackDescription.FILE) || name.endsWith("/" + PackDescription.FILE))
                .min(Comparator.comparingInt(String::length))
                .map(name -> name.substring(0, name.length() - PackDescription.FILE.length()))
                .orElseThrow(() -> new PackException("There is no pack.json in the zip, so it is no model pack."));
    }

    private static long declared(Path zip, List<? extends ZipEntry> files, long limit) throws IOException {
        long most = Math.min(limit, MOST_INFLATION * Files.size(zip));
        long declared = 1;
        for (ZipEntry entry : files) {
            // the size is below 0 where the archive does not say it, and overflows nothing when it is huge
            boolean plausible = entry.getSize() >= 0 && entry.getSize() <= most - declared;
            declared += entry.getSize();
            if (!plausible || files.size() > MOST_FILES) {
                throw new PackException(
                        "%s would unpack to far more than a model pack has room for: it is not unpacked."
                                .formatted(zip));
            }
        }
        return declared;
    }

    /// @return bytes written
    private static long copy(ZipFile archive, ZipEntry entry, Path target, Progress progress) throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream from = archive.getInputStream(entry);
                OutputStream to = Files.newOutputStream(target)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                progress.check();
                written += read;
                if (written > entry.getSize()) {
                    throw new PackException("%s holds more of %s than it declares: it is not to be trusted."
                            .formatted(archive.getName(), entry.getName()));
                }
                to.write(buffer, 0, read);
                progress.report((double) written / entry.getSize(), "Unpacking " + target.getFileName());
            }
        }
        return written;
    }
}
