package census.etl.benchmark;

import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.read.SourceReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many rows a second does each reader read, the first time and when it is warm, and how small a
 * heap is enough?
 *
 * <p>The baseline is the CSV parser alone, of the same rows as CSV, warm.
 */
final class HowFastIsEachReader {

  private static final int ROWS = 32_844;
  private static final int ROWS_OF_XLS = 5_770;
  private static final int ROUNDS = 9;
  private static final int[] HEAPS = {8, 12, 16, 24, 32, 48, 64, 96, 128};

  private HowFastIsEachReader() {}

  /**
   * @param arguments none; in the Java that it starts itself, a format, a file and a number of rows
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      say("%f", read(Path.of(arguments[1]), Format.valueOf(arguments[0]), arguments[2]));
      return;
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Map<Format, TableFile> files = new EnumMap<>(Format.class);
      for (Format format : EnumSet.complementOf(EnumSet.of(Format.SHAPEFILE))) {
        int rows = format == Format.XLS ? ROWS_OF_XLS : ROWS;
        files.put(format, TableFile.write(folder.path(), format, rows));
      }
      measure(files);
    }
  }

  private static void measure(Map<Format, TableFile> files) throws Exception {
    Path csv = files.get(Format.CSV).path();
    Map<Format, double[]> rates = new EnumMap<>(Format.class);
    files.keySet().forEach(format -> rates.put(format, new double[ROUNDS]));
    double[] baseline = new double[ROUNDS];
    for (int i = -2; i < ROUNDS; i++) {
      double parsed = parse(csv);
      for (TableFile file : files.values()) {
        double took = read(file.path(), file.format(), String.valueOf(file.rows()));
        if (i >= 0) {
          baseline[i] = ROWS / parsed;
          rates.get(file.format())[i] = file.rows() / took;
        }
      }
    }
    say("parser of CSV alone, warm: %,.0f rows/s", median(baseline));
    say(
        "%-5s %7s %14s %14s %10s %12s",
        "", "rows", "first rows/s", "warm rows/s", "of parser", "least heap");
    for (TableFile file : files.values()) {
      double[] warm = rates.get(file.format());
      double[] ratios =
          IntStream.range(0, ROUNDS).mapToDouble(i -> warm[i] / baseline[i]).toArray();
      say(
          "%-5s %,7d %,14.0f %,14.0f %10.2f %9d MB",
          file.format(),
          file.rows(),
          file.rows() / first(file),
          median(warm),
          median(ratios),
          leastHeap(file));
    }
  }

  private static double parse(Path csv) throws IOException {
    long started = System.nanoTime();
    long rows = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      for (CsvRecord row : reader) {
        rows += row.getFieldCount() > 0 ? 1 : 0;
      }
    }
    require(rows == ROWS + 1);
    return secondsSince(started);
  }

  private static double read(Path file, Format format, String rows) {
    long started = System.nanoTime();
    try (SourceReader reader =
        SourceReader.open(file, file.toString(), Layout.of(format), TableFile.COLUMNS, List.of())) {
      while (reader.read() != null) {
        // Only read.
      }
      require(reader.tally().rows() == Long.parseLong(rows));
    }
    return secondsSince(started);
  }

  /** In a Java that has read nothing before. */
  private static double first(TableFile file) throws Exception {
    double[] seconds = new double[3];
    for (int i = 0; i < seconds.length; i++) {
      OtherJava other = readInOtherJava(file, 512);
      require(other.succeeded());
      seconds[i] = Double.parseDouble(other.output().strip());
    }
    return median(seconds);
  }

  private static int leastHeap(TableFile file) throws Exception {
    for (int megabytes : HEAPS) {
      if (readInOtherJava(file, megabytes).succeeded()) {
        return megabytes;
      }
    }
    throw new IllegalStateException(file.format() + " needs more than any of the heaps tried");
  }

  private static OtherJava readInOtherJava(TableFile file, int megabytes) throws Exception {
    return OtherJava.run(
        List.of("-Xmx" + megabytes + "m"),
        HowFastIsEachReader.class,
        file.format().name(),
        file.path().toString(),
        String.valueOf(file.rows()));
  }

  private static void require(boolean truth) {
    if (!truth) {
      throw new IllegalStateException("not everything was read");
    }
  }
}
