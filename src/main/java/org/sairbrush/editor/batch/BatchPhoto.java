package org.sairbrush.editor.batch;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A photo of a batch. Changed by the interface's thread only.
public final class BatchPhoto {

    private final Path file;
    private final long bytes;
    private final ReadOnlyObjectWrapper<PhotoState> state = new ReadOnlyObjectWrapper<>(PhotoState.WAITING);
    private final ReadOnlyObjectWrapper<Thumbnail> thumbnail = new ReadOnlyObjectWrapper<>();

    /// @param file  absolute
    /// @param bytes of the file
    BatchPhoto(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    public Path file() {
        return file;
    }

    public long bytes() {
        return bytes;
    }

    public ReadOnlyObjectProperty<PhotoState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public PhotoState state() {
        return state.get();
    }

    /// Null until it is made, and where the photo can't be read.
    public ReadOnlyObjectProperty<Thumbnail> thumbnailProperty() {
        return thumbnail.getReadOnlyProperty();
    }

    /// The file that its result is in.
    public Optional<Path> result() {
        return switch (state.get()) {
            case PhotoState.Done done -> Optional.of(done.result());
            case PhotoState.Skipped skipped -> Optional.of(skipped.result());
            case PhotoState.Waiting waiting -> waiting.anew();
            default -> Optional.empty();
        };
    }

    void set(PhotoState next) {
        state.set(next);
    }

    void set(Thumbnail made) {
        thumbnail.set(made);
    }
}
