package org.sairbrush.nn;

import ai.djl.ndarray.types.Shape;

/// What a file says about one tensor.
///
/// @param offset where its first byte lies, counted from the beginning of the data: after a safetensors file's header,
///               or in a tensor's own storage in a PyTorch file
/// @param bytes  its length, equal to the elements of the shape times the size of the type
public record TensorInfo(String name, SafetensorsType type, Shape shape, long offset, long bytes) {

    public long elements() {
        return bytes / type.bytes();
    }
}
