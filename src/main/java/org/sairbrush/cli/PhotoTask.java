package org.sairbrush.cli;

import java.nio.file.Path;

/// One photo to restore.
///
/// @param mask a mask, or a folder that holds one of the photo's name
/// @param out  the file to write
record PhotoTask(Path photo, Path mask, Path out) {}
