package org.sairbrush;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What libtorch and the libraries under it read from the environment when they are loaded. Set here rather than by
/// scripts, as a program that was installed is started by the desktop. What the user has set is left as it is.
public final class NativeEnvironment {

    private static final Map<String, String> WANTED = Map.of(
            // Threads of the networks that wait for each other sleep rather than spin, which halves a fill on a busy
            // machine.
            "OMP_WAIT_POLICY", "PASSIVE",
            // libtorch keeps what it has compiled for each size of region: as many as a few fills need, not 1024.
            "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "200",
            "LRU_CACHE_CAPACITY", "200");

    /// oneDNN 3.7, the one of PyTorch 2.7, is wrong on virtual machines that do not tell it how large the caches are
    /// (seen on AMD's family 26 with AVX, AVX2 and AVX-512): what is left over of the last block of channels is what
    /// lay there in memory, and gets into the result. Its oldest instructions are right, and take half as long again.
    private static final Map<String, String> CACHES_UNTOLD = Map.of("ONEDNN_MAX_CPU_ISA", "SSE41");

    private static final Path PROCESSOR = Path.of("/sys/devices/system/cpu/cpu0");

    private NativeEnvironment() {}

    /// To be called before other threads are there: they might be reading what is changed here.
    public static void prepare() {
        prepare(System::getenv);
    }

    /// @param known what a variable of the process is, or null
    static void prepare(UnaryOperator<String> known) {
        set(WANTED, known);
        if (cachesUntold(PROCESSOR)) {
            set(CACHES_UNTOLD, known);
        }
    }

    /// @param processor where Linux tells about one
    static boolean cachesUntold(Path processor) {
        return Files.exists(processor) && Files.notExists(processor.resolve("cache/index0"));
    }

    private static void set(Map<String, String> variables, UnaryOperator<String> known) {
        try (Arena arena = Arena.ofConfined()) {
            Setter setter = Setter.ofThisSystem();
            for (Map.Entry<String, String> wanted : variables.entrySet()) {
                if (known.apply(wanted.getKey()) == null) {
                    setter.set(arena.allocateFrom(wanted.getKey()), arena.allocateFrom(wanted.getValue()));
                }
            }
        } catch (Throwable noSuchFunction) {
            // Without them the program is slower, and otherwise the same.
        }
    }

    /// The C library's function for it.
    private interface Setter {

        void set(MemorySegment name, MemorySegment value) throws Throwable;

        static Setter ofThisSystem() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            if (library.find("setenv").isPresent()) {
                MethodHandle setenv = linker.downcallHandle(
                        library.findOrThrow("setenv"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
                return (name, value) -> {
                    int unused = (int) setenv.invokeExact(name, value, 0);
                };
            }
            MethodHandle putenv = linker.downcallHandle(
                    library.findOrThrow("_putenv_s"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            return (name, value) -> {
                int unused = (int) putenv.invokeExact(name, value);
            };
        }
    }
}
