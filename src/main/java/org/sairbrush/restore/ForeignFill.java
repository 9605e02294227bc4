package org.sairbrush.restore;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sairbrush.foreign.ForeignInpainter;
import org.sairbrush.foreign.ForeignModelException;
import org.sairbrush.foreign.InpainterContract;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.PackException;

/// Fills a region by somebody else's inpainter, at the size that its contract allows, and enlarges what it gives to the
/// photo's own pixels. It can't be stopped before a region is done.
///
/// @param inpainter stays the pack's
record ForeignFill(ForeignInpainter inpainter) implements RegionFill {

    private static final int MARGIN = 48;

    /// Regions are cut to multiples of at least this, so that no scale is rounded away.
    private static final int MULTIPLE = 8;

    @Override
    public PlannerSettings planner() {
        InpainterContract.Size size = inpainter.contract().size();
        int multiple = Math.max(MULTIPLE, size.multiple());
        int largest = Math.max(multiple, size.largest() / multiple * multiple);
        return new PlannerSettings(largest, multiple, MARGIN, size.smallest());
    }

    @Override
    public boolean guessesKnown() {
        return !inpainter.contract().output().composited();
    }

    @Override
    public Result fill(Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        progress.check();
        Area area = region.area();
        int most = Optional.ofNullable(inpainter.contract().size().fixed()).orElse(Integer.MAX_VALUE);
        int width = Math.min(most, region.workingWidth());
        int height = Math.min(most, region.workingHeight());
        float[] filled;
        try {
            filled = inpainter.fill(photo.rgb(area, width, height), mask.holes(area, width, height), width, height);
        } catch (ForeignModelException e) {
            throw new PackException(e.getMessage(), e);
        }
        float[] rgb = resized(filled, width, height, area.width(), area.height());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.clamp(rgb[i], 0f, 1f);
        }
        return new Result(rgb, Optional.empty());
    }

    private static float[] resized(float[] planar, int width, int height, int newWidth, int newHeight) {
        if (width == newWidth && height == newHeight) {
            return planar;
        }
        int plane = width * height;
        int newPlane = newWidth * newHeight;
        float[] resized = new float[3 * newPlane];
        for (int channel = 0; channel < 3; channel++) {
            try (FloatPointer values = new FloatPointer(plane).put(planar, channel * plane, plane);
                    Mat from = new Mat(height, width, opencv_core.CV_32FC1, values);
                    Mat to = new Mat();
                    Size size = new Size(newWidth, newHeight)) {
                opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_CUBIC);
                new FloatPointer(to.data()).get(resized, channel * newPlane, newPlane);
            }
        }
        return resized;
    }
}
