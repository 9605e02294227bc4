package org.sairbrush.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;
import org.sairbrush.sair.SemanticMap;

/// Fills holes with white. Its semantic map has two cells, left along the first axis of a plane and right along the
/// second; a phrase lies along the first axis when it starts with "left".
class FakeRestorer implements Restorer {

    static final String DEVICE = "CPU, 2 threads";

    Optional<RestoreSettings> settings = Optional.empty();
    boolean closed;
    boolean damaged = true;

    @Override
    public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        this.settings = Optional.of(settings);
        progress.report(0.5, "filling");
        Area all = Area.of(photo.width(), photo.height());
        float[] white = new float[3 * photo.width() * photo.height()];
        Arrays.fill(white, 1);
        Photo filled = photo.blend(all, white, mask.holes(all, photo.width(), photo.height()));
        FilledRegion region = new FilledRegion(
                all, photo.width(), photo.height(), mask.holePixels(), Optional.of(semantics(all)), 1.5);
        return new Restoration(filled, settings, DEVICE, List.of(region), 2.5);
    }

    @Override
    public Semantics semantics(Photo photo, Mask mask, RestoreSettings settings, Progress progress) {
        this.settings = Optional.of(settings);
        return semantics(Area.of(photo.width(), photo.height()));
    }

    private static Semantics semantics(Area area) {
        SemanticMap completed = new SemanticMap(2, 1, 2, new float[] {1, 0, 0, 1});
        SemanticMap raw = new SemanticMap(2, 1, 2, new float[] {1, 1, 0, 0});
        return new Semantics(area, raw, completed);
    }

    /// The top left pixel is damaged, and the bottom right one perhaps.
    @Override
    public DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) {
        this.settings = Optional.of(settings);
        float[] probabilities = new float[photo.width() * photo.height()];
        probabilities[0] = damaged ? 0.9f : 0;
        probabilities[probabilities.length - 1] = damaged ? 0.2f : 0;
        return new DamageMap(photo.width(), photo.height(), probabilities);
    }

    @Override
    public String device(RestoreSettings settings) {
        return "CPU, 1 thread";
    }

    @Override
    public TextEncoder textEncoder(String pack, Progress progress) {
        return new TextEncoder() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public float[] encode(String phrase) {
                return phrase.startsWith("left") ? new float[] {1, 0} : new float[] {0, 1};
            }

            @Override
            public void close() {
                throw new AssertionError("The text encoder stays the restorer's");
            }
        };
    }

    @Override
    public void release() {}

    @Override
    public void close() {
        closed = true;
    }
}
