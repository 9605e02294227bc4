package org.sairbrush.editor.dialogs;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.sairbrush.photo.PhotoFormat;

/// What a file is called for which a name was typed and a kind of file was chosen.
final class TargetName {

    private TargetName() {}

    /// @param ending that the name gets unless it has it
    static Path of(Path typed, String ending) {
        String name = typed.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? typed : typed.resolveSibling(name + ending);
    }

    /// A name without a known ending gets that of the kind, and so does one that was left as it was suggested while
    /// another kind was chosen. An ending that was typed counts more than the kind.
    static Path of(Path typed, Path suggested, PhotoFormat kind) {
        Optional<PhotoFormat> ending = PhotoFormat.of(typed);
        if (ending.isEmpty()) {
            return typed.resolveSibling(typed.getFileName() + "." + kind.extensions().getFirst());
        }
        boolean left = ending.equals(PhotoFormat.of(suggested));
        if (!left || ending.get() == kind) {
            return typed;
        }
        String name = typed.getFileName().toString();
        return typed.resolveSibling(
                name.substring(0, name.lastIndexOf('.') + 1) + kind.extensions().getFirst());
    }
}
