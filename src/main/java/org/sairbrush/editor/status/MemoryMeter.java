package org.sairbrush.editor.status;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.bytedeco.javacpp.Pointer;

/// How much memory the program holds, Java's and the networks', looked at every other second while it is on.
public final class MemoryMeter {

    private static final long SECONDS = 2;

    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper();
    private boolean on;

    /// 0 until it is known.
    public ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /// From now on looks, or does not.
    public void turn(boolean toOn) {
        if (toOn && !on) {
            CompletableFuture.runAsync(this::look);
        }
        on = toOn;
    }

    private void look() {
        long now = Pointer.physicalBytes();
        Platform.runLater(() -> {
            bytes.set(now);
            if (on) {
                CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(this::look);
            }
        });
    }
}
