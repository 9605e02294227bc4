package org.sairbrush.train.evaluation;

import java.util.List;

/// How every method did on every picture: by method, then by bin.
public record EvaluationScores(List<MethodScores> byMethod) {

    /// Of each method and bin.
    public List<EvaluationResult> results() {
        return byMethod.stream().map(MethodScores::result).toList();
    }

    /// How far the first method is ahead of each other one.
    public List<EvaluationDifference> differences() {
        return byMethod.stream()
                .filter(scores -> !scores.method().equals(byMethod.getFirst().method()))
                .map(other -> first(other.bin()).minus(other))
                .toList();
    }

    private MethodScores first(EvaluationBin bin) {
        return byMethod.stream().filter(scores -> scores.bin().equals(bin)).findFirst().orElseThrow();
    }
}
