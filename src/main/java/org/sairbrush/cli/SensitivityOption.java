package org.sairbrush.cli;

import org.sairbrush.damage.DamageMap;
import picocli.CommandLine.Option;

/// How easily something is taken for damage.
final class SensitivityOption {

    @Option(
            names = "--sensitivity",
            paramLabel = "0-1",
            converter = ShareConverter.class,
            description = "How easily something is taken for damage: 0 beyond doubt, 1 at the least suspicion.")
    private double sensitivity = DamageMap.USUAL_SENSITIVITY;

    double value() {
        return sensitivity;
    }
}
