package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetsTest {

    private static final LabelSet PETS = LabelSet.parse("cat, dog, tabby cat");

    @TempDir
    private Path folder;

    private LabelSets sets;

    @BeforeEach
    void make() {
        sets = new LabelSets(folder.resolve("label-sets"));
    }

    @ParameterizedTest
    @CsvSource({"portrait, 13", "street, 15", "nature, 15", "interior, 16", "coco-stuff, 171", "ade20k, 150"})
    void readySetsAreComplete(String name, int size) throws IOException {
        assertEquals(size, sets.get(name).size());
    }

    @Test
    void aSavedSetIsThereAtTheNextStart() throws IOException {
        sets.save("My pets", PETS);

        LabelSets next = new LabelSets(folder.resolve("label-sets"));
        assertEquals(PETS, next.get("my pets"));
        assertEquals("My pets", next.names().getLast());
        assertTrue(next.isOwn("My pets"));
    }

    @Test
    void savingLeavesNothingElseBehind() throws IOException {
        sets.save("pets", PETS);
        sets.save("Pets", LabelSet.parse("fish"));

        try (Stream<Path> files = Files.list(folder.resolve("label-sets"))) {
            assertEquals(List.of("pets.txt"), files.map(file -> file.getFileName().toString()).toList());
        }
        assertEquals(List.of("fish"), sets.get("pets").names());
    }

    @Test
    void anOwnSetStandsInForAReadyOneUntilItIsDeleted() throws IOException {
        LabelSet ready = sets.get("portrait");
        sets.save("portrait", PETS);
        assertEquals(PETS, sets.get("portrait"));
        assertEquals(LabelSets.READY, sets.names());

        sets.delete("portrait");
        assertEquals(ready, sets.get("portrait"));
        assertFalse(sets.isOwn("portrait"));
    }

    @Test
    void aRenamedSetIsFoundUnderItsNewNameOnly() throws IOException {
        sets.save("pets", PETS);
        sets.rename("pets", "animals");

        assertEquals(PETS, sets.get("animals"));
        assertThrows(IOException.class, () -> sets.get("pets"));
    }

    @Test
    void renamingReplacesNoOtherSet() throws IOException {
        sets.save("pets", PETS);
        IOException refused = assertThrows(IOException.class, () -> sets.rename("pets", "Street"));

        assertTrue(refused.getMessage().contains("already"));
        assertEquals(PETS, sets.get("pets"));
    }

    @Test
    void readySetsCanBeNeitherDeletedNorRenamed() {
        assertThrows(IOException.class, () -> sets.delete("street"));
        assertThrows(IOException.class, () -> sets.rename("street", "road"));
    }

    @Test
    void aBrokenFileIsNamedAndTheReadySetStays() throws IOException {
        sets.save("portrait", PETS);
        Path file = folder.resolve("label-sets/portrait.txt");
        Files.writeString(file, " , \n");

        IOException broken = assertThrows(IOException.class, () -> sets.get("portrait"));
        assertTrue(broken.getMessage().contains(file.toString()));
        assertEquals(13, LabelSets.ready("portrait").orElseThrow().size());
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        assertTrue(assertThrows(IOException.class, () -> sets.get("portrait")).getMessage().contains("text"));
    }

    @Test
    void aFileFromWindowsIsReadAsItLooks() throws IOException {
        Path file = Files.createDirectories(folder.resolve("label-sets")).resolve("zoo.txt");
        Files.writeString(file, "\uFEFFlion\r\nzebra\r\n");

        assertEquals(List.of("lion", "zebra"), sets.get("zoo").names());
    }

    @Test
    void anUnknownNameListsThoseThatAreKnown() {
        IOException unknown = assertThrows(IOException.class, () -> sets.get("moon"));
        assertTrue(unknown.getMessage().contains("portrait, street"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "../up", "a/b", ".hidden", "a.b", "ends ", "0123456789012345678901234567890123456789x"})
    void namesThatMakeNoFileAreRefused(String name) {
        assertThrows(IOException.class, () -> sets.save(name, PETS));
    }
}
