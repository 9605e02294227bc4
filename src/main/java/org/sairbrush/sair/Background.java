package org.sairbrush.sair;

import java.util.Arrays;
import org.sairbrush.nn.Membrane;

/// What stands in the holes when the appearance encoder looks at a picture, and what its colours are added to.
public enum Background {

    /// Nothing: holes are 0 and the network predicts colours, as in the paper.
    BLANK,

    /// The known colours continued smoothly; the network predicts the difference to them. It begins where the classical
    /// smooth fills end and spends nothing on copying what is known.
    MEMBRANE;

    /// The picture with this background in its holes.
    ///
    /// @param rgb   planar (3, height, width) in [0, 1]; what lies in the holes is not looked at
    /// @param holes (height, width), hole where above 0
    /// @return planar (3, height, width)
    public float[] under(float[] rgb, float[] holes, int width, int height) {
        int plane = width * height;
        float[] picture = new float[3 * plane];
        float[] known = new float[plane];
        for (int pixel = 0; pixel < plane; pixel++) {
            known[pixel] = holes[pixel] > 0 ? 0 : 1;
        }
        for (int channel = 0; channel < 3; channel++) {
            float[] values = Arrays.copyOfRange(rgb, channel * plane, (channel + 1) * plane);
            for (int pixel = 0; pixel < plane; pixel++) {
                values[pixel] *= known[pixel];
            }
            if (this == MEMBRANE) {
                Membrane.fill(values, known, width, height);
            }
            System.arraycopy(values, 0, picture, channel * plane, plane);
        }
        return picture;
    }

    /// What the network's output is added to at a pixel of the picture that [#under] gave.
    public float base(float value) {
        return this == MEMBRANE ? value : 0;
    }
}
