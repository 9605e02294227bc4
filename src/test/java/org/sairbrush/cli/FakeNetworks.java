package org.sairbrush.cli;

import java.util.Arrays;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.train.evaluation.Evaluated;
import org.sairbrush.train.evaluation.EvaluationNetworks;

/// A pack in which there is only SAIR, and it predicts grey everywhere.
final class FakeNetworks implements EvaluationNetworks {

    @Override
    public Evaluated method(String id) throws RestoreException {
        if (!id.equals("sair")) {
            throw new RestoreException("The pack has no network for " + id + ": choose another pack.");
        }
        return new Evaluated() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public float[] fill(float[] rgb, float[] hole, int width, int height) {
                float[] grey = new float[rgb.length];
                Arrays.fill(grey, 0.5f);
                return grey;
            }
        };
    }

    @Override
    public void close() {}
}
