package org.sairbrush.editor.dialogs;

import static org.sairbrush.editor.text.Texts.text;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.sairbrush.editor.controls.Placement;
import org.sairbrush.photo.PhotoFormat;

/// The system's file dialogs and a plain question, over the window that people work in.
public final class StageDialogs implements DialogService {

    private static final String PROJECT = ".sairbrush";
    private static final String PROJECTS = "*" + PROJECT;

    private final Window owner;
    private final Consumer<String> openAddress;

    /// @param owner       where they work in none
    /// @param openAddress hands an address to the desktop
    public StageDialogs(Window owner, Consumer<String> openAddress) {
        this.owner = owner;
        this.openAddress = openAddress;
    }

    /// The one that people work in.
    private Window window() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isFocused())
                .findFirst()
                .orElse(owner);
    }

    @Override
    public Optional<Path> choosePhoto(Optional<Path> folder) {
        List<String> openable = Stream.concat(photoPatterns(), Stream.of(PROJECTS)).toList();
        return choose(text("open.title"), folder, new FileChooser.ExtensionFilter(text("open.openable"), openable));
    }

    @Override
    public List<Path> choosePhotos(Optional<Path> folder) {
        List<File> files = chooser(text("batch.add.title"), folder, photoFilter()).showOpenMultipleDialog(window());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> choosePhotoFolder(Optional<Path> folder) {
        return chooseFolder(text("batch.addFolder.title"), folder);
    }

    @Override
    public Optional<Path> chooseMaskFolder(Optional<Path> folder) {
        return chooseFolder(text("batch.masks.title"), folder);
    }

    @Override
    public Optional<Path> chooseTargetFolder(Optional<Path> folder) {
        return chooseFolder(text("batch.folder.title"), folder);
    }

    private Optional<Path> chooseFolder(String title, Optional<Path> folder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(window())).map(File::toPath);
    }

    @Override
    public boolean askStopBatch(int left) {
        ButtonType stop = new ButtonType(text("batch.stop"), ButtonBar.ButtonData.OK_DONE);
        ButtonType goOn = new ButtonType(text("batch.stop.not"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String question = left == 1 ? text("batch.stop.question.one") : text("batch.stop.question", left);
        return ask("batch.title", question, text("batch.stop.detail"), stop, goOn) == stop;
    }

    @Override
    public Optional<Path> chooseMask(Optional<Path> folder) {
        return choosePicture(text("mask.load.title"), folder);
    }

    private Optional<Path> choosePicture(String title, Optional<Path> folder) {
        return choose(title, folder, photoFilter());
    }

    private static FileChooser.ExtensionFilter photoFilter() {
        return new FileChooser.ExtensionFilter(text("open.photos"), photoPatterns().toList());
    }

    private Optional<Path> choose(String title, Optional<Path> folder, FileChooser.ExtensionFilter usual) {
        return Optional.ofNullable(chooser(title, folder, usual).showOpenDialog(window())).map(File::toPath);
    }

    private static FileChooser chooser(String title, Optional<Path> folder, FileChooser.ExtensionFilter usual) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters()
                .addAll(usual, new FileChooser.ExtensionFilter(text("open.all"), "*"));
        return chooser;
    }

    @Override
    public Optional<Path> chooseTarget(Path suggestion) {
        FileChooser chooser = saver("export.title", suggestion);
        Optional<PhotoFormat> suggested = PhotoFormat.of(suggestion);
        for (PhotoFormat format : PhotoFormat.values()) {
            if (format.writable()) {
                FileChooser.ExtensionFilter filter =
                        new FileChooser.ExtensionFilter(format.title(), patterns(format).toList());
                chooser.getExtensionFilters().add(filter);
                if (suggested.filter(format::equals).isPresent()) {
                    chooser.setSelectedExtensionFilter(filter);
                }
            }
        }
        return chosen(chooser).flatMap(file -> {
            FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
            Optional<PhotoFormat> format = Arrays.stream(PhotoFormat.values())
                    .filter(one -> filter != null && one.title().equals(filter.getDescription()))
                    .findFirst();
            return unlessTaken(file, TargetName.of(file, suggestion, format.orElse(PhotoFormat.PNG)));
        });
    }

    @Override
    public Optional<Path> chooseMaskTarget(Path suggestion) {
        FileChooser chooser = saver("mask.save.title", suggestion);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        PhotoFormat.PNG.title(), patterns(PhotoFormat.PNG).toList()));
        return chosen(chooser)
                .flatMap(file -> unlessTaken(file, TargetName.of(file, suggestion, PhotoFormat.PNG)));
    }

    @Override
    public Optional<Path> chooseProjectTarget(Path suggestion) {
        FileChooser chooser = saver("project.save.title", suggestion);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("open.projects"), PROJECTS));
        return chosen(chooser).flatMap(file -> unlessTaken(file, TargetName.of(file, PROJECT)));
    }

    /// @param title its key
    private static FileChooser saver(String title, Path suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text(title));
        Path folder = suggestion.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        chooser.setInitialFileName(suggestion.getFileName().toString());
        return chooser;
    }

    private Optional<Path> chosen(FileChooser chooser) {
        return Optional.ofNullable(chooser.showSaveDialog(window())).map(File::toPath);
    }

    /// The system asks whether a file may be replaced only of the name that was typed.
    ///
    /// @param named the same with an ending
    private Optional<Path> unlessTaken(Path typed, Path named) {
        boolean free = named.equals(typed) || !Files.exists(named);
        return free || confirmed("replace", text("replace.question", named.getFileName()), text("replace.detail"))
                ? Optional.of(named)
                : Optional.empty();
    }

    @Override
    public Optional<Path> locatePhoto(String photoName, Optional<Path> folder) {
        ButtonType locate = new ButtonType(text("project.locate"), ButtonBar.ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(text("unsaved.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String question = text("project.locate.question", photoName);
        return ask("project.locate.title", question, text("project.locate.detail"), locate, cancel) == locate
                ? choosePicture(text("project.locate.choose", photoName), folder)
                : Optional.empty();
    }

    @Override
    public Recovery askRecovery(String photoName, Instant written) {
        ButtonType recover = new ButtonType(text("recovery.recover"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(text("unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType later = new ButtonType(text("recovery.later"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(written);
        String question = text("recovery.question", photoName);
        ButtonType answer =
                ask("recovery.title", question, text("recovery.detail", when), recover, discard, later);
        return answer == recover ? Recovery.RECOVER : answer == discard ? Recovery.DISCARD : Recovery.LATER;
    }

    @Override
    public Unsaved askUnsaved(String photoName) {
        ButtonType project = new ButtonType(text("unsaved.project"), ButtonBar.ButtonData.YES);
        ButtonType save = new ButtonType(text("unsaved.save"), ButtonBar.ButtonData.OTHER);
        ButtonType discard = new ButtonType(text("unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(text("unsaved.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String question = text("unsaved.question", photoName);
        ButtonType answer =
                ask("unsaved.title", question, text("unsaved.detail"), project, save, discard, cancel);
        return answer == project
                ? Unsaved.PROJECT
                : answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public Filling askFilling(String photoName) {
        ButtonType wait = new ButtonType(text("filling.wait"), ButtonBar.ButtonData.YES);
        ButtonType stop = new ButtonType(text("filling.stop"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(text("unsaved.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String question = text("filling.question", photoName);
        ButtonType answer = ask("filling.title", question, text("filling.detail"), wait, stop, cancel);
        return answer == wait ? Filling.WAIT : answer == stop ? Filling.STOP : Filling.CANCEL;
    }

    @Override
    public Optional<Path> chooseModelFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("models.importFile.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                text("models.files"),
                                Stream.of("zip", "pt", "onnx").flatMap(StageDialogs::patterns).toList()),
                        new FileChooser.ExtensionFilter(text("open.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(window())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseModelFolder() {
        return chooseFolder(text("models.importFolder.title"), Optional.empty());
    }

    @Override
    public Optional<String> chooseModelKind(String file, List<String> kinds) {
        ChoiceDialog<String> dialog = new ChoiceDialog<>(kinds.getFirst(), kinds);
        dialog.setTitle(text("models.import"));
        dialog.setHeaderText(text("models.kind.question", file));
        dialog.setContentText(text("models.kind.detail"));
        dialog.setGraphic(null);
        return answer(dialog);
    }

    @Override
    public boolean askRemove(String title, String size) {
        return confirmed("models.remove", text("models.remove.question", title), text("models.remove.detail", size));
    }

    @Override
    public Optional<String> askLabelSetName(Optional<String> suggestion) {
        TextInputDialog dialog = new TextInputDialog(suggestion.orElse(""));
        dialog.setTitle(text("labels.sets.name.title"));
        dialog.setHeaderText(text("labels.sets.name"));
        dialog.setGraphic(null);
        return answer(dialog);
    }

    @Override
    public boolean askDeleteLabelSet(String name) {
        return confirmed(
                "labels.sets.delete.title",
                text("labels.sets.delete.question", name),
                text("labels.sets.delete.detail"));
    }

    /// @param key of the title and of the button that goes on
    private boolean confirmed(String key, String question, String detail) {
        ButtonType goOn = new ButtonType(text(key), ButtonBar.ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(text("unsaved.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        return ask(key, question, detail, goOn, cancel) == goOn;
    }

    /// @param title   its key
    /// @param answers the last is that of who closes the dialog
    private ButtonType ask(String title, String question, String detail, ButtonType... answers) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, detail, answers);
        alert.setTitle(text(title));
        alert.setHeaderText(question);
        alert.setGraphic(null);
        for (ButtonType answer : answers) {
            // Four of the same width would leave too little for the longest words.
            ButtonBar.setButtonUniformSize(alert.getDialogPane().lookupButton(answer), false);
        }
        return answer(alert).orElse(answers[answers.length - 1]);
    }

    private <T> Optional<T> answer(Dialog<T> dialog) {
        Window over = window();
        dialog.initOwner(over);
        Placement.holdOver(over, (Stage) dialog.getDialogPane().getScene().getWindow());
        return dialog.showAndWait();
    }

    @Override
    public void showPage(String address) {
        openAddress.accept(address);
    }

    @Override
    public void showInFolder(Path file) {
        openAddress.accept(file.toAbsolutePath().getParent().toUri().toString());
    }

    private static Stream<String> photoPatterns() {
        return Arrays.stream(PhotoFormat.values()).flatMap(StageDialogs::patterns);
    }

    private static Stream<String> patterns(PhotoFormat format) {
        return format.extensions().stream().flatMap(StageDialogs::patterns);
    }

    /// GTK tells capitals from small letters, and cameras like capitals.
    private static Stream<String> patterns(String extension) {
        return Stream.of("*." + extension, "*." + extension.toUpperCase(Locale.ROOT));
    }
}
