package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.mask.Combining;
import org.sairbrush.editor.mask.Selecting;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.MagicWand;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.Resemblance;

/// Masks what is like a point that is clicked: in colour, or in meaning. As long as that is the last thing that was
/// done, another tolerance selects anew from the same point.
public final class Picking {

    private final ObservableValue<PhotoDocument> document;
    private final Selecting selecting;
    private final InstalledPacks packs;
    private final PhotoSemantics semantics;
    private final DoubleProperty colourTolerance = new SimpleDoubleProperty(32);
    private final DoubleProperty meaningTolerance = new SimpleDoubleProperty(0.5);
    private final BooleanProperty contiguous = new SimpleBooleanProperty(true);
    private Optional<Pick> last = Optional.empty();
    private int asked;

    /// What was clicked.
    ///
    /// @param meaning rather than colour
    private record Click(PhotoDocument document, double x, double y, boolean meaning, boolean erase) {

        String editName() {
            return text(meaning ? "edit.semantic" : "edit.wand");
        }
    }

    /// A click and what came of it.
    private record Pick(Click click, Selecting.Step step) {}

    Picking(
            ObservableValue<PhotoDocument> document,
            Selecting selecting,
            InstalledPacks packs,
            PhotoSemantics semantics) {
        this.document = document;
        this.selecting = selecting;
        this.packs = packs;
        this.semantics = semantics;
        // A closed photo is let go.
        document.addListener(property -> last = Optional.empty());
        colourTolerance.addListener(property -> again(false));
        meaningTolerance.addListener(property -> again(true));
        contiguous.addListener(property -> last.ifPresent(pick -> again(pick.click().meaning())));
    }

    /// Of the magic wand: how far red, green and blue may each be off, 0–255.
    public DoubleProperty colourToleranceProperty() {
        return colourTolerance;
    }

    /// Of the semantic selection, in [0, 1]: 0 takes only what means the same, 1 everything that is not opposite.
    public DoubleProperty meaningToleranceProperty() {
        return meaningTolerance;
    }

    /// Whether only what hangs together with the clicked point is picked.
    public BooleanProperty contiguousProperty() {
        return contiguous;
    }

    /// Masks what has the colour of a point, or with `erase` takes it out of the mask. Nothing happens beside the
    /// photo.
    public void colour(double x, double y, boolean erase) {
        pick(new Click(document.getValue(), x, y, false, erase));
    }

    /// Masks what means the same as a point, or with `erase` takes it out of the mask. The first time in a photo takes
    /// a moment. Nothing happens beside the photo.
    public void meaning(double x, double y, boolean erase) {
        pick(new Click(document.getValue(), x, y, true, erase));
    }

    private void pick(Click click) {
        Photo photo = click.document().photo();
        if (click.x() >= 0 && click.y() >= 0 && click.x() < photo.width() && click.y() < photo.height()) {
            last = Optional.empty();
            int mine = ++asked;
            selecting.mask(
                    click.document(), click.editName(), Combining.of(click.erase()), work(click),
                    step -> remember(click, step, mine));
        }
    }

    /// While a slider is moved, only its latest place waits.
    private void again(boolean meaning) {
        if (last.filter(pick -> pick.click().meaning() != meaning).isPresent()) {
            return;
        }
        // Also while the first selection is still being worked out, which then hears of it.
        int mine = ++asked;
        Optional<Pick> adjusted = last.filter(pick -> pick.step().isLast());
        if (adjusted.isPresent()) {
            Click click = adjusted.get().click();
            selecting.again(
                    () -> last.filter(pick -> mine == asked && pick.click() == click).map(Pick::step),
                    click.editName(), Combining.of(click.erase()), work(click),
                    step -> remember(click, step, mine));
        }
    }

    /// @param answers what was asked for last when this was
    private void remember(Click click, Selecting.Step step, int answers) {
        if (click.document() == document.getValue()) {
            last = Optional.of(new Pick(click, step));
            if (answers != asked) {
                again(click.meaning());
            }
        }
    }

    private Job.Work<Optional<Selection>> work(Click click) {
        Photo photo = click.document().photo();
        int x = (int) click.x();
        int y = (int) click.y();
        boolean together = contiguous.get();
        if (!click.meaning()) {
            MagicWand wand = new MagicWand((int) colourTolerance.get(), together);
            return progress -> Optional.of(wand.pick(photo, x, y, progress::cancelled));
        }
        Supplier<Mask> damage = click.document().maskSnapshot();
        RestoreSettings settings = packs.settings();
        double tolerance = meaningTolerance.get();
        return progress -> {
            Semantics known = semantics.underAnyMask(photo, damage.get(), settings, progress);
            Resemblance resemblance = new Resemblance(known.best(), known.area(), click.x(), click.y());
            return Optional.of(resemblance.select(
                    x, y, tolerance, together, photo.width(), photo.height(), progress::cancelled));
        };
    }
}
