package org.sairbrush.editor.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Keeps something that lies at the bottom clear of bars that come and go there: it moves up where one would touch it.
public final class Clearance {

    private final Node kept;
    private final Pane bars;
    private final double gap;

    private Clearance(Node kept, Pane bars, double gap) {
        this.kept = kept;
        this.bars = bars;
        this.gap = gap;
    }

    /// From now on.
    ///
    /// @param bars in the same window; all of them are there from the beginning
    /// @param gap  left between the two
    public static void keep(Node kept, Pane bars, double gap) {
        Clearance clearance = new Clearance(kept, bars, gap);
        kept.layoutBoundsProperty().subscribe(clearance::lift);
        kept.localToSceneTransformProperty().subscribe(clearance::lift);
        bars.localToSceneTransformProperty().subscribe(clearance::lift);
        for (Node bar : bars.getChildren()) {
            bar.visibleProperty().subscribe(clearance::lift);
            bar.boundsInParentProperty().subscribe(clearance::lift);
        }
    }

    private void lift(Object moved) {
        Bounds own = kept.localToScene(kept.getLayoutBounds());
        double bottom = own.getMaxY() - kept.getTranslateY();
        double lift = bars.getChildren().stream()
                .filter(Node::isVisible)
                .map(bar -> bar.localToScene(bar.getLayoutBounds()))
                .filter(bar -> bar.getMinX() - gap < own.getMaxX() && own.getMinX() < bar.getMaxX() + gap)
                .mapToDouble(bar -> bottom - bar.getMinY() + gap)
                .max()
                .orElse(0);
        kept.setTranslateY(-Math.max(0, lift));
    }
}
