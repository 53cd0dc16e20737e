package census.etl.command;

import census.etl.acquire.WebLimits;
import census.etl.merger.Mergers;
import census.etl.merger.Plan;
import census.etl.merger.Step;
import census.etl.ods.OdsConfiguration;
import census.etl.ods.OdsRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a plan is shown, agreed to and carried out, all of it or nothing. */
final class MergerOptions {

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The first day on which it is so, as 2025-04-01 (default: today).")
  private LocalDate day = LocalDate.now(ZoneId.systemDefault());

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal.")
  private @Nullable String reason;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show it and check it, but do not do it.")
  private boolean dryRun;

  int carryOut(Installation installation, CommandSpec spec, Function<Mergers, Plan> wanted) {
    PrintWriter out = spec.commandLine().getOut();
    return JournalDesk.open(
        installation,
        true,
        desk -> {
          Mergers mergers =
              new Mergers(
                  desk.journal().on(day),
                  code -> find(installation, desk, code),
                  desk.database().jdbc(),
                  day,
                  reason);
          Plan plan = wanted.apply(mergers);
          print(out, plan);
          if (!plan.refusals().isEmpty()) {
            return nothing(out);
          }
          return yes || dryRun || agrees(spec, out)
              ? desk.record(plan.changes(), dryRun, out)
              : nothing(out);
        });
  }

  /** The service is asked only where something is not known. */
  private static Optional<OdsRecord> find(
      Installation installation, JournalDesk desk, String code) {
    return OdsConfiguration.fromEnvironment(installation.environment())
        .open(desk.catalogue(), WebLimits.safe())
        .find(code);
  }

  private static void print(PrintWriter out, Plan plan) {
    for (Step step : plan.steps()) {
      out.println(step.title());
      step.shown().forEach((what, value) -> out.printf("  %s: %s%n", what, value));
      step.missing().forEach(missing -> out.println("  missing: " + missing));
      step.broken().forEach(broken -> out.println("  broken: " + broken));
    }
    plan.refusals().forEach(out::println);
    out.flush();
  }

  private static int nothing(PrintWriter out) {
    out.println("Nothing was changed.");
    out.flush();
    return 1;
  }

  private boolean agrees(CommandSpec spec, PrintWriter out) {
    out.printf("Go on, from %s? [y/N] ", day);
    out.flush();
    @Nullable String answer = answer(Census.of(spec).answers());
    if (answer == null) {
      out.println("Nobody answers: --yes goes on without asking.");
    }
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private static @Nullable String answer(BufferedReader answers) {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
