package org.sairbrush.restore;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;

/// Where networks run.
///
/// @param device  the engine's
/// @param threads on a CPU
public record ComputeDevice(Device device, int threads) {

    /// In words for people, of methods that run no network.
    static final String WITHOUT_NETWORK = "CPU";

    /// Chooses the device and tells the engine how many threads it has.
    ///
    /// @param threads CPU threads, 0 = all cores
    /// @throws RestoreException when a GPU is asked for that is not there
    public static ComputeDevice choose(DeviceChoice choice, int threads) throws RestoreException {
        // also loads the native libraries that the thread count is told to
        int gpus = engine().getGpuCount();
        boolean gpu = choice != DeviceChoice.CPU && gpus > 0;
        if (choice == DeviceChoice.CUDA && !gpu) {
            throw new RestoreException("There is no CUDA device that works here; choose 'auto' or 'cpu'.");
        }
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        if (!gpu) {
            JniUtils.setNumThreads(count);
        }
        return new ComputeDevice(gpu ? Device.gpu() : Device.cpu(), count);
    }

    private static Engine engine() throws RestoreException {
        try {
            return Engine.getInstance();
        } catch (EngineException e) {
            throw new RestoreException(
                    ("PyTorch's libraries can't be unpacked to %s: make 500 MB of room there, or name another "
                                    + "folder in the environment variable DJL_CACHE_DIR.")
                            .formatted(Utils.getEngineCacheDir("pytorch")),
                    e);
        }
    }

    /// Shares the threads of a CPU among jobs side by side, until a device is chosen again.
    ///
    /// @param jobs that there are
    /// @return how many of them should run at a time: one on a GPU, on a CPU no more than there are threads
    int share(int jobs) {
        int atOnce = device.isGpu() ? 1 : Math.min(jobs, threads);
        if (atOnce > 1) {
            JniUtils.setNumThreads(threads / atOnce);
        }
        return atOnce;
    }

    /// In words for people, such as `CPU, 2 threads`.
    public String words() {
        if (device.isGpu()) {
            return "CUDA GPU";
        }
        return threads == 1 ? "CPU, 1 thread" : "CPU, %d threads".formatted(threads);
    }
}
