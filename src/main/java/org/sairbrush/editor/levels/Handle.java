package org.sairbrush.editor.levels;

import org.sairbrush.photo.Levels;

/// What of a range is moved. Places are tones in [0, 1].
enum Handle {
    BLACK {
        @Override
        double place(Levels.Range range) {
            return range.black();
        }

        @Override
        Levels.Range moved(Levels.Range range, double place) {
            double black = Math.clamp(place, 0, range.white() - Levels.Range.LEAST);
            return new Levels.Range(black, range.gamma(), range.white());
        }
    },
    MIDDLE {
        @Override
        double place(Levels.Range range) {
            return range.black() + (range.white() - range.black()) * Math.pow(0.5, range.gamma());
        }

        @Override
        Levels.Range moved(Levels.Range range, double place) {
            double share = (place - range.black()) / (range.white() - range.black());
            double gamma = Math.log(Math.clamp(share, 1e-6, 1 - 1e-6)) / Math.log(0.5);
            return new Levels.Range(
                    range.black(),
                    Math.clamp(gamma, Levels.Range.LEAST_GAMMA, Levels.Range.MOST_GAMMA),
                    range.white());
        }
    },
    WHITE {
        @Override
        double place(Levels.Range range) {
            return range.white();
        }

        @Override
        Levels.Range moved(Levels.Range range, double place) {
            double white = Math.clamp(place, range.black() + Levels.Range.LEAST, 1);
            return new Levels.Range(range.black(), range.gamma(), white);
        }
    };

    /// Where it is; what lies in the middle becomes a medium grey.
    abstract double place(Levels.Range range);

    /// The range with this at another place, or as near to it as may be.
    abstract Levels.Range moved(Levels.Range range, double place);

    /// The one that is nearest to a place; of those that lie together the one that can go there.
    static Handle nearest(Levels.Range range, double place) {
        Handle nearest = MIDDLE;
        for (Handle handle : new Handle[] {BLACK, WHITE}) {
            if (Math.abs(handle.place(range) - place) < Math.abs(nearest.place(range) - place)) {
                nearest = handle;
            }
        }
        return nearest;
    }
}
