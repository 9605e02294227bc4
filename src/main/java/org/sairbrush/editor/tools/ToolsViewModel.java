package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.awt.Shape;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.frame.FrameViewModel;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.mask.Combining;
import org.sairbrush.editor.mask.Selecting;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Flood;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.RestoreSettings;

/// The chosen tool, its settings, and what it does to the mask.
public final class ToolsViewModel {

    private static final double STEP = 1.15;
    private static final double SMALLEST_START = 8;
    private static final double START_SHARE = 0.045;
    // A brush of one pixel touches the pixel that it is on, wherever on it that is.
    private static final double LEAST_REACH = Math.sqrt(0.5);

    private final ObservableValue<PhotoDocument> document;
    private final ObjectProperty<ToolKind> tool = new SimpleObjectProperty<>(ToolKind.BRUSH);
    private final BooleanProperty handHeld = new SimpleBooleanProperty();
    private final DoubleProperty brushSize = new SimpleDoubleProperty(40);
    private final DoubleProperty hardness = new SimpleDoubleProperty(1);
    private final ObjectProperty<Pending> pending = new SimpleObjectProperty<>();
    private final BooleanProperty painting = new SimpleBooleanProperty();
    private final ReadOnlyDoubleWrapper largestSize = new ReadOnlyDoubleWrapper(1000);
    private final Selecting selecting;
    private final InstalledPacks packs;
    private final PhotoSemantics semantics;
    private final Picking picking;
    private final SpotViewModel spots;
    private final StampViewModel stamps;
    private final FrameViewModel frames;
    private final FillViewModel fill;
    private ToolKind before = ToolKind.BRUSH;

    public ToolsViewModel(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            BackgroundJobs jobs,
            Selecting selecting,
            PhotoSemantics semantics,
            FillViewModel fill,
            Notices notices) {
        this.document = document;
        this.packs = packs;
        this.fill = fill;
        this.selecting = selecting;
        this.semantics = semantics;
        picking = new Picking(document, selecting, packs, semantics);
        spots = new SpotViewModel(document, jobs, semantics, fill, notices);
        stamps = new StampViewModel(document, fill, notices);
        frames = new FrameViewModel(document);
        tool.addListener((property, old, chosen) -> {
            if (!old.isPassing()) {
                before = old;
            }
        });
        document.addListener((property, old, opened) -> {
            selecting.cancel();
            letDropperGo();
            if (opened != null) {
                fitBrush(opened);
            }
        });
        document.flatMap(PhotoDocument::turnProperty).addListener((property, old, turn) -> forgetPlaces());
    }

    /// What is being selected or drawn lies elsewhere now.
    private void forgetPlaces() {
        selecting.cancel();
        if (pending.get() != null) {
            pending.get().cancel();
        }
    }

    public ObservableValue<PhotoDocument> documentValue() {
        return document;
    }

    public ObjectProperty<ToolKind> toolProperty() {
        return tool;
    }

    /// The space bar is down: whatever the tool, dragging moves the photo.
    public BooleanProperty handHeldProperty() {
        return handHeld;
    }

    public boolean isPanning() {
        return handHeld.get() || tool.get() == ToolKind.PAN;
    }

    /// The brush's diameter in pixels of the photo, from 1.
    public DoubleProperty brushSizeProperty() {
        return brushSize;
    }

    /// Of the brush, in [0, 1]: 1 has a sharp edge, 0 fades from the middle to the rim.
    public DoubleProperty hardnessProperty() {
        return hardness;
    }

    /// The shape in the making, or null.
    public ObjectProperty<Pending> pendingProperty() {
        return pending;
    }

    /// Whether a brush is painting on the mask: the button is down.
    public BooleanProperty paintingProperty() {
        return painting;
    }

    /// A selection is being computed.
    public ReadOnlyBooleanProperty selectingProperty() {
        return selecting.runningProperty();
    }

    /// Masks the inside of a shape, or with `erase` takes it out of the mask.
    ///
    /// @param shape in pixels of the photo
    public void mask(Shape shape, boolean erase, String editName) {
        PhotoDocument target = document.getValue();
        int width = target.photo().width();
        int height = target.photo().height();
        selecting.mask(target, editName, Combining.of(erase), progress -> Selection.of(shape, width, height));
    }

    /// Takes the pieces of the mask away that the brush touches, whole, however softly they end.
    ///
    /// @param radius of the brush, in pixels of the photo
    void dropPieces(double x, double y, double radius) {
        PhotoDocument target = document.getValue();
        target.endStroke();
        Supplier<Mask> snapshot = target.maskSnapshot();
        double reach = Math.max(radius, LEAST_REACH);
        Flood.Fit touched = (column, row) -> Math.hypot(column + 0.5 - x, row + 0.5 - y) <= reach;
        selecting.mask(target, text("edit.drop"), Combining.TAKE_AWAY, progress -> {
            Mask mask = snapshot.get();
            Flood.Fit covered = (column, row) -> mask.coverage()[row * mask.width() + column] != 0;
            return Flood.touching(touched, mask.width(), mask.height(), covered, progress::cancelled);
        });
    }

    /// Gets to know what the photo shows, so that later it is at hand.
    void learnMeaning() {
        PhotoDocument target = document.getValue();
        if (target != null) {
            Photo photo = target.photo();
            Supplier<Mask> damage = target.maskSnapshot();
            RestoreSettings settings = packs.settings();
            selecting.prepare(progress -> semantics.underAnyMask(photo, damage.get(), settings, progress));
        }
    }

    /// Hears that a brush stroke has added to the mask.
    void painted() {
        fill.masked();
    }

    public Picking picking() {
        return picking;
    }

    public SpotViewModel spots() {
        return spots;
    }

    public StampViewModel stamps() {
        return stamps;
    }

    public FrameViewModel frames() {
        return frames;
    }

    /// Goes back to the tool that was chosen before a passing one.
    public void leave() {
        tool.set(before);
    }

    /// Takes a dropper up, or lets it go where it is held already.
    public void switchDropper(ToolKind dropper) {
        if (tool.get() == dropper) {
            leave();
        } else {
            tool.set(dropper);
        }
    }

    /// Goes back to the tool that was chosen before a dropper.
    public void letDropperGo() {
        if (tool.get().drops()) {
            leave();
        }
    }

    public ReadOnlyDoubleProperty largestSizeProperty() {
        return largestSize.getReadOnlyProperty();
    }

    public void setBrushSize(double diameter) {
        brushSize.set(Math.clamp(Math.round(diameter), 1, largestSize.get()));
    }

    public void enlargeBrush() {
        scaleBrush(1);
    }

    public void shrinkBrush() {
        scaleBrush(-1);
    }

    /// Makes the brush larger, or smaller, by a pixel at least.
    ///
    /// @param steps above 0 for larger; such as notches of a wheel
    public void scaleBrush(double steps) {
        double scaled = brushSize.get() * Math.pow(STEP, steps);
        setBrushSize(steps > 0 ? Math.max(brushSize.get() + 1, scaled) : Math.min(brushSize.get() - 1, scaled));
    }

    // A size in pixels means nothing on a photo of another size, so each photo starts with one that suits it.
    private void fitBrush(PhotoDocument opened) {
        double smallerSide = Math.min(opened.photo().width(), opened.photo().height());
        largestSize.set(Math.max(1, Math.max(opened.photo().width(), opened.photo().height())));
        setBrushSize(Math.max(SMALLEST_START, smallerSide * START_SHARE));
    }
}
