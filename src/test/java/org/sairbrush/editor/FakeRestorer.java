package org.sairbrush.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.SemanticMap;

/// Fills holes with one colour a method: quick, and easy to tell from the photo. Its text space has three dimensions:
/// the semantic maps hold (1, 0, 0) in the left third of an area, then (0, 1, 0), then (0, 0, 1).
public final class FakeRestorer implements Restorer {

    public static final int SAIR_ARGB = 0xff20a060;
    public static final int LIIF_ARGB = 0xff6020a0;
    private static final int STEPS = 40;

    /// How often everything was to be read anew.
    public volatile int releases;

    /// How often the semantics of a photo were computed.
    public volatile int understandings;

    /// What was last asked for.
    public volatile RestoreSettings settings;

    private volatile RestoreException failure;
    private volatile boolean withSir = true;
    private volatile int millis;

    /// All that follows fails with this sentence.
    public void failWith(String sentence) {
        failWith(new RestoreException(sentence));
    }

    /// All that follows fails because of the pack.
    public void failWith(PackException pack) {
        failWith(new RestoreException(pack));
    }

    /// All that follows fails with this.
    public void failWith(RestoreException exception) {
        failure = exception;
    }

    /// From now on nothing fails any more.
    public void succeed() {
        failure = null;
    }

    /// From now on it has no SIR, and so no completed maps.
    public void leaveOutSir() {
        withSir = false;
    }

    /// From now on everything takes so long.
    public void takeItsTime(int millis) {
        this.millis = millis;
    }

    @Override
    public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        this.settings = settings;
        work(settings.method().title(), progress);
        Area area = mask.bounds().orElse(Area.of(photo.width(), photo.height()));
        int pixels = (int) area.pixels();
        int argb = settings.method() == Method.SAIR ? SAIR_ARGB : LIIF_ARGB;
        float[] rgb = new float[3 * pixels];
        for (int channel = 0; channel < 3; channel++) {
            Arrays.fill(rgb, channel * pixels, (channel + 1) * pixels, (argb >> 16 - 8 * channel & 0xff) / 255f);
        }
        Photo filled = photo.blend(area, rgb, mask.holes(area, area.width(), area.height()));
        Optional<Semantics> semantics =
                settings.method() == Method.INPAINTER ? Optional.empty() : Optional.of(semantics(area));
        FilledRegion region =
                new FilledRegion(area, area.width(), area.height(), mask.holePixels(), semantics, 1);
        return new Restoration(filled, settings, "CPU, 1 thread", List.of(region), 1234);
    }

    @Override
    public Semantics semantics(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        this.settings = settings;
        understandings++;
        work("semantics", progress);
        return semantics(Area.of(photo.width(), photo.height()));
    }

    /// A spot of three pixels in the middle is damaged, and one in the top left corner perhaps.
    @Override
    public DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        this.settings = settings;
        work("damage", progress);
        float[] probabilities = new float[photo.width() * photo.height()];
        probabilities[0] = 0.2f;
        Arrays.fill(probabilities, probabilities.length / 2, probabilities.length / 2 + 3, 0.9f);
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
                return 3;
            }

            @Override
            public float[] encode(String phrase) {
                float[] vector = new float[3];
                vector[Math.floorMod(phrase.length(), 3)] = 1;
                return vector;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void release() {
        releases++;
    }

    @Override
    public void close() {}

    private Semantics semantics(Area area) {
        int size = 12;
        float[] values = new float[3 * size * size];
        for (int i = 0; i < size * size; i++) {
            values[i % size * 3 / size * size * size + i] = 1;
        }
        SemanticMap map = new SemanticMap(3, size, size, values);
        return new Semantics(area, map, withSir ? Optional.of(map) : Optional.empty());
    }

    private void work(String message, Progress progress) throws RestoreException {
        for (int step = 0; step < STEPS; step++) {
            progress.check();
            progress.report((double) step / STEPS, message);
            LockSupport.parkNanos(millis * 1_000_000L / STEPS);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
