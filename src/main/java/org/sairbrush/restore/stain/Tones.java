package org.sairbrush.restore.stain;

/// The scale on which a stain changes light and dark tones by as much.
enum Tones {
    /// What darkens absorbs a share of the light: black stays black.
    DARKENED,
    /// What bleaches or veils takes away a share of the darkness: white stays white.
    LIGHTENED;

    /// Keeps the last few levels before black, or white, from weighing as much as all the others.
    private static final double FLOOR = 0.05;

    /// @param sample in [0, 1]
    float of(float sample) {
        return switch (this) {
            case DARKENED -> (float) Math.log(sample + FLOOR);
            case LIGHTENED -> (float) -Math.log(1 + FLOOR - sample);
        };
    }

    /// The sample of a tone; beyond [0, 1] where there is no such sample.
    float sample(float tone) {
        return switch (this) {
            case DARKENED -> (float) (Math.exp(tone) - FLOOR);
            case LIGHTENED -> (float) (1 + FLOOR - Math.exp(-tone));
        };
    }
}
