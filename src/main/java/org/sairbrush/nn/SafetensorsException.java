package org.sairbrush.nn;

import java.nio.file.Path;

/// A safetensors file is malformed or does not hold what was asked for.
public final class SafetensorsException extends TensorFileException {

    public SafetensorsException(Path file, String problem) {
        super(file, problem);
    }

    public SafetensorsException(Path file, String problem, Throwable cause) {
        super(file, problem, cause);
    }

    static SafetensorsException tensor(Path file, String name, String problem) {
        return new SafetensorsException(file, "tensor '" + name + "' " + problem);
    }
}
