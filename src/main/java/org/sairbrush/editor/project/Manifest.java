package org.sairbrush.editor.project;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sairbrush.files.Sha256;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.Tones;

/// The table of contents of a project, `project.json`. Parts are files beside it; a part never changes once it is
/// named in a manifest.
///
/// @param format   [#FORMAT]
/// @param version  at most [#VERSION], and no more than what is in it needs; readers refuse newer ones
/// @param name     of the photo
/// @param unsaved  whether there is more in it than its file and exports hold; only while it is worked on
/// @param file     the project's own file, or null; only while it is worked on
/// @param original the photo as it was opened
/// @param baseTurn how steps that are forgotten turned the photo; null where they did not
/// @param base     what fills changed whose steps are forgotten, or null
/// @param fills    oldest first
/// @param turn     how the photo was turned since the last fill; null where it was not
/// @param frame    what of the photo goes out, as that is turned now; null for all of it
/// @param levels   that lie over the photo: black, gamma and white of all colours, then of each; null where there are
///                 none
/// @param saturation of what comes of the levels, 0 to 2; null where it is the photo's own
/// @param mask     the part with the mask as it is now, or as it was before the strokes; null where it is empty
/// @param strokes  number of the first [StrokeFile] whose changes come after the mask, or 0; only while it is worked on
/// @param chosen   what the user had chosen
record Manifest(
        String format,
        int version,
        String name,
        boolean unsaved,
        String file,
        Original original,
        Orientation baseTurn,
        Patch base,
        List<Fill> fills,
        Orientation turn,
        Framed frame,
        List<double[]> levels,
        Double saturation,
        String mask,
        int strokes,
        Preferences chosen) {

    static final String FILE = "project.json";
    static final String FORMAT = "sairbrush-project";
    static final int VERSION = 4;

    /// What programs can read that know of no saturation.
    private static final int WITHOUT_SATURATION = 3;

    /// What programs can read that know of no frames and no levels either.
    private static final int WITHOUT_FRAME = 2;

    /// What programs can read that know of no turns either.
    private static final int WITHOUT_TURNS = 1;

    private static final int MOST_FILLS = 10_000;
    private static final Pattern PART = Pattern.compile("[a-z]{1,20}(-[0-9]{1,9})?\\.[a-z0-9]{1,5}");
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /// A photo that lies elsewhere, or in the project.
    ///
    /// @param path   where it lay, or null for one that never was a file
    /// @param sha256 of the file's bytes; null where they were not read again yet, for which there is
    /// @param stamp  the file's date and size, or null
    /// @param part   the file itself in the project, or null where it is only named
    record Original(String path, String sha256, String stamp, String part, int width, int height) {

        /// Whether a file is this very photo.
        boolean is(Path file) throws IOException {
            if (sha256 == null) {
                return Files.isRegularFile(file) && stamp(file).equals(stamp);
            }
            return Sha256.matches(file, sha256);
        }

        static String stamp(Path file) throws IOException {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        }
    }

    /// Samples that differ from the state before.
    ///
    /// @param areas each x, y, width, height
    /// @param sheet the part with their samples, see [org.sairbrush.photo.PhotoPatch#sheet()]
    record Patch(List<int[]> areas, String sheet) {

        List<Area> list() {
            return areas.stream().map(area -> new Area(area[0], area[1], area[2], area[3])).toList();
        }

        static Patch of(List<Area> areas, String sheet) {
            return new Patch(
                    areas.stream()
                            .map(area -> new int[] {area.x(), area.y(), area.width(), area.height()})
                            .toList(),
                    sheet);
        }
    }

    /// A fill, or another result in place of the one before it.
    ///
    /// @param turn     how the photo was turned since the fill before; null where it was not
    /// @param mask     the part with the whole mask just before
    /// @param filled   the part with what was filled of it; null for a result in place of another
    /// @param source   from where it was copied, to the right and down; null for what was not
    /// @param strength of the fill before it, where it is that at another strength, 0 to 1; null for what is not
    record Fill(
            Orientation turn,
            String mask,
            String filled,
            Patch patch,
            String method,
            String pack,
            boolean soft,
            int feather,
            boolean grain,
            int passes,
            int seed,
            double detail,
            int[] source,
            String device,
            double millis,
            Double strength) {

        /// The same after another turn.
        Fill after(Orientation turned) {
            return new Fill(
                    turnOrNull(turned), mask, filled, patch, method, pack, soft, feather, grain, passes, seed, detail,
                    source, device, millis, strength);
        }
    }

    /// What of the photo goes out.
    ///
    /// @param angle degrees by which it is turned clockwise before the area is cut out
    record Framed(int x, int y, int width, int height, double angle) {

        /// @return null where that is all of a photo of this size
        static Framed orNull(Frame frame, int photoWidth, int photoHeight) {
            Area area = frame.area();
            return frame.isWhole(photoWidth, photoHeight)
                    ? null
                    : new Framed(area.x(), area.y(), area.width(), area.height(), frame.angle());
        }

        /// @throws IllegalArgumentException when it is no frame
        Frame frame() {
            return new Frame(new Area(x, y, width, height), angle);
        }

        private boolean fits(int photoWidth, int photoHeight) {
            try {
                return frame().fits(photoWidth, photoHeight);
            } catch (IllegalArgumentException none) {
                return false;
            }
        }
    }

    /// The version of the oldest programs that can read all this.
    static int version(
            Orientation baseTurn,
            List<Fill> fills,
            Orientation turn,
            Framed frame,
            List<double[]> levels,
            Double saturation) {
        if (saturation != null) {
            return VERSION;
        }
        boolean turned = baseTurn != null || turn != null || fills.stream().anyMatch(fill -> fill.turn() != null);
        boolean rendered = frame != null || levels != null;
        return rendered ? WITHOUT_SATURATION : turned ? WITHOUT_FRAME : WITHOUT_TURNS;
    }

    /// As it is written, by its name.
    static Orientation turnOrNull(Orientation turn) {
        return turn == Orientation.UPRIGHT ? null : turn;
    }

    /// As it is read.
    static Orientation turn(Orientation written) {
        return written == null ? Orientation.UPRIGHT : written;
    }

    /// As they are written.
    static List<double[]> written(Levels levels) {
        return levels.equals(Levels.NONE)
                ? null
                : Stream.concat(Stream.of(levels.all()), levels.components().stream())
                        .map(range -> new double[] {range.black(), range.gamma(), range.white()})
                        .toList();
    }

    /// As it is written.
    static Double written(double saturation) {
        return saturation == Tones.NONE.saturation() ? null : saturation;
    }

    /// As they are read.
    Tones tones() {
        return new Tones(readLevels(), saturation == null ? Tones.NONE.saturation() : saturation);
    }

    private Levels readLevels() {
        if (levels == null || levels.isEmpty()) {
            return Levels.NONE;
        }
        List<Levels.Range> ranges = levels.stream()
                .map(range -> new Levels.Range(range[0], range[1], range[2]))
                .toList();
        return new Levels(ranges.getFirst(), ranges.subList(1, ranges.size()));
    }

    /// @param name what to call it in messages
    /// @throws PhotoException when it is no manifest of a kind that is known, in one sentence
    static Manifest parse(String json, String name) throws PhotoException {
        Manifest manifest;
        try {
            manifest = GSON.fromJson(json, Manifest.class);
        } catch (JsonParseException | NumberFormatException e) {
            throw damaged(name, e);
        }
        if (manifest == null || !FORMAT.equals(manifest.format())) {
            throw new PhotoException("%s is no Sairbrush project: choose a file that Sairbrush saved.".formatted(name));
        }
        if (manifest.version() > VERSION) {
            throw new PhotoException("%s was saved by a newer Sairbrush: update this one to open it.".formatted(name));
        }
        if (!manifest.whole()) {
            throw damaged(name, null);
        }
        return manifest;
    }

    static PhotoException damaged(String name, Throwable cause) {
        return new PhotoException(
                "%s is damaged or cut off: copy it again from where it came, or open an older copy.".formatted(name),
                cause);
    }

    String json() {
        return GSON.toJson(this);
    }

    /// All parts, the photo's included where the project holds it.
    List<String> parts() {
        return Stream.concat(
                        Stream.of(original.part(), mask, base == null ? null : base.sheet()),
                        fills.stream().flatMap(fill -> Stream.of(
                                fill.mask(), fill.filled(), fill.patch().sheet())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// The changes of the mask that come after this state, in order.
    ///
    /// @param folder of the session
    List<StrokeFile> strokesIn(Path folder) throws IOException {
        return strokes == 0 ? List.of() : StrokeFile.in(folder, strokes);
    }

    /// The same as it goes into a file.
    ///
    /// @param part of the photo, or null where it is only named
    Manifest packed(String part) {
        Original packed =
                new Original(original.path(), original.sha256(), null, part, original.width(), original.height());
        return new Manifest(
                format, version, name, false, null, packed, baseTurn, base, fills, turn, frame, levels, saturation,
                mask, 0, chosen);
    }

    private boolean whole() {
        return version > 0
                && name != null
                && original != null
                && (original.sha256() != null || original.stamp() != null)
                && original.width() > 0
                && original.height() > 0
                && (original.part() != null || original.path() != null)
                && chosen != null
                && fills != null
                && fills.size() <= MOST_FILLS
                && wholeTones()
                && wholePlaces()
                && parts().stream().allMatch(part -> PART.matcher(part).matches());
    }

    private boolean wholeTones() {
        if (levels != null && levels.stream().anyMatch(range -> range == null || range.length != 3)) {
            return false;
        }
        try {
            return tones() != null;
        } catch (IllegalArgumentException outOfRange) {
            return false;
        }
    }

    private boolean wholePlaces() {
        Orientation turned = turn(baseTurn);
        if (base != null && !whole(base, turned)) {
            return false;
        }
        for (Fill fill : fills) {
            if (fill == null || fill.mask() == null || fill.source() != null && fill.source().length != 2) {
                return false;
            }
            if (fill.strength() != null && !(fill.strength() >= 0 && fill.strength() <= 1)) {
                return false;
            }
            turned = turned.then(turn(fill.turn()));
            if (!whole(fill.patch(), turned)) {
                return false;
            }
        }
        turned = turned.then(turn(turn));
        return frame == null || frame.fits(width(turned), height(turned));
    }

    private int width(Orientation turned) {
        return turned.swapsAxes() ? original.height() : original.width();
    }

    private int height(Orientation turned) {
        return turned.swapsAxes() ? original.width() : original.height();
    }

    /// @param turned how the photo stands that it is of
    private boolean whole(Patch patch, Orientation turned) {
        int width = width(turned);
        int height = height(turned);
        return patch != null
                && patch.sheet() != null
                && patch.areas() != null
                && patch.areas().stream().allMatch(area -> inside(area, width, height));
    }

    private static boolean inside(int[] area, int width, int height) {
        return area != null
                && area.length == 4
                && area[0] >= 0
                && area[1] >= 0
                && area[2] > 0
                && area[3] > 0
                && (long) area[0] + area[2] <= width
                && (long) area[1] + area[3] <= height;
    }
}
