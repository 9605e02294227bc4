package org.sairbrush.restore.batch;

import java.nio.file.Path;

/// One photo to restore.
///
/// @param out  the file to write; its ending says the format
public record PhotoTask(Path photo, MaskSource mask, Path out) {}
