package org.sairbrush.cli;

/// What `detect --json` prints. Times are in milliseconds.
///
/// @param holePixels  pixels of the mask, a narrow rim around the damage included
/// @param holeShare   of the photo, in [0, 1]
record DetectReport(
        String photo,
        String out,
        String pack,
        String device,
        int width,
        int height,
        double sensitivity,
        long holePixels,
        double holeShare,
        Timings timings) {

    record Timings(double read, double detect, double write, double total) {}
}
