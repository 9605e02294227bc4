package org.sairbrush.editor.fill;

import java.util.function.Supplier;
import org.sairbrush.restore.Restorer;

/// The restorer, made when background work first needs it, so that the window is there before any model.
public final class LazyRestorer implements AutoCloseable {

    private final Supplier<Restorer> factory;
    private Restorer restorer;
    private boolean closed;

    public LazyRestorer(Supplier<Restorer> factory) {
        this.factory = factory;
    }

    /// May take long: only for background work.
    public synchronized Restorer get() {
        if (closed) {
            throw new IllegalStateException("The restorer has been closed");
        }
        if (restorer == null) {
            restorer = factory.get();
        }
        return restorer;
    }

    /// Lets packs be read anew, where any are open. May take long: only for background work.
    public void release() {
        Restorer open;
        synchronized (this) {
            open = closed ? null : restorer;
        }
        if (open != null) {
            open.release();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (restorer != null) {
            restorer.close();
        }
    }
}
