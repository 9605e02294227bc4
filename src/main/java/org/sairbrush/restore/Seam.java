package org.sairbrush.restore;

/// How a fill passes into the photo around it. What no mask covers stays the same in any case.
///
/// @param soft    whether pixels that the mask covers by less than half are blended by their coverage; otherwise they
///                stay as they are
/// @param feather over how many pixels of the photo the fill fades, within the hole, into what stood there: 0 not at
///                all
public record Seam(boolean soft, int feather) {

    public static final int LARGEST_FEATHER = 64;

    /// Half covered pixels are filled entirely, all others stay.
    public static final Seam HARD = new Seam(false, 0);

    /// Soft edges of the mask are soft edges of the fill.
    public static final Seam SOFT = new Seam(true, 0);

    public Seam {
        if (feather < 0 || feather > LARGEST_FEATHER) {
            throw new IllegalArgumentException(
                    "The feather must be from 0 to %d pixels, not %d".formatted(LARGEST_FEATHER, feather));
        }
    }
}
