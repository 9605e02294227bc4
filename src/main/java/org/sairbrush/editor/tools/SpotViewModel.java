package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Likeness;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.photo.selection.SpotFinder;
import org.sairbrush.semantics.Resemblance;

/// Click to fill: proposes the spot under the pointer and fills it with one click.
public final class SpotViewModel {

    /// What a click does to the proposed spot.
    public enum Action {
        FILL,
        ADD,
        ERASE
    }

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final PhotoSemantics semantics;
    private final FillViewModel fill;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Selection> proposal = new ReadOnlyObjectWrapper<>();
    private Place wanted;
    private Job<Optional<Selection>> job;

    /// @param photo in which the spot was looked for
    private record Place(Photo photo, Point2D point, int reach) {}

    SpotViewModel(
            ObservableValue<PhotoDocument> document,
            BackgroundJobs jobs,
            PhotoSemantics semantics,
            FillViewModel fill,
            Notices notices) {
        this.document = document;
        this.jobs = jobs;
        this.semantics = semantics;
        this.fill = fill;
        this.notices = notices;
        document.flatMap(PhotoDocument::turnProperty).addListener((property, old, turn) -> leave());
        document.addListener((property, old, open) -> leave());
        document.flatMap(PhotoDocument::photoProperty).addListener((property, old, photo) -> lookAgain());
    }

    /// What a click at the place that was hovered last would take, or null.
    public ReadOnlyObjectProperty<Selection> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /// Looks for a spot at a point of the photo. While one search runs, only the latest point waits.
    ///
    /// @param reach how far around to look, in pixels of the photo
    public void hover(Point2D point, int reach) {
        PhotoDocument open = document.getValue();
        if (open == null) {
            return;
        }
        Photo photo = open.photo();
        boolean inside = point.getX() >= 0
                && point.getY() >= 0
                && point.getX() < photo.width()
                && point.getY() < photo.height();
        if (!inside) {
            leave();
            return;
        }
        wanted = new Place(photo, point, reach);
        if (job == null) {
            search(wanted);
        }
    }

    // After a fill the pointer rests where it was.
    private void lookAgain() {
        proposal.set(null);
        if (wanted != null) {
            hover(wanted.point(), wanted.reach());
        }
    }

    /// The pointer is over nothing.
    public void leave() {
        wanted = null;
        proposal.set(null);
    }

    /// Takes the spot at a point, whether it is shown already or not.
    public void take(Point2D point, int reach, Action action) {
        PhotoDocument open = document.getValue();
        if (open == null) {
            return;
        }
        Place place = new Place(open.photo(), point, reach);
        Orientation turn = open.turn();
        jobs.job(progress -> find(place))
                .onDone(found -> found.filter(spot -> open == document.getValue() && open.turn() == turn)
                        .ifPresentOrElse(spot -> apply(open, spot, action), () -> notices.info(text("spot.nothing"))))
                .onFailed(notices::failed)
                .start();
    }

    private void apply(PhotoDocument open, Selection spot, Action action) {
        proposal.set(null);
        switch (action) {
            case FILL -> fill.fillSpot(spot);
            case ADD -> open.select(text("edit.spot"), spot, false);
            case ERASE -> open.select(text("edit.spot"), spot, true);
        }
    }

    private void search(Place place) {
        job = jobs.job(progress -> find(place));
        job.onDone(found -> {
                    job = null;
                    if (place == wanted) {
                        proposal.set(found.orElse(null));
                    } else if (wanted != null) {
                        search(wanted);
                    }
                })
                .onFailed(failure -> {
                    job = null;
                    notices.failed(failure);
                })
                .start();
    }

    private Optional<Selection> find(Place place) {
        Point2D point = place.point();
        Likeness likeness = semantics.latest(place.photo())
                .<Likeness>map(known -> new Resemblance(known.best(), known.area(), point.getX(), point.getY()))
                .orElse(Likeness.ALL);
        return new SpotFinder(place.reach()).find(place.photo(), point.getX(), point.getY(), likeness);
    }
}
