package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sairbrush.damage.SpeckJudge;

class JudgeFitTest {

    /// Damage where two features have the same sign, which no straight line divides; the third is always the same.
    private static List<JudgeFit.Sample> samples(int count, long seed) {
        Random random = new Random(seed);
        List<JudgeFit.Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float first = (float) random.nextGaussian();
            float second = (float) random.nextGaussian();
            float[] features = {100 + 20 * first, 0.01f * second, 7};
            samples.add(new JudgeFit.Sample(features, first * second > 0, 1 + random.nextInt(3)));
        }
        return samples;
    }

    @Test
    void learnsWhatNoSingleFeatureTells() {
        SpeckJudge judge = JudgeFit.fit(samples(1500, 1), samples(300, 2), 1);

        List<JudgeFit.Sample> others = samples(500, 3);
        long right = others.stream()
                .filter(sample -> judge.damaged(sample.features()) > 0.5 == sample.damaged())
                .count();
        assertTrue(right > 0.93 * others.size(), "right " + right);
        assertTrue(JudgeFit.loss(judge, others) < 0.25, () -> "loss " + JudgeFit.loss(judge, others));
    }

    @Test
    void stopsBeforeItLearnsByHeart() {
        Random random = new Random(5);
        List<JudgeFit.Sample> noise = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            float[] features = new float[20];
            for (int feature = 0; feature < features.length; feature++) {
                features[feature] = (float) random.nextGaussian();
            }
            noise.add(new JudgeFit.Sample(features, random.nextBoolean(), 1));
        }
        List<JudgeFit.Sample> unseen = noise.subList(60, 120);

        assertTrue(JudgeFit.loss(JudgeFit.fit(noise.subList(0, 60), unseen, 1), unseen) < 0.8);
    }

    @Test
    void aSeedDecidesAll() {
        SpeckJudge first = JudgeFit.fit(samples(200, 1), samples(100, 2), 9);
        SpeckJudge second = JudgeFit.fit(samples(200, 1), samples(100, 2), 9);

        assertArrayEquals(
                first.tensors().get("hidden.weight").values(), second.tensors().get("hidden.weight").values());
    }
}
