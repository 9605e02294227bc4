package org.sairbrush.editor.tools;

import org.sairbrush.editor.canvas.PhotoView;

/// Handles the mouse on a photo view from [#install] to [#uninstall].
public interface Tool {

    void install(PhotoView view);

    void uninstall();
}
