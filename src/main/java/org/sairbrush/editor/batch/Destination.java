package org.sairbrush.editor.batch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.sairbrush.editor.export.ExportViewModel;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.batch.PhotoNames;

/// Where the results of many photos go.
///
/// @param format one that can be written; empty for each photo's own
record Destination(Path folder, Optional<PhotoFormat> format) {

    /// Where the result of a photo goes: a file of its name, or of its name with `-restored` where that is kept for
    /// something else. Photos that would have results of one name are told apart by a number, as `a.png` and `a-2.png`.
    ///
    /// @param kept  whether no result may be there, as a photo or a mask is
    /// @param taken whether it is the result of another photo
    Path of(Path photo, Predicate<Path> kept, Predicate<Path> taken) {
        Path usual = PhotoNames.resultIn(folder, photo, format);
        String name = usual.getFileName().toString();
        String ending = name.substring(PhotoNames.stem(usual).length());
        String stem = PhotoNames.stem(usual) + (kept.test(usual) ? ExportViewModel.SUFFIX : "");
        Path result = folder.resolve(stem + ending);
        for (int number = 2; taken.test(result) || kept.test(result); number++) {
            result = folder.resolve(stem + "-" + number + ending);
        }
        return result;
    }
}
