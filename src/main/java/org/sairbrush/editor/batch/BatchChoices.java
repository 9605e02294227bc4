package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.Tones;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;
import org.sairbrush.restore.batch.Finish;
import org.sairbrush.restore.batch.MaskSource;
import org.sairbrush.restore.batch.PhotoJob;

/// What is done with the photos of a batch. It begins with what is chosen in the editor.
public final class BatchChoices {

    /// Levels that are made for each photo by itself.
    public enum OwnLevels {
        NONE(Optional.empty()),
        CONTRAST(Optional.of(Levels::contrast)),
        COLOURS(Optional.of(Levels::colours));

        private final Optional<Function<Histogram, Levels>> levels;

        OwnLevels(Optional<Function<Histogram, Levels>> levels) {
            this.levels = levels;
        }
    }

    private final EditorSettings settings;
    private final FillViewModel fill;
    private final BooleanProperty byMasks = new SimpleBooleanProperty();
    private final DoubleProperty sensitivity = new SimpleDoubleProperty();
    private final ObjectProperty<Path> masks = new SimpleObjectProperty<>();
    private final BooleanProperty fitMasks = new SimpleBooleanProperty();
    private final ObjectProperty<FillChoice> choice = new SimpleObjectProperty<>();
    private final DoubleProperty detail = new SimpleDoubleProperty();
    private final ObjectProperty<OwnLevels> levels = new SimpleObjectProperty<>(OwnLevels.NONE);
    private final BooleanProperty blackAndWhite = new SimpleBooleanProperty();
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final ObservableValue<Path> target;
    private final ObjectProperty<PhotoFormat> format = new SimpleObjectProperty<>();
    private final BooleanProperty replace = new SimpleBooleanProperty();

    /// @param photos the first of which says where results go until a folder is chosen
    BatchChoices(EditorSettings settings, FillViewModel fill, ObservableList<BatchPhoto> photos) {
        this.settings = settings;
        this.fill = fill;
        target = Bindings.createObjectBinding(
                () -> Optional.ofNullable(folder.get())
                        .or(() -> photos.stream().findFirst().map(BatchChoices::beside))
                        .orElse(null),
                folder,
                photos);
        takeOver();
        InvalidationListener follow = property -> {
            if (photos.isEmpty() || !fill.choicesProperty().get().contains(choice.get())) {
                choice.set(fill.choiceProperty().get());
            }
        };
        fill.choicesProperty().addListener(follow);
        fill.choiceProperty().addListener(follow);
    }

    private static Path beside(BatchPhoto photo) {
        return photo.file().resolveSibling(text("batch.folder.name"));
    }

    /// Begins anew with what is chosen in the editor.
    void takeOver() {
        sensitivity.set(settings.damageSensitivityProperty().get());
        detail.set((double) settings.detailProperty().get() / EditorSettings.ALL);
        choice.set(fill.choiceProperty().get());
    }

    /// Whether masks say what is repaired; otherwise damage is looked for.
    public BooleanProperty byMasksProperty() {
        return byMasks;
    }

    /// How readily damage is seen, in [0, 1].
    public DoubleProperty sensitivityProperty() {
        return sensitivity;
    }

    /// The folder of the masks, or null.
    public ObjectProperty<Path> masksProperty() {
        return masks;
    }

    /// Whether masks of another size are stretched.
    public BooleanProperty fitMasksProperty() {
        return fitMasks;
    }

    /// What can fill.
    public ReadOnlyObjectProperty<List<FillChoice>> offeredProperty() {
        return fill.choicesProperty();
    }

    /// What fills.
    public ObjectProperty<FillChoice> choiceProperty() {
        return choice;
    }

    /// How much the networks dare to draw, in [0, 1].
    public DoubleProperty detailProperty() {
        return detail;
    }

    public ObjectProperty<OwnLevels> levelsProperty() {
        return levels;
    }

    public BooleanProperty blackAndWhiteProperty() {
        return blackAndWhite;
    }

    /// Where people want the results, or null.
    public ObjectProperty<Path> folderProperty() {
        return folder;
    }

    /// Where the results go: where people want them, or else beside the first photo; null while there is none.
    public ObservableValue<Path> targetProperty() {
        return target;
    }

    /// What results are written in; null for each photo's own.
    public ObjectProperty<PhotoFormat> formatProperty() {
        return format;
    }

    /// Whether results that are there already are replaced.
    public BooleanProperty replaceProperty() {
        return replace;
    }

    /// Whether it is known what is to be repaired.
    boolean complete() {
        return !byMasks.get() || masks.get() != null;
    }

    /// All of it as it is now.
    BatchRun run() {
        RestoreSettings asChosen = choice.get()
                .settings()
                .withSeam(new Seam(false, settings.featherProperty().get()))
                .withGrain(settings.grainProperty().get())
                .withDetail(detail.get())
                .withViews(new Views(settings.passesProperty().get(), 0));
        Finish finish = Finish.NONE.withTones(
                levels.get().levels, blackAndWhite.get() ? 0 : Tones.NONE.saturation());
        WriteOptions options = new WriteOptions(settings.preferences().jpegQuality());
        boolean credit = settings.preferences().creditProperty().get();
        return new BatchRun(
                restorer -> new PhotoJob(restorer, asChosen, finish, options, credit, false),
                byMasks.get()
                        ? new MaskSource.File(masks.get(), fitMasks.get())
                        : new MaskSource.Found(sensitivity.get()),
                new Destination(target.getValue(), Optional.ofNullable(format.get())),
                replace.get());
    }
}
