package org.sairbrush.restore;

import java.util.List;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.semantics.CellProbabilities;
import org.sairbrush.semantics.LabelSet;

/// Numbers that tell of a speck: how sure the network is of it, its shape, its tones and those around it, and what the
/// photo shows there and on both sides of it. A speck that follows the border of something else, as the frame of
/// glasses or the rim of hair does, has other labels and tones on its sides.
final class SpeckFeatures {

    /// What photos show where specks are mistaken for damage, in words that the encoder of the default pack was taught.
    static final LabelSet LABELS = new LabelSet(List.of(
            "eye", "eyebrow", "face skin", "hair", "nose", "mouth", "ear", "neck", "clothing", "tie", "background",
            "sky", "vegetation", "building", "road", "water"));

    /// Sizes in which the photo is looked at.
    static final int LOOKS = 2;

    private static final int OF_SHAPE = 19;
    private static final int OF_TONES = 18;
    static final int COUNT = OF_SHAPE + OF_TONES + 2 * LOOKS * LABELS.size() + LOOKS;

    /// The ring around a speck whose tones it is compared with, as scratches have pale halos nearer to them.
    private static final int RING_FROM = 3;
    private static final int RING_TO = 6;

    private static final double SURE = 0.5;
    private static final double SUSPECTED = 0.1;
    private static final int MOST_SAMPLES = 48;
    private static final double LEAST_ASIDE = 5;

    private final float[] rgb;
    private final DamageMap damage;
    private final List<CellProbabilities> looks;
    private final int width;
    private final int height;

    /// @param rgb   planar, of the map's size
    /// @param looks probabilities of all of [#LABELS] in as many looks as [#LOOKS]
    SpeckFeatures(float[] rgb, DamageMap damage, List<CellProbabilities> looks) {
        this.rgb = rgb;
        this.damage = damage;
        this.looks = looks;
        this.width = damage.width();
        this.height = damage.height();
    }

    /// Takes numbers one after the other.
    private static final class Numbers {

        private final float[] values = new float[COUNT];
        private int count;

        void add(double value) {
            values[count++] = (float) value;
        }
    }

    /// @param piece places of the piece
    /// @param whole places of all that it hangs together with
    float[] of(int[] piece, int[] whole) {
        Numbers numbers = new Numbers();
        SpeckShape shape = SpeckShape.of(piece, width);
        addShape(piece, shape, whole, numbers);
        addTones(piece, shape, numbers);
        looks.forEach(look -> addLabels(piece, shape, look, numbers));
        return numbers.values;
    }

