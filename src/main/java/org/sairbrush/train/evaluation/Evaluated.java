package org.sairbrush.train.evaluation;

import org.sairbrush.restore.RestoreException;

/// A method of filling holes that is compared with others.
public interface Evaluated {

    /// The word for it in tables and on the command line, such as `sair`.
    String id();

    /// Predicts the whole picture.
    ///
    /// @param rgb  planar (3, height, width) in [0, 1], black in the holes; not to be changed
    /// @param hole (height, width), 1 in holes and 0 elsewhere; not to be changed
    /// @return (3, height, width), the raw prediction, known pixels included; values outside [0, 1] are clipped
    /// @throws RestoreException when it can't be done, in one sentence
    float[] fill(float[] rgb, float[] hole, int width, int height) throws RestoreException;
}
