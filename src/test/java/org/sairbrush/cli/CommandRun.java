package org.sairbrush.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.sairbrush.restore.Restorer;

/// What came of one command line, run in this process.
record CommandRun(int status, String out, String err) {

    /// Runs it without a display and without a terminal.
    static CommandRun of(Restorer restorer, Object... arguments) {
        return of(world(restorer, false), arguments);
    }

    static World world(Restorer restorer, boolean terminal) {
        return new World(_ -> restorer, (_, _) -> new FakeNetworks(), (_, _) -> false, Path.of("target"), terminal);
    }

    static CommandRun of(World world, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int status = Cli.run(world, new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /// Standard output, which must be exactly one JSON object.
    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
