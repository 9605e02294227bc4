package org.sairbrush.damage;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.Weights;

/// Says of a speck that a [DamageNetwork] suspects whether it is damage, by numbers that tell of its shape, its tones
/// and what the photo shows there: a network of one hidden layer, so small that it needs no engine.
public final class SpeckJudge {

    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String HIDDEN_WEIGHT = "hidden.weight";
    private static final String HIDDEN_BIAS = "hidden.bias";
    private static final String OUT_WEIGHT = "out.weight";
    private static final String OUT_BIAS = "out.bias";

    private final float[] mean;
    private final float[] deviation;
    private final float[] hiddenWeight;
    private final float[] hiddenBias;
    private final float[] outWeight;
    private final float[] outBias;

    /// @param mean         of each feature
    /// @param deviation    of each feature, above 0
    /// @param hiddenWeight `(hidden, features)`
    /// @param hiddenBias   `(hidden)`
    /// @param outWeight    `(hidden)`
    /// @param outBias      one number
    public SpeckJudge(
            float[] mean, float[] deviation, float[] hiddenWeight, float[] hiddenBias, float[] outWeight,
            float[] outBias) {
        this.mean = mean;
        this.deviation = deviation;
        this.hiddenWeight = hiddenWeight;
        this.hiddenBias = hiddenBias;
        this.outWeight = outWeight;
        this.outBias = outBias;
    }

    /// Reads what [#tensors()] gives.
    ///
    /// @throws SafetensorsException when a tensor is missing or not finite, or they do not fit each other
    public static SpeckJudge read(SafetensorsFile file) throws SafetensorsException {
        long features = file.info(MEAN).shape().size();
        long hidden = file.info(HIDDEN_BIAS).shape().size();
        float[] deviation = values(file, DEVIATION, new Shape(features));
        for (float value : deviation) {
            if (!(value > 0)) {
                throw new SafetensorsException(
                        file.path(), "tensor '%s' holds numbers that are not above 0".formatted(DEVIATION));
            }
        }
        return new SpeckJudge(
                values(file, MEAN, new Shape(features)),
                deviation,
                values(file, HIDDEN_WEIGHT, new Shape(hidden, features)),
                values(file, HIDDEN_BIAS, new Shape(hidden)),
                values(file, OUT_WEIGHT, new Shape(hidden)),
                values(file, OUT_BIAS, new Shape(1)));
    }

    private static float[] values(SafetensorsFile file, String name, Shape needed) throws SafetensorsException {
        Shape shape = file.info(name).shape();
        if (!shape.equals(needed)) {
            throw new SafetensorsException(
                    file.path(), "tensor '%s' has shape %s where the network needs %s".formatted(name, shape, needed));
        }
        return Weights.finite(name, file);
    }

    public SequencedMap<String, FloatTensor> tensors() {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(MEAN, new FloatTensor(new Shape(mean.length), mean));
        tensors.put(DEVIATION, new FloatTensor(new Shape(deviation.length), deviation));
        tensors.put(HIDDEN_WEIGHT, new FloatTensor(new Shape(hiddenBias.length, mean.length), hiddenWeight));
        tensors.put(HIDDEN_BIAS, new FloatTensor(new Shape(hiddenBias.length), hiddenBias));
        tensors.put(OUT_WEIGHT, new FloatTensor(new Shape(outWeight.length), outWeight));
        tensors.put(OUT_BIAS, new FloatTensor(new Shape(1), outBias));
        return tensors;
    }

    /// How many numbers it wants to be told of a speck.
    public int features() {
        return mean.length;
    }

    /// @param features [#features()] of them, as the judge was trained
    /// @return how probable it is that the speck is damage, in [0, 1]
    public double damaged(float[] features) {
        double logit = outBias[0];
        for (int unit = 0; unit < hiddenBias.length; unit++) {
            double sum = hiddenBias[unit];
            for (int feature = 0; feature < features.length; feature++) {
                double normal = (features[feature] - mean[feature]) / deviation[feature];
                sum += hiddenWeight[unit * features.length + feature] * normal;
            }
            logit += outWeight[unit] * Math.max(0, sum);
        }
        return 1 / (1 + Math.exp(-logit));
    }
}
