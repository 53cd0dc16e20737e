package census.etl.export;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The lists as a jar for Java 17 and newer, with its sources and what Maven must know of it. */
final class MavenArtifact implements Library {

  private static final String ARTIFACT = "census-organisations-";
  private static final String PACKAGE = "census/organisations/";
  private static final List<String> TEMPLATES =
      List.of("Organisations.java", "Parent.java", "Table.java");

  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Automatic-Module-Name: census.organisations

      """;

  @Override
  public String fileName(String version) {
    return ARTIFACT + version + ".jar";
  }

  @Override
  public String text(Version version, boolean sample) {
    return sample ? version + "-sample" : version.toString();
  }

  @Override
  public String data(String table) {
    return PACKAGE + "data/" + table + ".csv";
  }

  @Override
  public List<Path> write(Lists lists, String version, Path folder) throws IOException {
    Path beside = folder.resolve("sources");
    Map<String, String> words = lists.words(version);
    Members sources = new Members();
    for (String template : TEMPLATES) {
      sources.add(PACKAGE + template, Template.filled("java/" + template, words), beside);
    }
    sources.add(PACKAGE + "Tables.java", JavaRecords.tables(lists.all()), beside);
    for (Table table : lists.all()) {
      sources.add(
          PACKAGE + Name.ofClass(table.name()) + ".java", JavaRecords.record(table), beside);
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(List.copyOf(sources.files().values()), classes);

    Members members = new Members();
    members.add("META-INF/MANIFEST.MF", MANIFEST, beside);
    members.add("META-INF/README.md", lists.readme(), beside);
    compiled(classes).forEach(members::add);
    lists.all().forEach(table -> members.add(data(table.name()), lists.data(table)));

    Path jar = folder.resolve(fileName(version));
    Path sourcesJar = folder.resolve(ARTIFACT + version + "-sources.jar");
    Path pom = folder.resolve(ARTIFACT + version + ".pom");
    members.write(jar);
    sources.write(sourcesJar);
    Files.writeString(pom, Template.filled("java/pom.xml", words));
    return List.of(jar, sourcesJar, pom);
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "The Maven artifact is compiled, and this Java has no compiler. Run with a JDK: "
              + System.getProperty("java.home"));
    }
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  told,
                  files,
                  null,
                  List.of("--release", "17", "-proc:none", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new IllegalStateException("The Maven artifact does not compile: " + told);
      }
    }
  }

  /** By path, in order. */
  private static Map<String, Path> compiled(Path classes) throws IOException {
    Map<String, Path> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> all.put(classes.relativize(file).toString().replace('\\', '/'), file));
    }
    return all;
  }
}
