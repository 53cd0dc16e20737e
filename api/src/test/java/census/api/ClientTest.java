package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client is generated from the description, by a generator that many use and that first checks
 * the description itself; {@code resources/client/Caller.java} is compiled against it and run.
 */
final class ClientTest extends ApiTest {

  private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator.jar");

  private static final String OPTIONS =
      "library=native,useSingleRequestParameter=true,openApiNullable=false,useJakartaEe=true,"
          + "invokerPackage=census.client,apiPackage=census.client.api,modelPackage=census.client.model";

  @Test
  void aClientGeneratedFromTheDescriptionAsksAndUnderstands(@TempDir Path folder) throws Exception {
    generate(folder);
    Path classes = compile(folder);

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      @SuppressWarnings("unchecked")
      Map<String, Object> found =
          (Map<String, Object>)
              loader.loadClass("Caller").getMethod("ask", String.class).invoke(null, API.origin());

      assertThat(found)
          .containsEntry("area", "Sampleford 001A")
          .containsEntry("rank", 1)
          .containsEntry("most deprived", List.of(1, 2, 3))
          .containsEntry("how many", 3)
          .containsEntry("postcode", "Sampleford")
          .containsEntry("refused", 400);
    }
  }

  private static void generate(Path folder) throws IOException, InterruptedException {
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "--input-spec",
                API.origin() + "/api/v1/schema/",
                "--generator-name",
                "java",
                "--additional-properties",
                OPTIONS,
                "--global-property",
                "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--output",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(generator.waitFor()).as(output).isZero();
    assertThat(output).doesNotContain("[ERROR]", "Unable to");
  }

  private static Path compile(Path folder) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> sources = new ArrayList<>();
    sources.add(Path.of("src", "test", "resources", "client", "Caller.java"));
    try (Stream<Path> generated = Files.walk(folder.resolve("src"))) {
      generated.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    return classes;
  }
}
