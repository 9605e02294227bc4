package org.sairbrush.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// How a PyTorch pickle describes one tensor: as a view of a storage. Its elements are known to lie within the storage
/// that is declared, and to be no more than that holds.
///
/// @param strides steps in elements along each axis
/// @param offset  index of the first element
record TorchTensor(Storage storage, Shape shape, long[] strides, long offset) {

    private static final int MOST_AXES = 8;

    /// @param key      names the archive's entry
    /// @param elements how many elements it is said to have
    record Storage(String key, SafetensorsType type, long elements) {}

    /// @throws PickleRefused when it would reach beyond its storage
    TorchTensor {
        long[] sizes = shape.getShape();
        if (sizes.length > MOST_AXES || strides.length != sizes.length || offset < 0 || storage.elements() < 0) {
            throw new PickleRefused("a tensor has an impossible layout");
        }
        long last = offset;
        long elements = 1;
        try {
            for (int axis = 0; axis < sizes.length; axis++) {
                if (sizes[axis] < 0 || strides[axis] < 0) {
                    throw new PickleRefused("a tensor has an impossible layout");
                }
                elements = Math.multiplyExact(elements, sizes[axis]);
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, sizes[axis] - 1), strides[axis]));
            }
        } catch (ArithmeticException e) {
            throw new PickleRefused("a tensor has the impossibly large shape " + Arrays.toString(sizes));
        }
        // Without the second condition, steps of nothing would make a huge tensor of one number.
        if (elements > 0 && (last >= storage.elements() || elements > storage.elements())) {
            throw new PickleRefused("a tensor of the shape %s reaches beyond its storage of %d elements"
                    .formatted(Arrays.toString(sizes), storage.elements()));
        }
    }

    TensorInfo info(String name) {
        int bytes = storage.type().bytes();
        return new TensorInfo(name, storage.type(), shape, offset * bytes, shape.size() * bytes);
    }

    /// Whether the elements lie one after the other, row-major.
    boolean contiguous() {
        long step = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            if (shape.get(axis) > 1 && strides[axis] != step) {
                return false;
            }
            step *= Math.max(1, shape.get(axis));
        }
        return true;
    }

    /// Index into the storage, from the first element on, of the element at a row-major index.
    long position(long index) {
        long position = 0;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            position += index % shape.get(axis) * strides[axis];
            index /= shape.get(axis);
        }
        return position;
    }

    /// How many elements of the storage it spans, from its first one on.
    long span() {
        return shape.size() == 0 ? 0 : position(shape.size() - 1) + 1;
    }
}
