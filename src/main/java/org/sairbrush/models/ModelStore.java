package org.sairbrush.models;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.sairbrush.files.Folders;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.UserFolders;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

/// The models at hand and those that can be had: shows, verifies, fetches, imports and removes them. What the editor's
/// manager and `sairbrush models` do, they do here. A good pack is never replaced by anything that was not found whole.
public final class ModelStore {

    private final PackLibrary library;
    private final PackStore store;
    private final ModelSettings settings;
    private final Patience patience;
    private final ToLongFunction<Path> freeBytes;

    /// @param library  the packs at hand
    /// @param root     the folder, one of the library's, that packs are put into
    /// @param settings where the default is kept
    public ModelStore(PackLibrary library, Path root, ModelSettings settings) {
        this(library, root, settings, Patience.USUAL, ModelStore::usableSpace);
    }

    ModelStore(
            PackLibrary library, Path root, ModelSettings settings, Patience patience, ToLongFunction<Path> freeBytes) {
        this.library = library;
        this.store = new PackStore(root.toAbsolutePath().normalize());
        this.settings = settings;
        this.patience = patience;
        this.freeBytes = freeBytes;
    }

    /// The program's packs and the user's own.
    public static ModelStore standard() {
        return new ModelStore(PackLibrary.standard(), UserFolders.standard().models(), ModelSettings.standard());
    }

    /// What is installed, then what can be had besides.
    ///
    /// @throws PackException when the user's catalogue can't be read
    public List<Model> models() throws PackException {
        Catalogue catalogue = catalogue();
        String byDefault = defaultPack();
        List<Model> models = new ArrayList<>();
        for (PackLibrary.Entry pack : library.packs()) {
            models.add(new Model(
                    pack.id(),
                    Optional.of(pack),
                    catalogue.find(pack.id()),
                    PackStore.bytes(pack.folder()),
                    store.staged(pack.id()),
                    settings.verified(pack.folder()),
                    removable(pack.id()),
                    pack.id().equals(byDefault)));
        }
        for (ModelSource source : catalogue.models()) {
            if (models.stream().noneMatch(model -> model.id().equals(source.id()))) {
                models.add(new Model(
                        source.id(),
                        Optional.empty(),
                        Optional.of(source),
                        source.bytes(),
                        store.staged(source.id()),
                        Optional.empty(),
                        false,
                        false));
            }
        }
        return models;
    }

    /// The packs at hand, damaged ones included.
    public List<PackLibrary.Entry> packs() {
        return library.packs();
    }

    /// The pack that is used where none is named.
    public String defaultPack() {
        return settings.defaultPack(library);
    }

    /// @throws PackException when there is no such pack, or it can't be used
    public void setDefaultPack(String id) throws PackException {
        Path folder = library.folder(id);
        PackDescription.read(folder);
        settings.setDefaultPack(id);
    }

    /// Opens a pack as a fill would, every hash, name and shape looked at, and remembers what came of it.
    ///
    /// @throws PackException when it is not whole
    public void verify(String id) throws PackException {
        Path folder = library.folder(id);
        try {
            ModelPack.open(folder, Device.cpu()).close();
        } catch (PackException e) {
            settings.setVerified(folder, false);
            throw e;
        }
        settings.setVerified(folder, true);
    }

    /// Fetches a model of the catalogue, or the rest of it where an earlier fetch has stopped. Does nothing when it is
    /// there and whole.
    ///
    /// @throws PackException                              when it can't be had, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled; what has come is kept
    public void fetch(String id, Progress progress) throws PackException {
        ModelSource source = catalogue().get(id);
        requireOwn(id);
        written(() -> store.alone(id, () -> {
            if (!whole(store.folder(id))) {
                new PackFetch(store, patience, freeBytes).run(source, progress);
            }
            settings.setVerified(store.folder(id), true);
            return id;
        }));
    }

    private static boolean whole(Path folder) {
        try {
            ModelPack.verify(folder);
            return true;
        } catch (PackException e) {
            return false;
        }
    }

    /// Takes in a pack's folder, a zip of one, or a model file that the catalogue knows.
    ///
    /// @param as the model of the catalogue that it is, where it does not say so itself
    /// @param id of the new pack, where that is not the model's own
    /// @return the pack's id
    /// @throws PackException                              when it is no whole pack, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled; nothing is left behind
    public String importPack(Path from, Optional<String> as, Optional<String> id, Progress progress)
            throws PackException {
        Catalogue catalogue = catalogue();
        return written(() -> {
            Path folder = store.temporary();
            try {
                long limit = Math.max(0, freeBytes.applyAsLong(store.root()) - PackFetch.ROOM);
                String imported = new PackImport(catalogue, limit, progress).run(from, as, id, folder);
                requireOwn(imported);
                store.alone(imported, () -> {
                    store.install(imported, folder);
                    settings.setVerified(store.folder(imported), true);
                    return imported;
                });
                return imported;
            } finally {
                Folders.delete(folder);
            }
        });
    }

    /// Whether a file has to be told what model it is before it can be imported.
    ///
    /// @throws PackException when it can't be read
    public boolean isUnknown(Path from) throws PackException {
        Catalogue catalogue = catalogue();
        return written(() -> new PackImport(catalogue, 0, Progress.NONE).isUnknown(from));
    }

    /// Removes a pack of the user's own, and what was fetched of it.
    ///
    /// @throws PackException when it is the program's, or there is no such pack
    public void remove(String id) throws PackException {
        requireOwn(id);
        boolean fetching = ModelSource.isId(id) && store.staged(id) > 0;
        if (!fetching) {
            library.folder(id);
        }
        written(() -> store.alone(id, () -> {
            boolean wasDefault = defaultPack().equals(id);
            store.remove(id);
            settings.setVerified(store.folder(id), false);
            if (wasDefault) {
                settings.setDefaultPack(RestoreSettings.DEFAULT_PACK);
            }
            return id;
        }));
    }

    private Catalogue catalogue() throws PackException {
        return Catalogue.read(store.root());
    }

    private boolean removable(String id) {
        return !id.equals(RestoreSettings.DEFAULT_PACK)
                && library.find(id).stream().allMatch(pack -> store.folder(id).equals(
                        pack.folder().toAbsolutePath().normalize()));
    }

    private void requireOwn(String id) throws PackException {
        if (!removable(id)) {
            throw new PackException("The pack '%s' came with Sairbrush and stays as it is; give another one another id."
                    .formatted(id));
        }
    }

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private <T> T written(PackStore.Work<T> work) throws PackException {
        try {
            return work.run();
        } catch (PackException e) {
            throw e;
        } catch (IOException e) {
            throw new PackException("%s can't be changed (%s): is the disk full, a file in use, or the folder locked?"
                    .formatted(store.root(), e), e);
        }
    }
}
