package org.sairbrush.train.evaluation;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.ClassicalFill;
import org.sairbrush.restore.CopyFill;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.sair.Background;

/// The methods without networks that every other has to beat.
public final class EvaluationBaselines {

    private static final String MEAN = "mean";
    private static final String MEMBRANE = "membrane";

    /// Telea and Navier–Stokes as OpenCV has them; spot healing, at 8 bits as well; the known colours continued smoothly,
    /// which is what the networks of a pack begin with; and every hole filled with the mean of the known pixels.
    public static final List<String> IDS =
            List.of(Method.TELEA.id(), Method.NAVIER_STOKES.id(), Method.SPOT_HEALING.id(), MEMBRANE, MEAN);

    private EvaluationBaselines() {}

    /// @param id one of [#IDS], for anything else there is nothing
    public static Optional<Evaluated> of(String id) {
        if (id.equals(Method.SPOT_HEALING.id())) {
            return Optional.of(new SpotHealing());
        }
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

    private record SpotHealing() implements Evaluated {

        @Override
        public String id() {
            return Method.SPOT_HEALING.id();
        }

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) {
            int plane = hole.length;
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Mask mask = Mask.empty(width, height);
            for (int i = 0; i < plane; i++) {
                int argb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    argb = argb << 8 | Math.round(Math.clamp(rgb[channel * plane + i], 0f, 1f) * 255);
                }
                image.setRGB(i % width, i / width, argb);
                mask.coverage()[i] = (byte) (hole[i] >= 0.5f ? 255 : 0);
            }
            RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
            try {
                Photo filled = CopyFill.restore(Photo.of(image), mask, settings, Progress.NONE).photo();
                return filled.rgb(Area.of(width, height), width, height);
            } catch (RestoreException nowhereToCopyFrom) {
                return rgb;
            }
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
