package org.sairbrush.editor.fill;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Restorer;

/// The restorer, made when background work first needs it, so that the window is there before any model.
public final class LazyRestorer implements AutoCloseable {

    private final Supplier<Restorer> factory;
    private UnaryOperator<Restorer> wish = UnaryOperator.identity();
    private Restorer restorer;
    private boolean closed;

    public LazyRestorer(Supplier<Restorer> factory) {
        this.factory = factory;
    }

    /// From now on networks run where the user wants them to. To be called before the restorer is first needed.
    ///
    /// @param threads on a CPU, 0 for all cores
    public synchronized void prefer(Supplier<DeviceChoice> device, Supplier<Integer> threads) {
        wish = made -> new PreferredDevice(made, device, threads);
    }

    /// May take long: only for background work.
    public synchronized Restorer get() {
        if (closed) {
            throw new IllegalStateException("The restorer has been closed");
        }
        if (restorer == null) {
            restorer = wish.apply(factory.get());
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
