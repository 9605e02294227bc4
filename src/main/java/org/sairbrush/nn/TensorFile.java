package org.sairbrush.nn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An open file of named tensors, whatever its format. Everything that it declares about its tensors has been checked
/// against what it holds, so that nothing is allocated for a size that is not there.
public sealed interface TensorFile extends AutoCloseable permits SafetensorsFile, TorchFile {

    /// Opens a safetensors file, or a PyTorch one, which is a zip archive.
    ///
    /// @throws TensorFileException when the file is malformed
    /// @throws IOException         when it can't be read
    static TensorFile open(Path path) throws IOException {
        return isZip(path) ? TorchFile.open(path) : SafetensorsFile.open(path);
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] start = stream.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    Path path();

    List<String> names();

    boolean contains(String name);

    /// @throws TensorFileException when there is no such tensor
    TensorInfo info(String name) throws TensorFileException;

    /// A floating tensor of any precision as floats, row-major.
    ///
    /// @throws TensorFileException when there is no such tensor, or it holds whole numbers, or can't be read
    float[] floats(String name) throws TensorFileException;

    @Override
    void close();
}
