package org.sairbrush.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sairbrush.damage.SpeckJudge;

/// Fits a [SpeckJudge]: AdamW on the weighted cross-entropy, kept where it is lowest on specks that it does not learn
/// from. There are so few weights that it needs no engine.
final class JudgeFit {

    /// A speck and what it is.
    ///
    /// @param weight how much it counts
    record Sample(float[] features, boolean damaged, double weight) {}

    private static final int HIDDEN = 64;
    private static final int BATCH = 128;
    private static final int EPOCHS = 60;
    private static final double RATE = 2e-3;
    private static final double DECAY = 0.7;
    private static final double KEPT_MEAN = 0.9;
    private static final double KEPT_VARIANCE = 0.999;
    private static final double EPSILON = 1e-8;

    /// A feature that is always the same tells nothing, and must not be divided by.
    private static final double LEAST_DEVIATION = 1e-3;

    private final int features;
    private final double[] mean;
    private final double[] deviation;
    /// Hidden weights `(hidden, features)`, hidden biases, output weights, output bias.
    private final double[] weights;
    private final double[] gradients;
    private final double[] firstMoments;
    private final double[] secondMoments;
    private final double[] hidden = new double[HIDDEN];
    private int steps;

    private JudgeFit(List<Sample> samples, Random random) {
        features = samples.getFirst().features.length;
        mean = new double[features];
        deviation = new double[features];
        for (int feature = 0; feature < features; feature++) {
            double sum = 0;
            double squares = 0;
            for (Sample sample : samples) {
                sum += sample.features[feature];
                squares += sample.features[feature] * sample.features[feature];
            }
            mean[feature] = sum / samples.size();
            double variance = squares / samples.size() - mean[feature] * mean[feature];
            deviation[feature] = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
        }
        weights = new double[HIDDEN * features + 2 * HIDDEN + 1];
        gradients = new double[weights.length];
        firstMoments = new double[weights.length];
        secondMoments = new double[weights.length];
        for (int weight = 0; weight < HIDDEN * features; weight++) {
            weights[weight] = Math.sqrt(2.0 / features) * random.nextGaussian();
        }
        for (int unit = 0; unit < HIDDEN; unit++) {
            weights[outWeight(unit)] = Math.sqrt(1.0 / HIDDEN) * random.nextGaussian();
        }
    }

    /// @param samples    to learn from
    /// @param validation to tell from when to stop
    static SpeckJudge fit(List<Sample> samples, List<Sample> validation, long seed) {
        Random random = new Random(seed);
        JudgeFit fit = new JudgeFit(samples, random);
        List<Sample> shuffled = new ArrayList<>(samples);
        SpeckJudge best = fit.judge();
        double least = loss(best, validation);
        long all = (long) EPOCHS * Math.ceilDiv(samples.size(), BATCH);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); from += BATCH) {
                double rate = RATE * (0.5 + 0.5 * Math.cos(Math.PI * fit.steps / all));
                fit.learn(shuffled.subList(from, Math.min(from + BATCH, shuffled.size())), rate);
            }
            SpeckJudge judge = fit.judge();
            double loss = loss(judge, validation);
            if (loss < least) {
                least = loss;
                best = judge;
            }
        }
        return best;
    }

    /// The mean cross-entropy, each sample by its weight.
    static double loss(SpeckJudge judge, List<Sample> samples) {
        double sum = 0;
        double weights = 0;
        for (Sample sample : samples) {
            double damaged = judge.damaged(sample.features);
            double right = sample.damaged ? damaged : 1 - damaged;
            sum -= sample.weight * Math.log(Math.max(right, 1e-9));
            weights += sample.weight;
        }
        return sum / weights;
    }

    private int hiddenBias(int unit) {
        return HIDDEN * features + unit;
    }

    private int outWeight(int unit) {
        return HIDDEN * features + HIDDEN + unit;
    }

    private int outBias() {
        return weights.length - 1;
    }

    private void learn(List<Sample> batch, double rate) {
        Arrays.fill(gradients, 0);
        double sum = batch.stream().mapToDouble(Sample::weight).sum();
        for (Sample sample : batch) {
            addGradients(sample, sample.weight / sum);
        }
        steps++;
        double mean = 1 - Math.pow(KEPT_MEAN, steps);
        double variance = 1 - Math.pow(KEPT_VARIANCE, steps);
        for (int weight = 0; weight < weights.length; weight++) {
            double gradient = gradients[weight];
            firstMoments[weight] += (1 - KEPT_MEAN) * (gradient - firstMoments[weight]);
            secondMoments[weight] += (1 - KEPT_VARIANCE) * (gradient * gradient - secondMoments[weight]);
            double step = firstMoments[weight] / mean / (Math.sqrt(secondMoments[weight] / variance) + EPSILON);
            weights[weight] -= rate * (step + DECAY * weights[weight]);
        }
    }

    private void addGradients(Sample sample, double share) {
        double[] normal = new double[features];
        for (int feature = 0; feature < features; feature++) {
            normal[feature] = (sample.features[feature] - mean[feature]) / deviation[feature];
        }
        double logit = weights[outBias()];
        for (int unit = 0; unit < HIDDEN; unit++) {
            double in = weights[hiddenBias(unit)];
            for (int feature = 0; feature < features; feature++) {
                in += weights[unit * features + feature] * normal[feature];
            }
            hidden[unit] = Math.max(0, in);
            logit += weights[outWeight(unit)] * hidden[unit];
        }
        double wrong = share * (1 / (1 + Math.exp(-logit)) - (sample.damaged ? 1 : 0));
        gradients[outBias()] += wrong;
        for (int unit = 0; unit < HIDDEN; unit++) {
            gradients[outWeight(unit)] += wrong * hidden[unit];
            if (hidden[unit] > 0) {
                double back = wrong * weights[outWeight(unit)];
                gradients[hiddenBias(unit)] += back;
                for (int feature = 0; feature < features; feature++) {
                    gradients[unit * features + feature] += back * normal[feature];
                }
            }
        }
    }

    private SpeckJudge judge() {
        int first = HIDDEN * features;
        return new SpeckJudge(
                floats(mean, 0, features),
                floats(deviation, 0, features),
                floats(weights, 0, first),
                floats(weights, first, HIDDEN),
                floats(weights, first + HIDDEN, HIDDEN),
                floats(weights, first + 2 * HIDDEN, 1));
    }

    private static float[] floats(double[] values, int from, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[from + i];
        }
        return floats;
    }
}
