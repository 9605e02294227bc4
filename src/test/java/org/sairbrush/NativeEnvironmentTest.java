package org.sairbrush;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

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
