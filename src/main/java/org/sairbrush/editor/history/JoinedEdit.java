package org.sairbrush.editor.history;

import java.util.stream.Stream;

/// Two steps in a row as one, under the second's name.
record JoinedEdit(Edit first, Edit second) implements Edit {

    @Override
    public String name() {
        return second.name();
    }

    @Override
    public long bytes() {
        return first.bytes() + second.bytes();
    }

    @Override
    public boolean changesPhoto() {
        return first.changesPhoto() || second.changesPhoto();
    }

    @Override
    public void undo() {
        second.undo();
        first.undo();
    }

    @Override
    public void redo() {
        first.redo();
        second.redo();
    }

    @Override
    public void shed() {
        first.shed();
        second.shed();
    }

    @Override
    public Stream<Edit> parts() {
        return Stream.concat(first.parts(), second.parts());
    }
}
