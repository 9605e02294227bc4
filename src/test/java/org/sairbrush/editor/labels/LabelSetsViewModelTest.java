package org.sairbrush.editor.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.semantics.LabelSets;

class LabelSetsViewModelTest {

    @TempDir
    private Path folder;

    private final EditorHarness harness = new EditorHarness();
    private final EditorStage.Answers answers = new EditorStage.Answers();
    private final LabelsViewModel labels = harness.labels();
    private LabelSetsViewModel sets;

    @BeforeEach
    void make() {
        sets = new LabelSetsViewModel(new LabelSets(folder), harness.jobs, answers, labels);
    }

    @Test
    void aChosenSetsLabelsAreLookedFor() {
        harness.open();
        labels.showingProperty().set(true);
        sets.choose("street");
        assertTrue(labels.wordsProperty().get().startsWith("sky, building, road"));
        assertEquals("sky", labels.legendProperty().get().getFirst().name());
        assertEquals("street", sets.chosenProperty().get());
        assertFalse(sets.ownProperty().get());
    }

    @Test
    void editedWordsAreSavedUnderANameAndOfferedAgain() {
        sets.choose("street");
        labels.wordsProperty().set("tram, rail");
        answers.labelSetName = " trams ";
        sets.save();
        assertEquals("street", answers.suggestedName);
        assertEquals("trams", sets.chosenProperty().get());
        assertTrue(sets.ownProperty().get());
        assertEquals("trams", sets.names().getLast());
        sets.choose("nature");
        sets.choose("trams");
        assertEquals("tram, rail", labels.wordsProperty().get());
    }

    @Test
    void anOwnSetIsRenamedAndDeleted() {
        labels.wordsProperty().set("tram");
        answers.labelSetName = "one";
        sets.save();
        answers.labelSetName = "two";
        sets.rename();
        assertEquals("two", sets.chosenProperty().get());
        assertFalse(sets.names().contains("one"));
        sets.delete();
        assertTrue(sets.names().contains("two"), "not without a yes");
        answers.remove = true;
        sets.delete();
        assertEquals(LabelSets.READY, sets.names());
        assertNull(sets.chosenProperty().get());
        assertEquals("tram", labels.wordsProperty().get());
    }

    @Test
    void whatCantBeSavedIsSaidInOneSentence() {
        answers.labelSetName = "../up";
        sets.save();
        assertNotNull(sets.problemProperty().get());
        answers.labelSetName = "fine";
        labels.wordsProperty().set(" , ");
        sets.save();
        assertNotNull(sets.problemProperty().get());
        assertEquals(LabelSets.READY, sets.names());
        labels.wordsProperty().set("tram");
        sets.save();
        assertNull(sets.problemProperty().get());
    }

    @Test
    void aBrokenFileOfTheUsersLeavesTheReadySet() throws IOException {
        Files.writeString(folder.resolve("street.txt"), " , ");
        sets.choose("street");
        assertTrue(sets.problemProperty().get().contains("street.txt"));
        assertTrue(labels.wordsProperty().get().startsWith("sky, building"));
    }
}
