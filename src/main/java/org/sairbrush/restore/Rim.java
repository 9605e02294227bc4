package org.sairbrush.restore;

import org.sairbrush.photo.Area;

/// What lies right around something that is filled: known pixels that a membrane is stretched between.
final class Rim {

    private Rim() {}

    /// @param weight  (area.height, area.width), above 0 where it is filled
    /// @param settled what stays as it is by now
    /// @return (area.height, area.width), 1 on settled pixels that touch one that is filled, 0 elsewhere
    static float[] of(Area area, float[] weight, HoleFinder.Pixels settled) {
        float[] rim = new float[weight.length];
        int width = area.width();
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                boolean touches = x > 0 && weight[i - 1] > 0
                        || x < width - 1 && weight[i + 1] > 0
                        || y > 0 && weight[i - width] > 0
                        || y < area.height() - 1 && weight[i + width] > 0;
                rim[i] = touches && settled.contain(area.x() + x, area.y() + y) ? 1 : 0;
            }
        }
        return rim;
    }
}
