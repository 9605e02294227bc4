package org.sairbrush.train.evaluation;

import java.util.Map;

/// How well labels were found on the pictures of one bin.
///
/// @param set       the labelled set
/// @param bin       share of the hole in percent, `all` for all of these together, `none` for undamaged pictures
/// @param n         pictures
/// @param words     `trained` for the words used in training, `unseen` for others that mean the same
/// @param raw       with the semantic map as the encoder gave it
/// @param completed with the map that SIR completed
public record LabelResult(String set, String bin, int n, String words, Regions raw, Regions completed) {

    static final String ALL = "all";
    static final String UNDAMAGED = "none";

    /// @param whole over all pixels
    /// @param hole  over hole pixels, null where there are none
    public record Regions(Scores whole, Scores hole) {}

    /// Intersection over union, both counted in pixels over all pictures.
    ///
    /// @param meanIou over the classes that occur in the truth
    /// @param iou     of those, by their word of training
    public record Scores(double meanIou, Map<String, Double> iou) {}
}
