package census.etl.command;

import static java.util.Objects.requireNonNullElse;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Writes fictional files for every declared source: of true size and format, the same for the same seed.",
      "Load them with: census refresh --sources DIR"
    })
final class SampleCommand implements Callable<Integer>, JsonOption.User {

  static final long USUAL_SEED = 1;

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder to write to; it is made if it is not there.")
  private Path folder;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Which sample (default: ${DEFAULT-VALUE}).")
  private long seed = USUAL_SEED;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "How large: 1 is as large as the publishers' (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = "--postcodes",
      paramLabel = "NUMBER",
      description = {
        "How many postcodes, up to 3000000 (default: 300000 at scale 1).",
        "In life there are 2700000, which take a minute to make and another to load."
      })
  private @Nullable Integer postcodes;

  @Override
  public Integer call() {
    requireScale(spec, scale);
    if (postcodes != null && !(postcodes > 0 && postcodes <= SampleMark.MOST_POSTCODES)) {
      throw new ParameterException(
          spec.commandLine(),
          "--postcodes %d: from 1 to %d".formatted(postcodes, SampleMark.MOST_POSTCODES));
    }
    SampleMark mark =
        new SampleMark(
            seed, scale, requireNonNullElse(postcodes, SampleMark.usualPostcodes(scale)));
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = installation.catalogue();
    try (Database database = installation.database()) {
      List<Path> files =
          new Sample(database.dataSource(), catalogue)
              .write(folder, mark, file -> report(out, file));
      if (json.isWanted()) {
        json.print(
            out,
            Map.of(
                "seed",
                seed,
                "scale",
                scale,
                "postcodes",
                mark.postcodes(),
                "files",
                files.stream().map(Path::toString).toList()));
      }
    }
    return 0;
  }

  static void requireScale(CommandSpec spec, double scale) {
    if (!(scale > 0 && scale <= SampleMark.LARGEST_SCALE)) {
      throw new ParameterException(
          spec.commandLine(),
          "--scale %s: a factor above 0, at most %s".formatted(scale, SampleMark.LARGEST_SCALE));
    }
  }

  private void report(PrintWriter out, Path file) {
    if (!json.isWanted()) {
      out.println(file);
      out.flush();
    }
  }

  @Override
  public JsonOption json() {
    return json;
  }
}
