package census.etl.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.enrich.PublishedExample;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own: pipes, kills, and where postcodes are found afterwards. */
final class EnrichCommandTest {

  private static final String POSTCODE = "ZA1 1AA";

  /** More than is worked on at once, so that some of it has been written. */
  private static final String MANY_ROWS = (POSTCODE + ",1\n").repeat(600_000);

  @TempDir static Path shared;

  @TempDir Path folder;
  private Path temporary;
  private Path out;

  @BeforeAll
  static void makeAPackage() throws Exception {
    try (PublishedExample example = PublishedExample.publish()) {
      example.export(shared.resolve("export"));
    }
  }

  @BeforeEach
  void places() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    out = folder.resolve("out.csv");
  }

  @Test
  void rowsGoThroughPipes() throws Exception {
    Running command = start("-", "-o", "-", "--quantiles", "2", "--add", "");
    command.feed("postcode\n" + POSTCODE + "\n");
    Ended ended = command.end();

    assertThat(ended.out())
        .isEqualTo(
            "postcode,postcode_status,postcode_remark,small_area_code,imd_nation,imd_edition,imd_rank,imd_score,imd_quantile_of_2\n"
                + "ZA1 1AA,found,,E01900001,england,2025,1,40,2\n");
    assertThat(ended.err()).contains("found", "england 2025").doesNotContain("1AA");
    assertThat(ended.exitCode()).isZero();
  }

  /** A kill leaves what there was, a mere stop takes away what was not finished. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingHasTheNameBeforeItIsWhole(boolean isKilled) throws Exception {
    Path making = folder.resolve("out.csv.making");
    Files.writeString(out, "what was there before");
    try (Running command = start("-", "-o", out.toString())) {
      command.feedAndKeepOpen("postcode,x\n" + MANY_ROWS);
      while (!Files.exists(making) || Files.size(making) < 1 << 20) {
        assertThat(command.process().isAlive()).isTrue();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      if (isKilled) {
        command.process().destroyForcibly().waitFor();
      } else {
        command.process().destroy();
        command.process().waitFor();
        assertThat(making).doesNotExist();
      }
    }
    assertThat(out).hasContent("what was there before");
    assertThat(withPostcodes(temporary)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'postcode,x\nZA1 1AA,1\n', 0",
    "'postcode,x\nZA1 1AA,1\nZA1 1AA\n', 1",
    "'ZA1 1AA,x\nZA1 1AA,1\n', 1",
  })
  void postcodesAreInTheOutputAlone(String text, int exitCode) throws Exception {
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    Ended ended = start(in.toString(), "-o", out.toString(), "--json", "--as-of-column", "x").end();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.out() + ended.err()).doesNotContainIgnoringCase("1AA");
    Files.delete(in);
    assertThat(Files.deleteIfExists(out)).isEqualTo(exitCode == 0);
    assertThat(withPostcodes(folder)).isEmpty();
  }

  private static List<Path> withPostcodes(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        if (bytes.contains("1AA")) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "in.csv, Name a file to read and one to write",
    "in.csv -o in.csv, another file",
    "nothing.csv -o out.csv, There is no file nothing.csv",
    "in.csv -o nowhere/out.csv, There is no folder",
    "in.csv -o out.csv --edition france=2019, france is none of england",
    "in.csv -o out.csv --edition england=2019 --as-of-column x, can not both",
    "in.csv -o out.csv --quantiles 1, from 2 to 100",
  })
  void wrongUsageIsSaid(String arguments, String said) throws Exception {
    Path in = Files.writeString(folder.resolve("in.csv"), "postcode,x\n");
    StringWriter err = new StringWriter();
    int exitCode =
        Census.commandLine()
            .setErr(new PrintWriter(err))
            .execute(("enrich " + arguments.replace("in.csv", in.toString())).split(" "));

    assertThat(err.toString()).contains(said);
    assertThat(exitCode).isEqualTo(2);
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("out"));
  }

  @ParameterizedTest
  @CsvSource({
    "1200000, 0.25, 2000, '1,200,000 rows, 600,000 a second, 0:06 left'",
    "10000000, 0.1, 20000, '10,000,000 rows, 500,000 a second, 3:00 left'",
    "1000, -1, 1000, '1,000 rows, 1,000 a second'"
  })
  void progressSaysHowFastAndHowLong(long rows, double part, long milliseconds, String words) {
    assertThat(EnrichProgress.words(rows, part, Duration.ofMillis(milliseconds))).isEqualTo(words);
  }

  @Test
  void whatIsNotPackedIsSaid() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv.gz"), "postcode\nZA1 1AA\n");
    StringWriter err = new StringWriter();
    int exitCode =
        Census.commandLine()
            .setErr(new PrintWriter(err))
            .execute(
                "enrich",
                in.toString(),
                "-o",
                out.toString(),
                "--data",
                shared.resolve("export").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).startsWith(in + " could not be enriched").doesNotContain("1AA");
  }

  // ------------------------------------------------------------------

  private record Ended(int exitCode, String out, String err) {}

  private record Running(Process process, Path printed, Path complained) implements AutoCloseable {

    void feed(String text) throws IOException {
      try (OutputStream in = process.getOutputStream()) {
        in.write(text.getBytes(UTF_8));
      }
    }

    void feedAndKeepOpen(String text) throws IOException {
      process.getOutputStream().write(text.getBytes(UTF_8));
      process.getOutputStream().flush();
    }

    Ended end() throws Exception {
      return new Ended(process.waitFor(), Files.readString(printed), Files.readString(complained));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private Running start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Census.class.getName(),
                "enrich",
                "--data",
                shared.resolve("export").toString()));
    command.addAll(List.of(arguments));
    Path printed = shared.resolve("printed");
    Path complained = shared.resolve("complained");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(complained.toFile())
            .start();
    return new Running(process, printed, complained);
  }
}
