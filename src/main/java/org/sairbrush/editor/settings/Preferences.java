package org.sairbrush.editor.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.DeviceChoice;

/// What is chosen in the settings window, and which hints have been seen. Null stands for the program's own choice.
public final class Preferences {

    /// The languages that there are texts in.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_HISTORY = 256 * MEGABYTE;

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>();
    private final ObjectProperty<DeviceChoice> device = new SimpleObjectProperty<>(DeviceChoice.AUTO);
    private final ObjectProperty<Integer> threads = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> historyMegabytes = new SimpleObjectProperty<>();
    private final ObjectProperty<PhotoFormat> exportFormat = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> jpegQuality = new SimpleObjectProperty<>();
    private final ObjectProperty<Boolean> credit = new SimpleObjectProperty<>(false);
    private final ObjectProperty<Integer> hintsSeen = new SimpleObjectProperty<>(0);

    /// As it is written to the settings' file; of enumerations what is unknown is read as null.
    record Stored(
            String language,
            DeviceChoice device,
            Integer threads,
            Integer historyMegabytes,
            PhotoFormat exportFormat,
            Integer jpegQuality,
            Boolean credit,
            Integer hintsSeen) {}

    /// Null for the system's.
    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    public ObjectProperty<DeviceChoice> deviceProperty() {
        return device;
    }

    /// For networks on a CPU; 0 for all cores.
    public ObjectProperty<Integer> threadsProperty() {
        return threads;
    }

    /// What undo may hold; null for a share of the memory that there is.
    public ObjectProperty<Integer> historyMegabytesProperty() {
        return historyMegabytes;
    }

    /// What an export is suggested in; null for the photo's own.
    public ObjectProperty<PhotoFormat> exportFormatProperty() {
        return exportFormat;
    }

    /// 1–100; null for the photo's own or better.
    public ObjectProperty<Integer> jpegQualityProperty() {
        return jpegQuality;
    }

    /// Whether exported photos say that this program changed them.
    public ObjectProperty<Boolean> creditProperty() {
        return credit;
    }

    /// How many of the first hints need not be shown any more.
    public ObjectProperty<Integer> hintsSeenProperty() {
        return hintsSeen;
    }

    /// What undo may hold, in bytes.
    public long historyBytes() {
        return Optional.ofNullable(historyMegabytes.get())
                .map(megabytes -> megabytes * MEGABYTE)
                .orElse(Math.max(LEAST_HISTORY, Runtime.getRuntime().maxMemory() / 4));
    }

    public OptionalInt jpegQuality() {
        return jpegQuality.get() == null ? OptionalInt.empty() : OptionalInt.of(jpegQuality.get());
    }

    void addListener(InvalidationListener changed) {
        List.of(language, device, threads, historyMegabytes, exportFormat, jpegQuality, credit, hintsSeen)
                .forEach(property -> property.addListener(changed));
    }

    Stored stored() {
        return new Stored(
                language.get() == null ? null : language.get().toLanguageTag(),
                device.get(),
                threads.get(),
                historyMegabytes.get(),
                exportFormat.get(),
                jpegQuality.get(),
                credit.get(),
                hintsSeen.get());
    }

    void take(Stored stored) {
        LANGUAGES.stream()
                .filter(known -> known.toLanguageTag().equals(stored.language()))
                .forEach(language::set);
        Optional.ofNullable(stored.device()).ifPresent(device::set);
        within(stored.threads(), 0, 1024).ifPresent(threads::set);
        within(stored.historyMegabytes(), 1, 1 << 20).ifPresent(historyMegabytes::set);
        Optional.ofNullable(stored.exportFormat()).ifPresent(exportFormat::set);
        within(stored.jpegQuality(), 1, 100).ifPresent(jpegQuality::set);
        Optional.ofNullable(stored.credit()).ifPresent(credit::set);
        within(stored.hintsSeen(), 0, Integer.MAX_VALUE).ifPresent(hintsSeen::set);
    }

    private static Optional<Integer> within(Integer value, int least, int most) {
        return Optional.ofNullable(value).filter(number -> number >= least && number <= most);
    }
}
