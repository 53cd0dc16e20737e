package census.etl.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Select;
import census.etl.catalogue.Source;
import census.etl.publish.DataDictionary;
import census.etl.publish.DataDictionary.Entry;
import census.etl.sample.Declarations;
import census.etl.stage.Staging;
import census.model.schema.PublishedTable;
import census.model.schema.TestDatabase;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every published column says what it is and where it comes from: in {@code
 * docs/data-dictionary.md}, which is made from the schema, the declarations and their SQL.
 */
class DataDictionaryTest {

  private final Catalogue catalogue = Declarations.OWN.catalogue();

  @Test
  void thePageIsCurrent() throws Exception {
    GeneratedPage.named("data-dictionary.md").assertCurrent(page());
  }

  @Test
  void everyColumnThatMayBeMissingSaysWhyAndEveryMeasureHasItsUnit() {
    for (PublishedTable table : PublishedTable.all()) {
      for (PublishedTable.Column column : table.columns()) {
        String name = table.name() + "." + column.name();
        assertThat(column.missing() == null)
            .as("%s says why it may be missing, if it may", name)
            .isEqualTo(column.required());
        if (column.type().equals("numeric")) {
          assertThat(column.unit()).as("%s has a unit", name).isNotNull();
        }
      }
    }
  }

  private String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Data dictionary

        Every published column: first what it says, which all datasets of a table have in common, then for
        each dataset from where it is taken. The API has the same at `/api/v1/data_dictionary/`, as it was
        when the version that is served was made. A column that names no source is made by the SQL.
        """);
    Map<PublishedTable, Set<Dataset>> tables = new LinkedHashMap<>();
    PublishedTable.all().forEach(table -> tables.put(table, new LinkedHashSet<>()));
    catalogue.datasets().forEach(dataset -> tables.get(dataset.table()).add(dataset));
    try (TestDatabase database = TestDatabase.create()) {
      JdbcClient jdbc = JdbcClient.create(database.owner());
      makeEmptyTables(jdbc);
      tables.forEach(
          (table, datasets) -> {
            page.append(columns(table));
            datasets.forEach(dataset -> page.append(origins(jdbc, dataset)));
          });
    }
    return page.toString();
  }

  private void makeEmptyTables(JdbcClient jdbc) {
    Set<Source> sources = new LinkedHashSet<>();
    for (Dataset dataset : catalogue.datasets()) {
      sources.addAll(catalogue.sourcesOf(dataset));
      jdbc.sql(
              "create view dataset.%s as select * from shape.%s"
                  .formatted(dataset.id(), dataset.table().name()))
          .update();
    }
    staging(jdbc).create(List.copyOf(sources));
  }

  private static Staging staging(JdbcClient jdbc) {
    return new Staging(jdbc, 1);
  }

  private static String columns(PublishedTable table) {
    return """

        ## `%s`

        One row: %s. Key: %s.

        | column | type | unit | meaning | may be missing |
        |---|---|---|---|---|
        %s
        """
        .formatted(
            table.name(),
            table.oneRow(),
            table.key().stream().map("`%s`"::formatted).collect(joining(", ")),
            table.columns().stream()
                .map(
                    column ->
                        "| `%s` | %s | %s | %s | %s |"
                            .formatted(
                                column.name(),
                                column.type(),
                                orNothing(column.unit()),
                                column.meaning(),
                                column.required() ? "no" : "yes: " + column.missing()))
                .collect(joining("\n")));
  }

  private String origins(JdbcClient jdbc, Dataset dataset) {
    Select select = dataset.selects().get(0);
    List<Entry> entries =
        new DataDictionary(jdbc, catalogue)
            .of(dataset, select, select.over(staging(jdbc).schema()));
    return """

        ### `%s`

        %s; made by `%s`.

        | column | source | header |
        |---|---|---|
        %s
        """
        .formatted(
            dataset.id(),
            dataset.title(),
            select.file(),
            entries.stream()
                .map(
                    entry ->
                        "| `%s` | %s | %s |"
                            .formatted(
                                entry.columnName(),
                                entry.source() == null ? "" : "`" + entry.source() + "`",
                                orNothing(entry.header())))
                .collect(joining("\n")));
  }

  private static String orNothing(String text) {
    return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
  }
}
