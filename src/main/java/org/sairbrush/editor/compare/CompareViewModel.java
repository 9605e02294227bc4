package org.sairbrush.editor.compare;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Tones;

/// The ways of looking at the photo: as it is, against what it was, and as several methods fill it.
public final class CompareViewModel {

    private final ReadOnlyObjectWrapper<CompareMode> mode = new ReadOnlyObjectWrapper<>(CompareMode.EDIT);
    private final DoubleProperty split = new SimpleDoubleProperty(0.5);
    private final ReadOnlyBooleanWrapper flipped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper splittable = new ReadOnlyBooleanWrapper();
    private final MethodComparison methods;

    public CompareViewModel(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            Notices notices) {
        methods = new MethodComparison(document, packs, jobs, restorer, notices);
        // One chain from the document each: a binding to both a document and what is in it would see them out of step.
        splittable.bind(document.flatMap(open -> Bindings.createBooleanBinding(
                        () -> open.photo() != open.original()
                                || !open.tonesProperty().get().equals(Tones.NONE),
                        open.photoProperty(), open.tonesProperty()))
                .orElse(false));
        splittable.addListener((property, could, can) -> {
            if (!can && (mode.get() == CompareMode.SPLIT || mode.get() == CompareMode.BESIDE)) {
                edit();
            }
        });
        methods.runningProperty().addListener((property, was, is) -> {
            if (!is && mode.get() == CompareMode.METHODS) {
                show(CompareMode.EDIT);
            }
        });
        document.addListener((property, old, opened) -> edit());
    }

    public ReadOnlyObjectProperty<CompareMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// Where the slider stands, in shares of the view's width.
    public DoubleProperty splitProperty() {
        return split;
    }

    /// While it is on, the photo is shown as it was: as opened, or while methods are compared as not yet filled.
    public ReadOnlyBooleanProperty flippedProperty() {
        return flipped.getReadOnlyProperty();
    }

    /// Whether anything has been filled, or levels lie over the photo, so that before and after differ.
    public ReadOnlyBooleanProperty splittableProperty() {
        return splittable.getReadOnlyProperty();
    }

    /// Several methods on the same mask.
    public MethodComparison methods() {
        return methods;
    }

    public void flip(boolean original) {
        flipped.set(original && (splittable.get() || mode.get() == CompareMode.METHODS));
    }

    public void edit() {
        show(CompareMode.EDIT);
    }

    public void split() {
        if (splittable.get()) {
            show(CompareMode.SPLIT);
        }
    }

    public void beside() {
        if (splittable.get()) {
            show(CompareMode.BESIDE);
        }
    }

    /// Shows the last fill beside what other methods make of the same mask; with a new mask all are run.
    public void compareMethods() {
        methods.start();
        if (methods.runningProperty().get()) {
            show(CompareMode.METHODS);
        }
    }

    private void show(CompareMode next) {
        mode.set(next);
        flipped.set(false);
        if (next != CompareMode.METHODS) {
            methods.stop();
        }
    }
}
