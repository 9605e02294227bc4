package org.sairbrush.photo;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.imageio.ImageTypeSpecifier;

/// Brings images of every kind into the layout of [Samples] without changing what a sample says.
final class Layout {

    /// Converted at a time.
    private static final int ROWS = 64;

    private Layout() {}

    /// The image itself where it has the layout already.
    static BufferedImage of(BufferedImage image) {
        ColorSpace space = image.getColorModel().getColorSpace();
        if (!usable(space)) {
            return toSrgb(image);
        }
        if (space instanceof ICC_ColorSpace icc && !builtIn(space) && ColourTransform.isPractically(icc)) {
            return of(withColourSpace(image, plain(icc.getNumComponents())));
        }
        if (Samples.fit(image)) {
            return image;
        }
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return grey(palette) ? expanded(image, palette, 1) : inColours(image, palette);
        }
        int bits = Arrays.stream(image.getColorModel().getComponentSize()).max().orElse(8) > 8 ? 16 : 8;
        if (bits == 8 && space.isCS_sRGB() && !image.isAlphaPremultiplied()) {
            return draw(image);
        }
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage result = create(image.getWidth(), image.getHeight(), space, alpha, bits);
        if (wholeSamples(image.getColorModel(), bits)) {
            copy(image.getRaster(), image.isAlphaPremultiplied(), result.getRaster());
        } else {
            scale(image, result, bits);
        }
        return result;
    }

    /// An empty image of the same layout.
    static BufferedImage like(BufferedImage image, int width, int height) {
        return empty(image.getColorModel(), image.getSampleModel().createCompatibleSampleModel(width, height));
    }

    /// An empty image in the heap, or outside of it where it would take too much of it.
    static BufferedImage empty(ColorModel colours, SampleModel samples) {
        long count = (long) samples.getWidth() * samples.getHeight() * samples.getNumBands();
        boolean mapped = mappable(samples)
                && MappedSamples.suit(count * DataBuffer.getDataTypeSize(samples.getDataType()) / 8);
        DataBuffer buffer = mapped
                ? MappedSamples.allocate(samples.getDataType(), Math.toIntExact(count))
                : samples.createDataBuffer();
        return new BufferedImage(colours, Raster.createWritableRaster(samples, buffer, null), false, null);
    }

    /// @param type one of [BufferedImage]'s
    static BufferedImage empty(int type, int width, int height) {
        ImageTypeSpecifier kind = ImageTypeSpecifier.createFromBufferedImageType(type);
        return empty(kind.getColorModel(), kind.getSampleModel(width, height));
    }

    /// Whether images of this kind may lie outside the heap.
    static boolean mappable(SampleModel samples) {
        int type = samples.getDataType();
        return samples instanceof PixelInterleavedSampleModel
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
    }

    /// The same samples, meant as colours of another space with as many components.
    static BufferedImage withColourSpace(BufferedImage image, ColorSpace space) {
        ColorModel model = image.getColorModel();
        if (!(model instanceof ComponentColorModel)) {
            return image;
        }
        boolean premultiplied = model.isAlphaPremultiplied();
        ColorModel meant = new ComponentColorModel(
                space, model.hasAlpha(), premultiplied, model.getTransparency(), model.getTransferType());
        return new BufferedImage(meant, image.getRaster(), premultiplied, null);
    }

    /// The same samples, meant as colours times alpha.
    static BufferedImage timesAlpha(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (!model.hasAlpha() || !(model instanceof ComponentColorModel)) {
            return image;
        }
        ColorModel meant = new ComponentColorModel(
                model.getColorSpace(), true, true, model.getTransparency(), model.getTransferType());
        return new BufferedImage(meant, image.getRaster(), true, null);
    }

    /// The photo's colours in sRGB, at its own depth; grey stays grey.
    static BufferedImage inSrgb(Photo photo) {
        int components = photo.grey() ? 1 : 3;
        BufferedImage result =
                create(photo.width(), photo.height(), plain(components), photo.alpha(), photo.bitDepth());
        Samples from = photo.samples();
        Samples to = new Samples(result);
        int width = photo.width();
        IntStream.range(0, photo.height()).parallel().forEach(y -> {
            float[] rgb = photo.rgb(new Area(0, y, width, 1), width, 1);
            for (int x = 0; x < width; x++) {
                int index = to.index(x, y);
                for (int band = 0; band < components; band++) {
                    to.set(index + to.position(band), Math.round(rgb[band * width + x] * to.maximum()));
                }
                if (photo.alpha()) {
                    int alpha = from.get(from.index(x, y) + from.position(from.bands() - 1));
                    to.set(index + to.position(to.bands() - 1), alpha);
                }
            }
        });
        return result;
    }

    private static boolean usable(ColorSpace space) {
        int type = space.getType();
        return space.isCS_sRGB()
                || space == PlainCmyk.INSTANCE
                || space instanceof ICC_ColorSpace
                        && Set.of(ColorSpace.TYPE_GRAY, ColorSpace.TYPE_RGB, ColorSpace.TYPE_CMYK).contains(type);
    }

    /// Whether it is what images without a profile have.
    static boolean builtIn(ColorSpace space) {
        return space.isCS_sRGB() || space == plain(1) || space == plain(4);
    }

    /// The colours of files without a profile.
    static ColorSpace plain(int components) {
        return switch (components) {
            case 1 -> ColorSpace.getInstance(ColorSpace.CS_GRAY);
            case 4 -> PlainCmyk.INSTANCE;
            default -> ColorSpace.getInstance(ColorSpace.CS_sRGB);
        };
    }

    private static BufferedImage toSrgb(BufferedImage image) {
        ColorConvertOp conversion = new ColorConvertOp(null);
        return converted(image, conversion::filter);
    }

    private static BufferedImage draw(BufferedImage image) {
        return converted(image, (from, to) -> {
            Graphics2D graphics = to.createGraphics();
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(from, 0, 0, null);
            graphics.dispose();
        });
    }

    /// At 8 bits in sRGB, some rows at a time, as Java converts only what lies in the heap.
    private static BufferedImage converted(BufferedImage image, BiConsumer<BufferedImage, BufferedImage> conversion) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage result = create(image.getWidth(), image.getHeight(), plain(3), alpha, 8);
        Samples samples = new Samples(result);
        for (int y = 0; y < image.getHeight(); y += ROWS) {
            int rows = Math.min(ROWS, image.getHeight() - y);
            BufferedImage part = create(image.getWidth(), rows, plain(3), alpha, 8);
            conversion.accept(image.getSubimage(0, y, image.getWidth(), rows), part);
            Samples converted = new Samples(part);
            samples.copy(converted, 0, samples.index(0, y), converted.index(0, rows));
        }
        return result;
    }

    /// Whether all colours of a palette are greys without alpha.
    static boolean grey(IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        return Arrays.stream(colours).allMatch(colour -> colour == 0xFF000000 + (colour & 0xFF) * 0x010101);
    }

    /// The colours of a picture that has a palette, even if they are all grey.
    static BufferedImage inColours(BufferedImage image, IndexColorModel palette) {
        return expanded(image, palette, 3);
    }

    private static BufferedImage expanded(BufferedImage image, IndexColorModel palette, int components) {
        int width = image.getWidth();
        boolean alpha = components == 3 && palette.hasAlpha();
        BufferedImage result = create(width, image.getHeight(), plain(components), alpha, 8);
        Samples samples = new Samples(result);
        Raster raster = image.getRaster();
        int[] indices = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, indices);
            for (int x = 0, pixel = samples.index(0, y); x < width; x++, pixel += samples.bands()) {
                int colour = palette.getRGB(indices[x]);
                for (int band = 0; band < components; band++) {
                    samples.set(pixel + samples.position(band), colour >> 16 - 8 * band);
                }
                if (alpha) {
                    samples.set(pixel + samples.position(components), colour >>> 24);
                }
            }
        }
        return result;
    }

    /// Whether samples of this model are already 8 or 16 full bits, only laid out otherwise or times alpha.
    private static boolean wholeSamples(ColorModel model, int bits) {
        int type = model.getTransferType();
        return model instanceof ComponentColorModel
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && Arrays.stream(model.getComponentSize()).allMatch(size -> size == bits);
    }

    private static void copy(Raster from, boolean timesAlpha, WritableRaster to) {
        int bands = to.getNumBands();
        int maximum = (1 << to.getSampleModel().getSampleSize(0)) - 1;
        int[] row = null;
        for (int y = 0; y < to.getHeight(); y++) {
            row = from.getPixels(from.getMinX(), from.getMinY() + y, to.getWidth(), 1, row);
            for (int i = 0; i < row.length && timesAlpha; i++) {
                int alpha = row[i - i % bands + bands - 1];
                if (i % bands < bands - 1 && alpha > 0) {
                    row[i] = (int) Math.min(maximum, ((long) row[i] * maximum + alpha / 2) / alpha);
                }
            }
            to.setPixels(0, y, to.getWidth(), 1, row);
        }
    }

    /// Takes samples of other depths to full straight ones of 8 or 16 bits.
    private static void scale(BufferedImage image, BufferedImage result, int bits) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        int maximum = (1 << bits) - 1;
        Object pixel = null;
        float[] components = null;
        int[] samples = new int[result.getRaster().getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixel = raster.getDataElements(x + raster.getMinX(), y + raster.getMinY(), pixel);
                components = model.getNormalizedComponents(pixel, components, 0);
                for (int band = 0; band < samples.length; band++) {
                    samples[band] = Math.round(Math.clamp(components[band], 0f, 1f) * maximum);
                }
                result.getRaster().setPixel(x, y, samples);
            }
        }
    }

    private static BufferedImage create(int width, int height, ColorSpace space, boolean alpha, int bits) {
        if (bits == 8 && space.isCS_sRGB()) {
            return empty(alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR, width, height);
        }
        ColorModel model = new ComponentColorModel(
                space,
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        return empty(model, model.createCompatibleSampleModel(width, height));
    }
}
