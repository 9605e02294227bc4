package org.sairbrush.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/// JSON as the commands print it.
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static String of(Object report) {
        return GSON.toJson(report);
    }
}
