package org.sairbrush.editor.fill;

import java.util.function.Supplier;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;

/// Runs networks where the user wants them to run, whatever asks for them.
final class PreferredDevice implements Restorer {

    private final Restorer restorer;
    private final Supplier<DeviceChoice> device;
    private final Supplier<Integer> threads;

    PreferredDevice(Restorer restorer, Supplier<DeviceChoice> device, Supplier<Integer> threads) {
        this.restorer = restorer;
        this.device = device;
        this.threads = threads;
    }

    private RestoreSettings there(RestoreSettings settings) {
        return settings.on(device.get(), threads.get());
    }

    @Override
    public Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        return restorer.restore(photo, mask, there(settings), progress);
    }

    @Override
    public Semantics semantics(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        return restorer.semantics(photo, mask, there(settings), progress);
    }

    @Override
    public DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException {
        return restorer.damage(photo, there(settings), progress);
    }

    @Override
    public String device(RestoreSettings settings) throws RestoreException {
        return restorer.device(there(settings));
    }

    @Override
    public TextEncoder textEncoder(String pack, Progress progress) throws RestoreException {
        return restorer.textEncoder(pack, progress);
    }

    @Override
    public void release() {
        restorer.release();
    }

    @Override
    public void close() {
        restorer.close();
    }
}
