package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.sair.PackDescription;

class TrainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void detailIsForNetworksThatPaintOverSemanticsThatStay() {
        assertRefused("--detail is for liif, and for sair with --kept.", "sair", "--detail");
        assertRefused("--detail is for liif, and for sair with --kept.", "sair", "--detail", "--frozen");
        assertRefused("--detail is for liif, and for sair with --kept.", "damage", "--detail");
    }

    @Test
    void detailBeginsWithThePacksOwnWeights() {
        String reason = "--detail begins with the pack's own weights";
        assertRefused(reason, "liif", "--detail", "--start", "other");
        assertRefused(reason, "sair", "--kept", "--detail", "--baseline", "other");
    }

    @Test
    void aJudgeLearnsFromPicturesNotForMinutes() {
        assertRefused("--minutes is not for judge", "judge", "--minutes", "5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--minutes | soon | 'soon' is not a number.",
        "--minutes | NaN | must be positive",
        "--rate | Infinity | must be a finite number",
        "--batch | 1.5 | '1.5' is not a whole number.",
        "--crop | 99999999999 | '99999999999' is too large a number.",
        "--steps | ten | 'ten' is not a whole number."
    })
    void numbersAreTold(String option, String value, String reason) {
        assertRefused(reason, "liif", option, value);
    }

    @Test
    void jsonTellsWhatIsWrittenWhereThereAreNoSteps() throws Exception {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", Files.createDirectories(folder.resolve("photos")).resolve("a_1.png").toFile());
        Files.createDirectories(folder.resolve("labels/maps"));
        Files.writeString(folder.resolve("labels/labels.tsv"), "index\tname\tsynonyms\tteacher\n0\tsky\tclouds\t-\n");
        Path pack = folder.resolve("pack");

        CommandRun run =
                CommandRun.of(new FakeRestorer(), "train", "texts", "--data", folder, "--pack", pack, "--json");

        assertEquals(0, run.status(), run.err());
        assertEquals(pack.resolve("texts.safetensors").toString(), run.json().get("written").getAsString());
    }

    @Test
    void foldersWithoutPhotosAreNamed() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));

        CommandRun run = CommandRun.of(
                new FakeRestorer(), "train", "liif", "--data", folder, other, "--pack", folder.resolve("pack"));

        assertEquals(1, run.status());
        String reason = "No photo was found in " + folder + ", " + other + "; name";
        assertTrue(run.err().contains(reason), run.err());
    }

    @Test
    void itIsSaidThatAJudgeKnowsOtherWeights() throws Exception {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(32, 32, 0xFF0000);
        ImageIO.write(picture, "png", Files.createDirectories(folder.resolve("photos")).resolve("a_1.png").toFile());
        String sentence = "train judge again";

        CommandRun first = trainDamage("--steps", "1");
        assertEquals(0, first.status(), first.err());
        assertFalse(first.err().contains(sentence), first.err());
        Path pack = folder.resolve("pack");
        PackDescription.read(pack).withJudge(new PackDescription.Extra("judge.safetensors", "0")).write(pack);
        CommandRun second = trainDamage("--steps", "2", "--resume");
        assertEquals(0, second.status(), second.err());
        assertTrue(second.err().contains(sentence), second.err());
    }

    private CommandRun trainDamage(String... steps) {
        List<String> all = new ArrayList<>(List.of("train", "damage", "--batch", "1", "--crop", "32"));
        all.addAll(List.of("--data", folder.resolve("photos").toString(), "--pack", folder.resolve("pack").toString()));
        all.addAll(List.of(steps));
        return CommandRun.of(new FakeRestorer(), all.toArray());
    }

    @Test
    void aTrainingIsNotBegunOverAnother() throws Exception {
        Path checkpoint = folder.resolve("pack/.training/liif.safetensors");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "hours of work");

        CommandRun run = CommandRun.of(
                new FakeRestorer(), "train", "liif", "--data", folder, "--pack", folder.resolve("pack"));

        assertEquals(1, run.status());
        assertTrue(run.err().contains("go on from it with --resume"), run.err());
        assertEquals("hours of work", Files.readString(checkpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sair", "sir", "judge", "words"})
    void whatLearnsOverASemanticEncoderSaysWhatComesFirst(String network) {
        Path pack = folder.resolve("pack");

        CommandRun run = CommandRun.of(new FakeRestorer(), "train", network, "--data", folder, "--pack", pack);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("run 'sairbrush train semantic' with it first"), run.err());
        assertFalse(Files.exists(pack));
    }

    @Test
    void aPackWhoseFolderCannotBeMadeIsToldOf() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        CommandRun run = CommandRun.of(new FakeRestorer(), "train", "liif", "--data", folder, "--pack", file);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("can't be made: choose another --pack"), run.err());
    }

    private void assertRefused(String reason, String... arguments) {
        Path pack = folder.resolve("pack");
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString(), "--pack", pack.toString()));
        CommandRun run = CommandRun.of(new FakeRestorer(), all.toArray());
        assertEquals(2, run.status());
        assertTrue(run.err().contains(reason), run.err());
        assertFalse(Files.exists(pack));
    }
}
