package org.sairbrush.restore;

/// How crops are chosen.
///
/// @param workingMaximum longest side of a working size, a multiple of `multiple`
/// @param multiple       sides of a working size are multiples of this
/// @param margin         known surroundings on each side of a hole, at least, in pixels of the photo
/// @param minimumSide    smallest side of a crop where the photo allows, in pixels of the photo
public record PlannerSettings(int workingMaximum, int multiple, int margin, int minimumSide) {

    public PlannerSettings {
        if (multiple < 1 || workingMaximum < multiple || workingMaximum % multiple != 0) {
            throw new IllegalArgumentException("The working maximum %d must be a positive multiple of %d"
                    .formatted(workingMaximum, multiple));
        }
        if (margin < 0 || minimumSide < 1) {
            throw new IllegalArgumentException(
                    "Margin %d or minimum side %d is too small".formatted(margin, minimumSide));
        }
    }

    /// The usual context: 48 pixels of margin, which is what the networks see of a speck's surroundings. Larger crops
    /// were measured to fill specks no better.
    public static PlannerSettings of(int workingMaximum, int multiple) {
        return new PlannerSettings(workingMaximum, multiple, 48, 96);
    }
}
