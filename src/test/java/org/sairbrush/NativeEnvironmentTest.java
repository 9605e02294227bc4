package org.sairbrush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeEnvironmentTest {

    private static final String ANY = "LRU_CACHE_CAPACITY";
    private static final String OTHER = "ONEDNN_PRIMITIVE_CACHE_CAPACITY";

    @Test
    void librariesFindWhatTheUserHasNotSet() throws Throwable {
        String before = read(OTHER);
        NativeEnvironment.prepare(name -> name.equals(OTHER) ? "7" : null);
        assertEquals("200", read(ANY));
        assertEquals(before, read(OTHER));
    }

    @Test
    void processorsThatTellNothingOfTheirCachesAreKnown(@TempDir Path folder) throws Exception {
        assertFalse(NativeEnvironment.cachesUntold(folder.resolve("not Linux")));
        assertTrue(NativeEnvironment.cachesUntold(folder));
        Files.createDirectories(folder.resolve("cache/index0"));
        assertFalse(NativeEnvironment.cachesUntold(folder));
    }

    /// As a library of the system's reads it; Java's own view of the environment is that of its start.
    private static String read(String name) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MemorySegment value = (MemorySegment) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("getenv"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(name));
            return value.equals(MemorySegment.NULL)
                    ? null
                    : value.reinterpret(Long.MAX_VALUE).getString(0);
        }
    }
}
