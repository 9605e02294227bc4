package org.sairbrush.editor.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.files.WholeFile;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;
import org.sairbrush.restore.UserFolders;

/// What the editor remembers from one start to the next, in a small JSON file.
public final class EditorSettings {

    /// In percent.
    public static final int ALL = 100;

    private static final System.Logger LOG = System.getLogger(EditorSettings.class.getName());
    private static final int MOST_RECENT = 10;
    private static final int USUAL_DETAIL = percent(RestoreSettings.USUAL_DETAIL);
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.SAIR);
    private final StringProperty fillPack = new SimpleStringProperty();
    private final StringProperty labels = new SimpleStringProperty();
    private final DoubleProperty labelOpacity = new SimpleDoubleProperty(0.6);
    private final ObjectProperty<MaskColour> maskColour = new SimpleObjectProperty<>(MaskColour.RED);
    private final DoubleProperty maskOpacity = new SimpleDoubleProperty(0.46);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final IntegerProperty feather = new SimpleIntegerProperty();
    private final IntegerProperty passes = new SimpleIntegerProperty(1);
    private final IntegerProperty detail = new SimpleIntegerProperty(USUAL_DETAIL);
    private final BooleanProperty grain = new SimpleBooleanProperty(true);
    private final DoubleProperty damageSensitivity = new SimpleDoubleProperty(DamageMap.USUAL_SENSITIVITY);
    private final BooleanProperty autoFill = new SimpleBooleanProperty();
    private final ObjectProperty<List<Path>> recentFiles = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty reopenLast = new SimpleBooleanProperty();
    private final BooleanProperty embedPhoto = new SimpleBooleanProperty(true);
    private final ObjectProperty<WindowPlace> window = new SimpleObjectProperty<>();
    private final Preferences preferences = new Preferences();

    /// Of enumerations what is unknown is read as null.
    private record Stored(
            Theme theme,
            String method,
            String fillPack,
            String labels,
            Double labelOpacity,
            MaskColour maskColour,
            Double maskOpacity,
            String folder,
            Integer feather,
            Integer detail,
            Boolean grain,
            Integer passes,
            Double damageSensitivity,
            Boolean autoFill,
            List<String> recentFiles,
            Boolean reopenLast,
            Boolean embedPhoto,
            WindowPlace window,
            Preferences.Stored preferences) {}

    /// The settings of a file; what is missing or makes no sense is left at its default.
    public static EditorSettings load(Path file) {
        EditorSettings settings = new EditorSettings();
        try {
            if (Files.isRegularFile(file)) {
                Optional.ofNullable(GSON.fromJson(Files.readString(file), Stored.class)).ifPresent(settings::take);
            }
        } catch (IOException | JsonParseException | IllegalArgumentException failure) {
            LOG.log(System.Logger.Level.WARNING, "The settings in {0} can''t be read: {1}", file, failure.getMessage());
        }
        return settings;
    }

    /// Where this user's settings live on this system.
    public static Path standardFile() {
        return UserFolders.standard().settings().resolve("settings.json");
    }

    /// From now on writes each change to the file.
    ///
    /// @param writer runs the writing, one change after the other
    public void keepIn(Path file, Executor writer) {
        InvalidationListener changed = property -> {
            Stored now = stored();
            writer.execute(() -> write(file, now));
        };
        theme.addListener(changed);
        method.addListener(changed);
        fillPack.addListener(changed);
        labels.addListener(changed);
        labelOpacity.addListener(changed);
        maskColour.addListener(changed);
        maskOpacity.addListener(changed);
        folder.addListener(changed);
        feather.addListener(changed);
        detail.addListener(changed);
        grain.addListener(changed);
        passes.addListener(changed);
        damageSensitivity.addListener(changed);
        autoFill.addListener(changed);
        recentFiles.addListener(changed);
        reopenLast.addListener(changed);
        embedPhoto.addListener(changed);
        window.addListener(changed);
        preferences.addListener(changed);
    }

    public Preferences preferences() {
        return preferences;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Method> methodProperty() {
        return method;
    }

    /// The pack whose network fills; null for the default pack.
    public StringProperty fillPackProperty() {
        return fillPack;
    }

    /// Label names as typed, separated by commas; null until the user has typed some.
    public StringProperty labelsProperty() {
        return labels;
    }

    /// In [0, 1].
    public DoubleProperty labelOpacityProperty() {
        return labelOpacity;
    }

    public ObjectProperty<MaskColour> maskColourProperty() {
        return maskColour;
    }

    /// Of the mask over the photo, in [0, 1].
    public DoubleProperty maskOpacityProperty() {
        return maskOpacity;
    }

    /// The folder of the photo opened last, or null.
    public ObjectProperty<Path> folderProperty() {
        return folder;
    }

    /// Over how many pixels of the photo a fill's seam fades, within the hole; 0 to [Seam#LARGEST_FEATHER].
    public IntegerProperty featherProperty() {
        return feather;
    }

    /// How much the networks dare to draw, in percent; see [RestoreSettings#detail()].
    public IntegerProperty detailProperty() {
        return detail;
    }

    private static int percent(double share) {
        return (int) Math.round(ALL * share);
    }

    /// Whether fills get the grain of their surroundings.
    public BooleanProperty grainProperty() {
        return grain;
    }

    /// Views that a fill takes the mean of; 1 to [Views#MOST_PASSES].
    public IntegerProperty passesProperty() {
        return passes;
    }

    /// How readily damage is seen, in [0, 1].
    public DoubleProperty damageSensitivityProperty() {
        return damageSensitivity;
    }

    /// Whether what a tool has masked is filled at once.
    public BooleanProperty autoFillProperty() {
        return autoFill;
    }

    /// Photos and projects that were opened or saved, the latest first.
    public ObjectProperty<List<Path>> recentFilesProperty() {
        return recentFiles;
    }

    /// Puts a file in front of the recent ones.
    public void remember(Path file) {
        recentFiles.set(Stream.concat(Stream.of(file), recentFiles.get().stream().filter(known -> !known.equals(file)))
                .limit(MOST_RECENT)
                .toList());
    }

    /// Whether a start without a file opens the latest one.
    public BooleanProperty reopenLastProperty() {
        return reopenLast;
    }

    /// Whether projects hold the photo itself, and not only where it lies.
    public BooleanProperty embedPhotoProperty() {
        return embedPhoto;
    }

    /// Where the window was last; null before the first time.
    public ObjectProperty<WindowPlace> windowProperty() {
        return window;
    }

    private Stored stored() {
        String path = folder.get() == null ? null : folder.get().toString();
        return new Stored(
                theme.get(),
                method.get().id(),
                fillPack.get(),
                labels.get(),
                labelOpacity.get(),
                maskColour.get(),
                maskOpacity.get(),
                path,
                feather.get(),
                // the usual one may be another in the next version
                detail.get() == USUAL_DETAIL ? null : (Integer) detail.get(),
                grain.get(),
                passes.get(),
                damageSensitivity.get(),
                autoFill.get(),
                recentFiles.get().stream().map(Path::toString).toList(),
                reopenLast.get(),
                embedPhoto.get(),
                window.get(),
                preferences.stored());
    }

    private void take(Stored stored) {
        Optional.ofNullable(stored.theme()).ifPresent(theme::set);
        Optional.ofNullable(stored.method()).flatMap(Method::of).ifPresent(method::set);
        fillPack.set(stored.fillPack());
        labels.set(stored.labels());
        if (stored.labelOpacity() != null) {
            labelOpacity.set(Math.clamp(stored.labelOpacity(), 0.0, 1.0));
        }
        Optional.ofNullable(stored.maskColour()).ifPresent(maskColour::set);
        if (stored.maskOpacity() != null) {
            maskOpacity.set(Math.clamp(stored.maskOpacity(), 0.0, 1.0));
        }
        paths(stored.folder()).findFirst().ifPresent(folder::set);
        if (stored.feather() != null) {
            feather.set(Math.clamp(stored.feather(), 0, Seam.LARGEST_FEATHER));
        }
        if (stored.passes() != null) {
            passes.set(Math.clamp(stored.passes(), 1, Views.MOST_PASSES));
        }
        if (stored.damageSensitivity() != null) {
            damageSensitivity.set(Math.clamp(stored.damageSensitivity(), 0.0, 1.0));
        }
        if (stored.detail() != null) {
            detail.set(Math.clamp(stored.detail(), 0, ALL));
        }
        grain.set(!Boolean.FALSE.equals(stored.grain()));
        autoFill.set(Boolean.TRUE.equals(stored.autoFill()));
        if (stored.recentFiles() != null) {
            recentFiles.set(stored.recentFiles().stream()
                    .flatMap(EditorSettings::paths)
                    .limit(MOST_RECENT)
                    .toList());
        }
        reopenLast.set(Boolean.TRUE.equals(stored.reopenLast()));
        embedPhoto.set(!Boolean.FALSE.equals(stored.embedPhoto()));
        Optional.ofNullable(stored.window()).filter(WindowPlace::makesSense).ifPresent(window::set);
        Optional.ofNullable(stored.preferences()).ifPresent(preferences::take);
    }

    /// The path, unless this system has none like it.
    private static Stream<Path> paths(String stored) {
        try {
            return stored == null ? Stream.empty() : Stream.of(Path.of(stored));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static void write(Path file, Stored stored) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, GSON.toJson(stored));
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "The settings can''t be kept in {0}: {1}", file, failure.getMessage());
        }
    }
}
