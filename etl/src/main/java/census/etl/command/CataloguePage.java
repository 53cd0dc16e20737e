package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.model.schema.PublishedTable;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset as its declaration describes it, in Markdown: what {@code census datasets NAME} shows,
 * and the page in {@code docs/datasets}.
 */
final class CataloguePage {

  private final StringBuilder page = new StringBuilder();

  private CataloguePage() {}

  static String of(Dataset dataset, Catalogue catalogue) {
    CataloguePage made = new CataloguePage();
    made.heading(dataset);
    catalogue.sourcesOf(dataset).forEach(made::source);
    made.columns(dataset.table());
    made.expectations(dataset);
    return made.page.toString();
  }

  private void heading(Dataset dataset) {
    line("# " + dataset.title());
    line("");
    line(
        "`%s`, part of the table `%s`. One row: %s."
            .formatted(dataset.id(), dataset.table().name(), firstLow(dataset.oneRow())));
    if (!dataset.standsOn().isEmpty()) {
      line("");
      line("Stands on %s.".formatted(names(dataset.standsOn())));
    }
    line("");
    line("## Sources");
  }

  private void source(Source source) {
    line("");
    line("### `%s`: %s".formatted(source.id(), source.title()));
    line("");
    line(
        "- Release: %s, %s, published %s"
            .formatted(source.release(), source.publisher(), source.published()));
    line("- Licence: %s. %s".formatted(source.licence(), source.attribution()));
    line("- Landing page: <%s>".formatted(source.landingPage()));
    line("- Changes: %s".formatted(source.changes()));
    line("- Check by eye: %s".formatted(source.checkByEye()));
    for (SourceFile file : source.files()) {
      line(
          "- File: %s (%s)%s"
              .formatted(
                  file.names().stream()
                      .map(name -> "`" + name + "`")
                      .collect(Collectors.joining(" or ")),
                  file.layout().format(),
                  file.address() == null
                      ? ", to be had from the landing page"
                      : ", <"
                          + file.address()
                          + ">"
                          + (file.addressTried() ? "" : " (nobody has tried this address yet)")));
    }
    source
        .ignored()
        .forEach(
            ignored ->
                line(
                    "- Left out: %s, because %s"
                        .formatted(
                            ignored.header() == null
                                ? "column " + ignored.letter()
                                : ignored.header(),
                            ignored.because())));
  }

  private void columns(PublishedTable table) {
    line("");
    line("## Columns");
    line("");
    line("| column | type | may be missing | meaning |");
    line("|---|---|---|---|");
    for (PublishedTable.Column column : table.columns()) {
      line(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  column.name(),
                  column.type(),
                  column.required() ? "no" : "yes",
                  column.meaning()));
    }
  }

  private void expectations(Dataset dataset) {
    line("");
    line("## What must be true");
    line("");
    line("- the key %s is unique".formatted(names(dataset.table().key())));
    for (JsonNode expectation : JsonMapper.shared().readTree(dataset.json()).get("expectations")) {
      expectation
          .properties()
          .forEach(
              property -> line("- %s: `%s`".formatted(property.getKey(), property.getValue())));
    }
  }

  private static String names(Iterable<String> names) {
    return java.util.stream.StreamSupport.stream(names.spliterator(), false)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }

  private static String firstLow(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