    private void addShape(int[] piece, SpeckShape shape, int[] whole, Numbers numbers) {
        addCertainty(piece, numbers);
        addCertainty(whole, numbers);
        addForm(shape, numbers);
        addForm(SpeckShape.of(whole, width), numbers);
        int nearest = Integer.MAX_VALUE;
        for (int place : piece) {
            int x = place % width;
            int y = place / width;
            nearest = Math.min(nearest, Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)));
        }
        numbers.add(nearest == 0 ? 1 : 0);
        numbers.add(Math.log1p(nearest));
        numbers.add(Math.log(Math.max(width, height)));
    }

    private void addCertainty(int[] places, Numbers numbers) {
        double sum = 0;
        float most = 0;
        int sure = 0;
        for (int place : places) {
            float probability = damage.at(place);
            sum += probability;
            most = Math.max(most, probability);
            sure += probability >= SURE ? 1 : 0;
        }
        numbers.add(sum / places.length);
        numbers.add(most);
        numbers.add((double) sure / places.length);
    }

    private static void addForm(SpeckShape shape, Numbers numbers) {
        numbers.add(Math.log(shape.area()));
        numbers.add(Math.log(shape.length()));
        numbers.add(Math.log(shape.thickness()));
        numbers.add(Math.log(shape.length() / shape.width()));
        numbers.add(Math.log(shape.width() / shape.thickness()));
    }

    /// Sums of tones over some pixels.
    private final class Tones {

        private int count;
        private final double[] sums = new double[3];
        private double squares;

        void add(int place) {
            int plane = width * height;
            float red = rgb[place];
            float green = rgb[plane + place];
            float blue = rgb[2 * plane + place];
            double tone = 0.299 * red + 0.587 * green + 0.114 * blue;
            count++;
            sums[0] += tone;
            sums[1] += red - tone;
            sums[2] += blue - tone;
            squares += tone * tone;
        }

        void add(Tones other) {
            count += other.count;
            for (int sum = 0; sum < sums.length; sum++) {
                sums[sum] += other.sums[sum];
            }
            squares += other.squares;
        }

        double tone() {
            return mean(0);
        }

        double mean(int sum) {
            return count == 0 ? 0 : sums[sum] / count;
        }

        double deviation() {
            return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - tone() * tone()));
        }

        double colour() {
            return Math.hypot(mean(1), mean(2));
        }
    }

    private void addTones(int[] piece, SpeckShape shape, Numbers numbers) {
        Tones inside = new Tones();
        Tones core = new Tones();
        for (int place : piece) {
            inside.add(place);
            if (damage.at(place) >= SURE) {
                core.add(place);
            }
        }
        Tones middle = core.count > 0 ? core : inside;
        Tones left = new Tones();
        Tones right = new Tones();
        Tones ends = new Tones();
        int suspected = ring(piece, shape, left, right, ends);
        // where one side is all suspected the other has to do
        Tones first = left.count > 0 ? left : right;
        Tones second = right.count > 0 ? right : left;
        Tones around = new Tones();
        around.add(left);
        around.add(right);
        around.add(ends);
        double lighter = Math.max(first.tone(), second.tone());
        double darker = Math.min(first.tone(), second.tone());
        double difference = middle.tone() - around.tone();
        numbers.add(middle.tone());
        numbers.add(inside.deviation());
        numbers.add(middle.colour());
        numbers.add(middle.mean(1));
        numbers.add(middle.mean(2));
        numbers.add(around.tone());
        numbers.add(around.deviation());
        numbers.add(around.colour());
        numbers.add(difference);
        numbers.add(Math.abs(difference));
        numbers.add(Math.hypot(middle.mean(1) - around.mean(1), middle.mean(2) - around.mean(2)));
        numbers.add(lighter - darker);
        // between the tones of its sides it is the border of two things
        numbers.add(middle.tone() - lighter);
        numbers.add(middle.tone() - darker);
        numbers.add(Math.hypot(first.mean(1) - second.mean(1), first.mean(2) - second.mean(2)));
        numbers.add(Math.max(first.deviation(), second.deviation()));
        numbers.add(Math.min(first.deviation(), second.deviation()));
        numbers.add((double) suspected / Math.max(1, suspected + around.count));
    }

    /// Adds the tones of what is not suspected around a piece, on either side of it and where it would go on.
    ///
    /// @return how many of the pixels around it are suspected, too
    private int ring(int[] piece, SpeckShape shape, Tones left, Tones right, Tones ends) {
        int fromX = width;
        int fromY = height;
        int toX = 0;
        int toY = 0;
        for (int place : piece) {
            fromX = Math.min(fromX, place % width);
            toX = Math.max(toX, place % width + 1);
            fromY = Math.min(fromY, place / width);
            toY = Math.max(toY, place / width + 1);
        }
        fromX = Math.max(0, fromX - RING_TO);
        fromY = Math.max(0, fromY - RING_TO);
        toX = Math.min(width, toX + RING_TO);
        toY = Math.min(height, toY + RING_TO);
        int columns = toX - fromX;
        // how near the piece is: 0 = far, 1 = in the ring, 2 = nearer
        byte[] near = new byte[columns * (toY - fromY)];
        mark(piece, RING_TO, 1, near, fromX, fromY, toX, toY);
        mark(piece, RING_FROM - 1, 2, near, fromX, fromY, toX, toY);
        int suspected = 0;
        for (int at = 0; at < near.length; at++) {
            if (near[at] == 1) {
                int x = fromX + at % columns;
                int y = fromY + at / columns;
                int place = y * width + x;
                if (damage.at(place) >= SUSPECTED) {
                    suspected++;
                } else {
                    double beside = shape.beside(x, y);
                    (Math.abs(beside) < 1 ? ends : beside < 0 ? left : right).add(place);
                }
            }
        }
        return suspected;
    }

    private void mark(int[] piece, int far, int value, byte[] near, int fromX, int fromY, int toX, int toY) {
        int columns = toX - fromX;
        for (int place : piece) {
            int left = Math.max(fromX, place % width - far) - fromX;
            int right = Math.min(toX, place % width + far + 1) - fromX;
            int bottom = Math.min(toY, place / width + far + 1) - fromY;
            for (int row = Math.max(fromY, place / width - far) - fromY; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    near[row * columns + column] = (byte) value;
                }
            }
        }
    }

    private void addLabels(int[] piece, SpeckShape shape, CellProbabilities look, Numbers numbers) {
        double cell = Math.max((double) width / look.columns(), (double) height / look.rows());
        double aside = Math.max(LEAST_ASIDE, cell) + shape.width() / 2;
        double difference = 0;
        int step = Math.ceilDiv(piece.length, MOST_SAMPLES);
        for (int label = 0; label < LABELS.size(); label++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < piece.length; i += step) {
                sum += probability(look, label, piece[i] % width, piece[i] / width);
                count++;
            }
            double one = probability(
                    look, label, shape.x() - aside * shape.alongY(), shape.y() + aside * shape.alongX());
            double other = probability(
                    look, label, shape.x() + aside * shape.alongY(), shape.y() - aside * shape.alongX());
            numbers.add(sum / count);
            numbers.add(Math.max(one, other));
            difference += Math.abs(one - other) / 2;
        }
        numbers.add(difference);
    }

    private double probability(CellProbabilities look, int label, double x, double y) {
        return look.at(label, (x + 0.5) / width, (y + 0.5) / height);
    }
}
