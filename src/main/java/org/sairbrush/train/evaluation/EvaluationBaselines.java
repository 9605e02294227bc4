package org.sairbrush.train.evaluation;

import java.util.List;
import java.util.Optional;
import org.sairbrush.restore.ClassicalFill;
import org.sairbrush.restore.Method;

/// The methods without networks that every other has to beat.
public final class EvaluationBaselines {

    /// Telea and Navier–Stokes as OpenCV has them, and every hole filled with the mean of the known pixels.
    public static final List<String> IDS = List.of(Method.TELEA.id(), Method.NAVIER_STOKES.id(), "mean");

    private EvaluationBaselines() {}

    /// @param id one of [#IDS], for anything else there is nothing
    public static Optional<Evaluated> of(String id) {
        if (!IDS.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(Method.of(id).<Evaluated>map(Classical::new).orElseGet(Mean::new));
    }

    private record Classical(Method method) implements Evaluated {

        @Override
        public String id() {
            return method.id();
        }

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) {
            return ClassicalFill.fill(rgb, hole, width, height, method);
        }
    }

    private record Mean() implements Evaluated {

        @Override
        public String id() {
            return "mean";
        }

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) {
            float[] filled = rgb.clone();
            int plane = hole.length;
            for (int channel = 0; channel < 3; channel++) {
                double sum = 0;
                int known = 0;
                for (int i = 0; i < plane; i++) {
                    if (hole[i] < 0.5f) {
                        sum += rgb[channel * plane + i];
                        known++;
                    }
                }
                float mean = known == 0 ? 0.5f : (float) (sum / known);
                for (int i = 0; i < plane; i++) {
                    if (hole[i] >= 0.5f) {
                        filled[channel * plane + i] = mean;
                    }
                }
            }
            return filled;
        }
    }
}
