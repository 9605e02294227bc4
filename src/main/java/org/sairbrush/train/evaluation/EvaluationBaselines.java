package org.sairbrush.train.evaluation;

import java.util.List;
import java.util.Optional;
import org.sairbrush.restore.ClassicalFill;
import org.sairbrush.restore.Method;
import org.sairbrush.sair.Background;

/// The methods without networks that every other has to beat.
public final class EvaluationBaselines {

    private static final String MEAN = "mean";
    private static final String MEMBRANE = "membrane";

    /// Telea and Navier–Stokes as OpenCV has them; the known colours continued smoothly, which is what the networks of
    /// a pack begin with; and every hole filled with the mean of the known pixels.
    public static final List<String> IDS =
            List.of(Method.TELEA.id(), Method.NAVIER_STOKES.id(), MEMBRANE, MEAN);

    private EvaluationBaselines() {}

    /// @param id one of [#IDS], for anything else there is nothing
    public static Optional<Evaluated> of(String id) {
        return switch (id) {
            case MEAN -> Optional.of(new Mean());
            case MEMBRANE -> Optional.of(new Smooth());
            default -> Method.of(id).filter(_ -> IDS.contains(id)).map(Classical::new);
        };
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

    private record Smooth() implements Evaluated {

        @Override
        public String id() {
            return MEMBRANE;
        }

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) {
            float[] binary = new float[hole.length];
            for (int i = 0; i < binary.length; i++) {
                binary[i] = hole[i] >= 0.5f ? 1 : 0;
            }
            return Background.MEMBRANE.under(rgb, binary, width, height);
        }
    }

    private record Mean() implements Evaluated {

        @Override
        public String id() {
            return MEAN;
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
