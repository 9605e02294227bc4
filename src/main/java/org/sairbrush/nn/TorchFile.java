package org.sairbrush.nn;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.sairbrush.nn.TorchTensor.Storage;

/// An open PyTorch file, as `torch.save` writes state dictionaries and `torch.jit.save` modules since version 1.6: a
/// zip archive of one pickle, `NAME/data.pkl`, and the tensors' storages, `NAME/data/KEY`. No Python runs, and no code
/// that the archive carries. Tensors of a scripted module get the dotted names of their attributes; those of a module
/// that is reached twice have both names.
public final class TorchFile implements TensorFile {

    private static final String PICKLE = "/data.pkl";
    // Hundreds of times that of a large transformer.
    private static final long LARGEST_PICKLE = 64 << 20;
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_MODULES = 100_000;
    private static final int DEEPEST_MODULE = 64;
    private static final int CHUNK = 1 << 20;

    private final Path path;
    private final ZipFile zip;
    private final String folder;
    private final SequencedMap<String, TorchTensor> tensors = new LinkedHashMap<>();
    private int modules;

    private TorchFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        ZipEntry pickle = findPickle();
        this.folder = pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
        try {
            collect(TorchPickle.read(readWhole(pickle)));
        } catch (PickleRefused e) {
            throw new TensorFileException(path, e.getMessage(), e);
        }
        for (Map.Entry<String, TorchTensor> tensor : tensors.entrySet()) {
            verify(tensor.getKey(), tensor.getValue().storage());
        }
    }

    /// @throws TensorFileException when the file is malformed, or holds anything but tensors
    /// @throws IOException         when it can't be read
    public static TorchFile open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new TensorFileException(path, "the archive is damaged", e);
        }
        try {
            return new TorchFile(path, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private ZipEntry findPickle() throws TensorFileException {
        List<? extends ZipEntry> pickles = zip.stream()
                .filter(entry -> entry.getName().indexOf('/') == entry.getName().length() - PICKLE.length()
                        && entry.getName().endsWith(PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new TensorFileException(path, "the archive is no PyTorch file: it has no data.pkl");
        }
        return pickles.getFirst();
    }

    private byte[] readWhole(ZipEntry entry) throws IOException {
        if (entry.getSize() < 0 || entry.getSize() > LARGEST_PICKLE) {
            throw new TensorFileException(path, "a pickle of %d bytes is absurd".formatted(entry.getSize()));
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            return stream.readNBytes((int) entry.getSize());
        }
    }

    private void collect(Object root) throws TensorFileException {
        switch (root) {
            case TorchPickle.Module module -> collect(module, "", 0);
            case Map<?, ?> state -> {
                for (Map.Entry<?, ?> item : state.entrySet()) {
                    if (item.getValue() instanceof TorchTensor tensor) {
                        put(item.getKey().toString(), tensor);
                    }
                }
            }
            case null, default ->
                throw new TensorFileException(path, "it holds neither a module nor a dictionary of tensors");
        }
        if (tensors.isEmpty()) {
            throw new TensorFileException(path, "it holds no tensors; a state dictionary must not lie within another");
        }
    }

    private void collect(TorchPickle.Module module, String prefix, int depth) throws TensorFileException {
        // Modules that hold each other, or one another many times over, would never end.
        if (depth > DEEPEST_MODULE || ++modules > MOST_MODULES) {
            throw new TensorFileException(path, "its modules lie too deep within each other, or are too many");
        }
        for (Map.Entry<String, Object> attribute : module.attributes().entrySet()) {
            String name = prefix + attribute.getKey();
            if (attribute.getValue() instanceof TorchTensor tensor) {
                put(name, tensor);
            } else if (attribute.getValue() instanceof TorchPickle.Module below) {
                collect(below, name + ".", depth + 1);
            }
        }
    }

    private void put(String name, TorchTensor tensor) throws TensorFileException {
        tensors.put(name, tensor);
        if (tensors.size() > MOST_TENSORS) {
            throw new TensorFileException(path, "it holds more than %d tensors".formatted(MOST_TENSORS));
        }
    }

    private void verify(String name, Storage storage) throws TensorFileException {
        ZipEntry entry = entry(storage);
        if (entry == null) {
            throw TensorFileException.ofTensor(path, name, "is missing from the archive");
        }
        // Declared counts were checked by division only: their product with the type's size may not fit a long.
        if (entry.getSize() / storage.type().bytes() < storage.elements()) {
            throw TensorFileException.ofTensor(path, name, "needs %d elements of %s, but its storage has %d bytes"
                    .formatted(storage.elements(), storage.type(), entry.getSize()));
        }
    }

    private ZipEntry entry(Storage storage) {
        return zip.getEntry(folder + "/data/" + storage.key());
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    @Override
    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    @Override
    public TensorInfo info(String name) throws TensorFileException {
        return tensor(name).info(name);
    }

    private TorchTensor tensor(String name) throws TensorFileException {
        TorchTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw TensorFileException.ofTensor(path, name, "is missing");
        }
        return tensor;
    }

    @Override
    public float[] floats(String name) throws TensorFileException {
        TorchTensor tensor = tensor(name);
        SafetensorsType type = tensor.storage().type();
        if (!type.floating()) {
            throw TensorFileException.ofTensor(path, name, "holds " + type + ", not floats");
        }
        if (tensor.span() > Integer.MAX_VALUE - 8) {
            throw TensorFileException.ofTensor(path, name, "is too large for one Java array");
        }
        float[] spanned = new float[(int) tensor.span()];
        try (InputStream stream = zip.getInputStream(entry(tensor.storage()))) {
            stream.skipNBytes(tensor.offset() * type.bytes());
            byte[] chunk = new byte[(int) Math.min(CHUNK, tensor.span() * type.bytes())];
            for (int at = 0; at < spanned.length; ) {
                int count = Math.min(CHUNK / type.bytes(), spanned.length - at);
                if (stream.readNBytes(chunk, 0, count * type.bytes()) < count * type.bytes()) {
                    throw new EOFException();
                }
                type.toFloats(MemorySegment.ofArray(chunk), spanned, at, count);
                at += count;
            }
        } catch (IOException e) {
            throw new TensorFileException(path, "tensor '%s' can't be read: the archive is damaged".formatted(name), e);
        }
        return tensor.contiguous() ? spanned : inOrder(tensor, spanned);
    }

    private static float[] inOrder(TorchTensor tensor, float[] spanned) {
        float[] values = new float[(int) tensor.shape().size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = spanned[(int) tensor.position(index)];
        }
        return values;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
