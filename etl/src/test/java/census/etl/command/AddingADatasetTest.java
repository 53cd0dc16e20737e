package census.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Does what {@code docs/adding-a-dataset.md} says, word for word. */
class AddingADatasetTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(\\w+)(?: file=([^\\n]+))?\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path clone;

  @AfterEach
  void stopTheDatabase() {
    run("down", "--home", home());
  }

  @Test
  void theGuideLeadsToAPublishedDataset() throws IOException {
    copyDeclarations();
    Matcher block =
        BLOCK.matcher(Files.readString(ROOT.resolve("docs").resolve("adding-a-dataset.md")));
    int commands = 0;
    while (block.find()) {
      if (block.group(2) != null) {
        Path file = clone.resolve(block.group(2));
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.group(3));
      } else if (block.group(1).equals("console")) {
        commands += follow(block.group(3).lines().toList());
      }
    }
    assertThat(commands).isEqualTo(5);
  }

  /** Types each command, and looks for each line that the guide shows below it. */
  private int follow(List<String> lines) {
    int commands = 0;
    String answer = "";
    for (String line : lines) {
      if (line.startsWith("$ ./census ")) {
        answer = run(arguments(line.substring("$ ./census ".length())));
        commands++;
      } else {
        assertThat(answer.lines().map(AddingADatasetTest::folded))
            .as(answer)
            .anyMatch(shown -> shown.startsWith(folded(line)));
      }
    }
    return commands;
  }

  private String[] arguments(String typed) {
    List<String> arguments = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(typed);
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      arguments.add(text.startsWith("downloads") ? clone.resolve(text).toString() : text);
    }
    if (!arguments.get(0).equals("describe")) {
      arguments.addAll(
          List.of("--home", home(), "--declarations", clone.resolve("source-data").toString()));
    }
    return arguments.toArray(String[]::new);
  }

  private String home() {
    return clone.resolve("home").toString();
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commandLine =
        Census.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertThat(commandLine.execute(arguments)).as(out.toString()).isZero();
    return out.toString();
  }

  private static String folded(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private void copyDeclarations() throws IOException {
    Path from = ROOT.resolve("source-data");
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, clone.resolve("source-data").resolve(from.relativize(path).toString()));
      }
    }
  }
}
