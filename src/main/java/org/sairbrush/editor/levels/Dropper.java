package org.sairbrush.editor.levels;

import java.util.Optional;
import org.sairbrush.photo.Levels;

/// What a point of the photo becomes that is clicked.
public enum Dropper {
    BLACK {
        @Override
        Optional<Levels> drop(Levels levels, double[] point) {
            return levels.blackAt(point);
        }
    },
    GREY {
        @Override
        Optional<Levels> drop(Levels levels, double[] point) {
            return levels.greyAt(point);
        }
    },
    WHITE {
        @Override
        Optional<Levels> drop(Levels levels, double[] point) {
            return levels.whiteAt(point);
        }
    };

    /// @param point colours of the photo itself, each in [0, 1]
    /// @return empty where the point can't become that
    abstract Optional<Levels> drop(Levels levels, double[] point);
}
