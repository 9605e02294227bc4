package org.sairbrush.train.evaluation;

import java.util.stream.IntStream;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.restore.ComputeDevice;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;

/// A pack's networks as methods to evaluate, at the pictures' own size.
public final class PackNetworks implements EvaluationNetworks {

    private static final int CHUNK = 8192;

    private final PackLibrary library;
    private final RestoreSettings settings;
    private ModelPack pack;

    public PackNetworks(PackLibrary library, RestoreSettings settings) {
        this.library = library;
        this.settings = settings;
    }

    @Override
    public Evaluated method(String id) throws RestoreException {
        Inpainter.Variant variant = switch (id) {
            case "sair" -> Inpainter.Variant.SAIR;
            case "liif" -> Inpainter.Variant.LIIF;
            case "sair-no-sir" -> Inpainter.Variant.SAIR_WITHOUT_SIR;
            case "sair-zero" -> Inpainter.Variant.SAIR_WITHOUT_SEMANTICS;
            default -> throw new RestoreException("'%s' is not a network of a pack.".formatted(id));
        };
        if (pack == null) {
            try {
                pack = ModelPack.open(
                        library.folder(settings.pack()),
                        ComputeDevice.choose(settings.device(), settings.threads()).device());
            } catch (PackException e) {
                throw new RestoreException(e.getMessage(), e);
            }
        }
        return new Network(id, variant, new Inpainter(pack));
    }

    private record Network(String id, Inpainter.Variant variant, Inpainter inpainter) implements Evaluated {

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) throws RestoreException {
            if (width % Inpainter.MULTIPLE != 0 || height % Inpainter.MULTIPLE != 0) {
                throw new RestoreException("Networks need a --size that is a multiple of %d, not %d."
                        .formatted(Inpainter.MULTIPLE, width));
            }
            int plane = width * height;
            float[] filled = new float[3 * plane];
            try (Inpainter.Picture picture = inpainter.open(rgb, hole, width, height)) {
                Inpainter.Colours colours = picture.paint(variant, plane);
                for (int from = 0; from < plane; from += CHUNK) {
                    int to = Math.min(from + CHUNK, plane);
                    float[] values = colours.at(LocalEnsemble.onGrid(
                            IntStream.range(from, to).asLongStream().toArray()));
                    for (int pixel = from; pixel < to; pixel++) {
                        for (int channel = 0; channel < 3; channel++) {
                            filled[channel * plane + pixel] = values[3 * (pixel - from) + channel];
                        }
                    }
                }
                return filled;
            } catch (PackException e) {
                throw new RestoreException(e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
            pack = null;
        }
    }
}
