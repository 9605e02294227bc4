package org.sairbrush.clip;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.LinkedHashMap;
import java.util.Map;

/// all-MiniLM-L6-v2 (384-d), the locked text tower of the Mini pack. Its weights come inside a library's jar, so it
/// works offline and has nothing to verify. The first instance takes about a second, because the weights are loaded
/// once for the whole program; further ones are free.
public final class MiniLmTextEncoder implements TextEncoder {

    private static final int DIMENSION = 384;
    private static final int CACHED_PHRASES = 1024;

    // An executor that runs in the calling thread: the default one keeps a pool that single phrases never use.
    private final AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

    private final Map<String, float[]> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > CACHED_PHRASES;
        }
    };

    @Override
    public int dimension() {
        return DIMENSION;
    }

    /// @throws IllegalArgumentException when the phrase is blank
    @Override
    public float[] encode(String phrase) {
        synchronized (cache) {
            float[] known = cache.get(phrase);
            if (known != null) {
                return known.clone();
            }
        }
        // Outside the lock: two threads may encode one phrase twice, but none waits for another's phrase.
        float[] vector = normalised(model.embed(phrase).content().vector());
        synchronized (cache) {
            cache.put(phrase, vector);
        }
        return vector.clone();
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double scale = 1 / Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] * scale);
        }
        return unit;
    }

    /// The weights are shared by all instances and stay for the program's life.
    @Override
    public void close() {
        synchronized (cache) {
            cache.clear();
        }
    }
}
