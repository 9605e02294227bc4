package org.sairbrush.restore;

/// Where networks run. `AUTO` takes the GPU when there is one that works.
public enum DeviceChoice {
    AUTO,
    CPU,
    CUDA
}
