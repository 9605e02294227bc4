package org.sairbrush.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.Restorer;
import org.sairbrush.train.evaluation.SpeedTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `sairbrush bench`: what the program's work takes on this machine.
@Command(name = "bench", description = "Times fills, semantics and the search for damage on this machine.")
final class BenchCommand implements Callable<Integer> {

    private static final long MEGABYTE = 1 << 20;

    @ParentCommand
    private RootCommand root;

    @Option(names = "--json", description = "Print one JSON object; times are in milliseconds.")
    private boolean json;

    @Mixin
    private ModelOptions models;

    /// What `--json` prints.
    ///
    /// @param java   version of the running Java
    /// @param cores  that Java may use
    /// @param heapMb of memory that Java's objects took at the end
    private record Report(
            String pack, String system, String java, int cores, long heapMb, SpeedTest.Result measured) {}

    @Override
    public Integer call() throws CommandException, RestoreException {
        SpeedTest.Result measured;
        try (Job job = root.job();
                Restorer restorer = root.world().restorers().open(models.library())) {
            measured = SpeedTest.run(restorer, models.settings(Optional.empty()), job);
        }
        Report report = report(measured);
        root.out().println(json ? Json.of(report) : table(report));
        return ExitCode.OK;
    }

    private Report report(SpeedTest.Result measured) throws CommandException {
        Runtime runtime = Runtime.getRuntime();
        return new Report(
                models.pack(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                runtime.availableProcessors(),
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
                measured);
    }

    private static String table(Report report) {
        StringBuilder table = new StringBuilder("%s, %d cores, %s, pack %s%n"
                .formatted(report.system, report.cores, report.measured.device(), report.pack));
        for (SpeedTest.Timing timing : report.measured.timings()) {
            table.append(String.format(
                    Locale.ROOT, "%9.0f ms  %s (%.0f to %.0f ms in %d)%n",
                    timing.median(), timing.name(), timing.least(), timing.most(), timing.runs()));
        }
        return table.append(String.format(
                        Locale.ROOT, "%9.0f GFLOP/s  product of two matrices of 1024×1024",
                        report.measured.matrixGflops()))
                .toString();
    }
}
