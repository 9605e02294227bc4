package org.sairbrush.restore;

import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// Fills holes. The editor and the command line run the same restorer with the same [RestoreSettings].
/// Models are opened at their first use and kept until [#close()]. Calls may come from any thread and queue up.
public interface Restorer extends AutoCloseable {

    /// Fills every hole of the mask.
    ///
    /// @throws RestoreException                              when the fill can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException    when the progress was cancelled
    Restoration restore(Photo photo, Mask mask, RestoreSettings settings, Progress progress) throws RestoreException;

    /// The raw and the completed semantic map of the whole photo, without filling it. An empty mask is allowed.
    ///
    /// @throws RestoreException                              when it can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException    when the progress was cancelled
    Semantics semantics(Photo photo, Mask mask, RestoreSettings settings, Progress progress) throws RestoreException;

    /// Where a photo is damaged, by the pack's network for that, or by another installed pack's where it has none.
    ///
    /// @throws RestoreException                              when it can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException    when the progress was cancelled
    DamageMap damage(Photo photo, RestoreSettings settings, Progress progress) throws RestoreException;

    /// The text encoder that belongs to a pack's semantic space. It stays the restorer's: do not close it.
    ///
    /// @param progress cancels what the encoder does, too
    /// @throws RestoreException when the pack can't be opened
    TextEncoder textEncoder(String pack, Progress progress) throws RestoreException;

    /// Where these settings let the work run, in words for people, such as `CPU, 2 threads`.
    ///
    /// @throws RestoreException when the device that is asked for is not there
    String device(RestoreSettings settings) throws RestoreException;

    /// Closes what is open, so that packs are read anew when they are used next. Waits for work that goes on.
    void release();

    @Override
    void close();
}
