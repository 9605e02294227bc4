package org.sairbrush.train.evaluation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks whose hole takes more than `above` and at most `upTo` percent of the picture.
///
/// @throws IllegalArgumentException unless 0 <= above < upTo <= 100
public record EvaluationBin(int above, int upTo) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})-(\\d{1,3})");

    public EvaluationBin {
        if (above < 0 || above >= upTo || upTo > 100) {
            throw new IllegalArgumentException("'" + above + "-" + upTo + "' is not a range of percents such as 20-40");
        }
    }

    /// @param text such as `20-40`
    /// @throws IllegalArgumentException when it is not a range of percents
    public static EvaluationBin parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a range of percents such as 20-40");
        }
        return new EvaluationBin(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /// Such as `20-40`.
    public String id() {
        return above + "-" + upTo;
    }

    /// @param share hole pixels ÷ all pixels
    public boolean contains(double share) {
        return 100 * share > above && 100 * share <= upTo;
    }
}
