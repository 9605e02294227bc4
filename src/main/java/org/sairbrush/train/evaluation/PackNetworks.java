package org.sairbrush.train.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.sairbrush.foreign.ForeignInpainter;
import org.sairbrush.foreign.ForeignModelException;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.restore.ComputeDevice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;

/// Packs' networks as methods to evaluate, at the pictures' own size.
public final class PackNetworks implements EvaluationNetworks {

    private final PackLibrary library;
    private final RestoreSettings settings;
    private final Map<String, ModelPack> packs = new HashMap<>();

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
            default -> {
                if (!id.startsWith(PACK)) {
                    throw new RestoreException("'%s' is not a network of a pack.".formatted(id));
                }
                yield Inpainter.Variant.SAIR;
            }
        };
        ModelPack pack = open(id.startsWith(PACK) ? id.substring(PACK.length()) : settings.pack());
        return id.startsWith(PACK) && Method.usual(pack.description()) == Method.INPAINTER
                ? new Foreign(id, pack.inpainter().orElseThrow())
                : new Network(id, variant, new Inpainter(pack));
    }

    private ModelPack open(String id) throws RestoreException {
        ModelPack pack = packs.get(id);
        if (pack == null) {
            try {
                pack = ModelPack.open(
                        library.folder(id),
                        ComputeDevice.choose(settings.device(), settings.threads()).device());
            } catch (PackException e) {
                throw new RestoreException(e.getMessage(), e);
            }
            pack.detail(settings.detail());
            packs.put(id, pack);
        }
        return pack;
    }

    private record Foreign(String id, ForeignInpainter inpainter) implements Evaluated {

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) throws RestoreException {
            try {
                return inpainter.fill(rgb, hole, width, height);
            } catch (ForeignModelException e) {
                throw new RestoreException(e.getMessage(), e);
            }
        }
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
                LocalEnsemble positions = LocalEnsemble.wholeGrid(1, height, width);
                Inpainter.Colours colours = picture.paint(variant, positions);
                for (Inpainter.Colours.Part part : colours.parts()) {
                    float[] values = colours.at(part);
                    for (int i = 0; i < part.numbers().length; i++) {
                        for (int channel = 0; channel < 3; channel++) {
                            filled[channel * plane + part.numbers()[i]] = values[3 * i + channel];
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
        packs.values().forEach(ModelPack::close);
        packs.clear();
    }
}
