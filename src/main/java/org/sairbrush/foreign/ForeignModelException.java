package org.sairbrush.foreign;

/// Somebody else's model can't be used, or failed. The message is one sentence that says why.
public final class ForeignModelException extends Exception {

    private static final int LONGEST_REASON = 200;

    ForeignModelException(String message) {
        super(message);
    }

    ForeignModelException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What an engine says of a failure, which may be pages, in a few words: the last line that names an error, or the
    /// first line of all.
    public static String reason(Throwable failure) {
        String[] lines = String.valueOf(failure.getMessage()).strip().split("\\R+");
        String chosen = lines[0];
        for (String line : lines) {
            if (line.matches(".*\\b\\w*(Error|Exception):.*")) {
                chosen = line;
            }
        }
        chosen = chosen.strip();
        return chosen.length() > LONGEST_REASON ? chosen.substring(0, LONGEST_REASON) + "…" : chosen;
    }
}
