package org.sairbrush.semantics;

/// How cosines become labels.
///
/// @param temperature of the softmax over labels, > 0, in units of the one that the encoder was trained at: the
///                    smaller, the surer
/// @param presence    labels whose probability nowhere reaches this, in [0, 1], are taken to be absent (MaskCLIP's
///                    prompt denoising); 0 keeps all
/// @param margin      where the best label's probability leads the next one's by less than this, in [0, 1], the label
///                    is [LabelMap#UNSURE]; 0 always decides
/// @param smooth      whether borders of labels follow those in the photo
public record LabelSettings(double temperature, double presence, double margin, boolean smooth) {

    /// Chosen with the default pack on hand-labelled faces, the presence after MaskCLIP.
    public static final LabelSettings DEFAULT = new LabelSettings(0.4, 0.5, 0.1, true);

    public LabelSettings {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("The temperature should be above 0, not " + temperature + ".");
        }
        requireShare("presence", presence);
        requireShare("margin", margin);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("The %s should be from 0 to 1, not %s.".formatted(name, value));
        }
    }

    public LabelSettings withPresence(double presence) {
        return new LabelSettings(temperature, presence, margin, smooth);
    }

    public LabelSettings withMargin(double margin) {
        return new LabelSettings(temperature, presence, margin, smooth);
    }

    public LabelSettings withSmooth(boolean smooth) {
        return new LabelSettings(temperature, presence, margin, smooth);
    }
}
