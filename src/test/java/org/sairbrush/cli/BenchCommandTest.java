package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    private final FakeRestorer restorer = new FakeRestorer();

    @Test
    void jsonHasATimeForEachPieceOfWork() {
        CommandRun run = CommandRun.of(restorer, "bench", "--json");

        assertEquals(0, run.status(), run.err());
        JsonObject measured = run.json().getAsJsonObject("measured");
        assertTrue(measured.get("matrixGflops").getAsDouble() > 0);
        JsonArray timings = measured.getAsJsonArray("timings");
        assertEquals(5, timings.size());
        for (int i = 0; i < timings.size(); i++) {
            JsonObject timing = timings.get(i).getAsJsonObject();
            double median = timing.get("median").getAsDouble();
            assertTrue(timing.get("least").getAsDouble() <= median && median <= timing.get("most").getAsDouble());
        }
        assertTrue(restorer.closed);
    }

    @Test
    void peopleGetATable() {
        CommandRun run = CommandRun.of(restorer, "bench");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("256×256, a fifth missing"), run.out());
        assertTrue(run.out().contains("GFLOP/s"), run.out());
    }
}
