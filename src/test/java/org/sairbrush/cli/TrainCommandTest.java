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
