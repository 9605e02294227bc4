package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.TensorFileException;

/// CLIP's text tower and prompt templates: a label's vector is the mean of the unit vectors of all sentences about it,
/// of length 1 again. The tower is loaded for the first label that is asked for; calls from several threads queue up.
public final class ClipTextEncoder implements TextEncoder {

    private final Path checkpoint;
    private final ClipSettings settings;
    private final ClipTokenizer tokenizer;
    private final PromptTemplates templates;
    private final int dimension;
    private final NDManager manager;
    private final ReentrantLock lock = new ReentrantLock();
    private Tower tower;

    private record Tower(ClipTextTransformer network, ClipConfig.Text config) {}

    /// @param checkpoint of a model whose vision tower is used with this encoder
    /// @param settings   what the checkpoint doesn't tell
    /// @param tokenizer  closed with the encoder
    /// @param dimension  of the model's joint embedding
    /// @param parent     gives the device, and closes the encoder's arrays with itself
    public ClipTextEncoder(
            Path checkpoint,
            ClipSettings settings,
            ClipTokenizer tokenizer,
            PromptTemplates templates,
            int dimension,
            NDManager parent) {
        this.checkpoint = checkpoint;
        this.settings = settings;
        this.tokenizer = tokenizer;
        this.templates = templates;
        this.dimension = dimension;
        this.manager = parent.newSubManager();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    /// @throws UncheckedIOException when the tower can't be loaded, or the tokenizer belongs to another one; the
    ///                              message is one sentence that names the file
    @Override
    public float[] encode(String phrase) {
        lock.lock();
        try {
            if (tower == null) {
                tower = load();
            }
            return mean(ids(templates.about(phrase)), templates.sentences().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private float[] mean(long[] ids, int rows) {
        return Scope.free(() -> {
            NDArray tokens = manager.create(ids, new Shape(rows, ids.length / rows));
            NDArray units = tower.network().encode(tokens).normalize(2, 1);
            return units.mean(new int[] {0}).normalize(2, 0).toFloatArray();
        });
    }

    private Tower load() throws IOException {
        try (ClipCheckpoint file = ClipCheckpoint.open(checkpoint)) {
            ClipConfig config = settings.complete(file.config(), checkpoint);
            return new Tower(file.text(config, manager), config.text());
        }
    }

    /// The tokens of sentences, row by row, each row padded with zeros to the longest. Nothing looks beyond a text's
    /// end, so the rest of CLIP's context is left out.
    private long[] ids(List<String> sentences) throws TensorFileException {
        List<long[]> rows = sentences.stream()
                .map(sentence -> tokenizer.encode(sentence, tower.config().context()))
                .toList();
        int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
        long[] ids = new long[rows.size() * longest];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, ids, row * longest, rows.get(row).length);
        }
        for (long id : ids) {
            if (id >= tower.config().vocabulary()) {
                throw new TensorFileException(checkpoint, "it knows %d tokens, but its pack's tokenizer makes number %d"
                        .formatted(tower.config().vocabulary(), id));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            tokenizer.close();
            manager.close();
        } finally {
            lock.unlock();
        }
    }
}
