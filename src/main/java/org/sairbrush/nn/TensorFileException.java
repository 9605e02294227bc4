package org.sairbrush.nn;

import java.io.IOException;
import java.nio.file.Path;

/// A file of tensors is malformed or does not hold what was asked for.
/// The message is one sentence that names the file and, where one is to blame, the tensor.
public class TensorFileException extends IOException {

    public TensorFileException(Path file, String problem) {
        super(file + ": " + problem);
    }

    public TensorFileException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }

    static TensorFileException ofTensor(Path file, String name, String problem) {
        return new TensorFileException(file, "tensor '" + name + "' " + problem);
    }
}
