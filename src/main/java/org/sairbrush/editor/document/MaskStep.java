package org.sairbrush.editor.document;

/// A change of the mask alone.
public record MaskStep(String name, MaskPatch maskChange) implements MaskingStep {}
