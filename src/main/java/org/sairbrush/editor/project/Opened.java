package org.sairbrush.editor.project;

import org.sairbrush.editor.document.PhotoDocument;

/// A project that was read.
///
/// @param document null where its photo was not found
/// @param original what the photo is known by
/// @param strokes  number of the session's last stroke file, or 0
record Opened(Laid laid, PhotoDocument document, Manifest.Original original, int strokes) {}
