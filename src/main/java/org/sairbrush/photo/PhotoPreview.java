package org.sairbrush.photo;

/// What a photo looks like, small.
///
/// @param width  of the whole photo, upright, in pixels; so is the height
/// @param small  a picture of all of it
public record PhotoPreview(int width, int height, Photo small) {}
