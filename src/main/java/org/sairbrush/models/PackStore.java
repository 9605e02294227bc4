package org.sairbrush.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.sairbrush.files.Folders;
import org.sairbrush.sair.PackException;

/// The folder that packs are put into. What is not whole yet lies below [#STAGING], where no library looks; a whole
/// pack comes to its place in one move, and so does an old one leave it.
///
/// @param root of the packs; made when it is needed
record PackStore(Path root) {

    static final String STAGING = ".staging";

    /// How folders below [#STAGING] begin that nobody comes back to.
    private static final String TEMPORARY = "new-";

    private static final String OLD = "old-";

    /// The folder where a model's files gather until they are whole.
    Path staging(String id) {
        return root.resolve(STAGING).resolve(id);
    }

    Path folder(String id) {
        return root.resolve(id);
    }

    /// Makes a staging folder of its own, and removes those that a program left behind which was killed.
    Path temporary() throws IOException {
        sweep();
        return Files.createDirectories(staging(TEMPORARY + UUID.randomUUID()));
    }

    private void sweep() {
        try (Stream<Path> left = Files.list(root.resolve(STAGING))) {
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            for (Path folder : left.filter(PackStore::isPassing).toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(yesterday)) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            // It costs nothing but room on the disk, and next time there is another chance.
        }
    }

    private static boolean isPassing(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(TEMPORARY) || name.startsWith(OLD);
    }

    /// Bytes that an unfinished fetch has brought so far.
    long staged(String id) {
        return bytes(staging(id));
    }

    /// Bytes of the files in a folder; 0 where there is none.
    static long bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException missing) {
            return 0;
        }
    }

    /// Puts a whole pack in its place. A pack of the same id that is there makes room, and comes back if that fails.
    ///
    /// @param staged below [#STAGING]; gone afterwards
    void install(String id, Path staged) throws IOException {
        Path target = folder(id);
        Path old = staging(OLD + UUID.randomUUID());
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        Folders.delete(old);
    }

    /// Takes a pack and what was fetched of it away.
    void remove(String id) throws IOException {
        if (Files.exists(folder(id))) {
            Path old = staging(OLD + UUID.randomUUID());
            Files.createDirectories(old.getParent());
            Files.move(folder(id), old, StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(old);
        }
        Folders.delete(staging(id));
    }

    /// Work on a pack that no other process and no other thread does at the same time.
    interface Work<T> {

        T run() throws IOException;
    }

    /// @throws PackException when somebody else works on this pack at present
    <T> T alone(String id, Work<T> work) throws IOException {
        Path file = root.resolve(STAGING).resolve(id + ".lock");
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw busy(id, null);
            }
            return work.run();
        } catch (OverlappingFileLockException e) {
            throw busy(id, e);
        }
    }

    private static PackException busy(String id, Exception cause) {
        return new PackException(
                "'%s' is being fetched or changed elsewhere at this moment: wait until that has ended.".formatted(id),
                cause);
    }
}
