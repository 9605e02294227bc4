package org.sairbrush.cli;

import java.nio.file.Path;

/// One photo to restore.
///
/// @param out  the file to write
record PhotoTask(Path photo, MaskSource mask, Path out) {}
