package org.sairbrush.restore;

import java.util.List;
import java.util.stream.IntStream;

/// From how many and from which points of view a region is filled. The networks have no chance in them: another result
/// comes from looking at the region in another way, and the same seed always looks in the same way.
///
/// @param passes views that are taken the mean of, 1 to [#MOST_PASSES]
/// @param seed   0 begins with the region as it is; no two of the first few seeds have a view in common: a region has
///               at least 18
public record Views(int passes, int seed) {

    public static final int MOST_PASSES = 4;

    /// The region as it is, once.
    public static final Views ONE = new Views(1, 0);

    public Views {
        if (passes < 1 || passes > MOST_PASSES) {
            throw new IllegalArgumentException("Passes must be 1 to " + MOST_PASSES + ", not " + passes);
        }
        if (seed < 0) {
            throw new IllegalArgumentException("The seed must be 0 or more, not " + seed);
        }
    }

    List<View> list() {
        return IntStream.range(0, passes)
                .mapToObj(pass -> View.of((long) seed * passes + pass))
                .toList();
    }
}
