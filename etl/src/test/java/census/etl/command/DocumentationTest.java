package census.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.finding.Kind;
import census.etl.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages that are made from code and declarations are as these would make them now. */
class DocumentationTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void thePageOfFindingsNamesEveryKind() throws IOException {
    GeneratedPage.named("findings.md").assertCurrent(findings());
  }

  @TestFactory
  Stream<DynamicTest> everyDatasetHasItsPage() throws IOException {
    Catalogue catalogue = Catalogue.read(ROOT.resolve("source-data"));
    Map<String, String> pages = new LinkedHashMap<>();
    catalogue
        .datasets()
        .forEach(dataset -> pages.put(dataset.id() + ".md", CataloguePage.of(dataset, catalogue)));
    pages.put("README.md", index(catalogue));
    return pages.entrySet().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getKey(),
                    () ->
                        GeneratedPage.named("datasets/" + page.getKey())
                            .assertCurrent(page.getValue())));
  }

  @Test
  void noPageIsLeftOfADatasetThatIsGone() throws IOException {
    Catalogue catalogue = Catalogue.read(ROOT.resolve("source-data"));
    try (Stream<Path> pages = Files.list(GeneratedPage.DOCS.resolve("datasets"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("README"), catalogue.datasets().stream().map(Dataset::id))
                  .toList());
    }
  }

  private static String index(Catalogue catalogue) {
    StringBuilder page = new StringBuilder();
    page.append("# Datasets\n\nOne page for each, made from its declaration.\n\n");
    page.append("| dataset | part of | what it is |\n|---|---|---|\n");
    for (Dataset dataset : catalogue.datasets()) {
      page.append(
          "| [`%1$s`](%1$s.md) | `%2$s` | %3$s |\n"
              .formatted(dataset.id(), dataset.table().name(), dataset.title()));
    }
    return page.toString();
  }

  private static String findings() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Findings

        Everything that a load can find, by its code. A message names the place, what was found there,
        what was expected, and the cure that is listed here. An error keeps the dataset from being
        published; a warning wants a person within days; an info is only worth knowing.
        """);
    for (Severity severity : Severity.values()) {
      page.append(
          "\n## %s\n\n"
              .formatted(
                  severity.name().charAt(0)
                      + severity.name().substring(1).toLowerCase(java.util.Locale.ROOT)));
      page.append("| code | what | cure |\n|---|---|---|\n");
      Arrays.stream(Kind.values())
          .filter(kind -> kind.severity() == severity)
          .forEach(
              kind ->
                  page.append(
                      "| `%s` | %s | %s |\n".formatted(kind.code(), kind.sentence(), kind.cure())));
    }
    return page.toString();
  }
}
