package census.api.dataset;

import census.api.web.ListRoute;
import census.api.web.Table;
import census.model.schema.PublishedTable;
import census.model.schema.PublishedTable.Column;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where every served number came from. */
@Configuration(proxyBeanMethods = false)
class DatasetList {

  private static final Set<String> MAY_BE_MISSING =
      Set.of("fingerprint", "unit", "missing_because", "source", "header");

  /** Views that no dataset is loaded into, so the list of published tables has them not. */
  private static final Table DATASET =
      new Table(
          new PublishedTable(
              "dataset",
              "A dataset at the version that is served",
              List.of("dataset"),
              List.of(
                  column("dataset", "text", "Name of the dataset"),
                  column("table_name", "text", "The published table that its rows are in"),
                  column("dataset_version", "integer", "Number of the version that is served"),
                  column("rows", "bigint", "How many rows it has"),
                  column("sample", "boolean", "Whether the data are fictional"),
                  column("loaded_at", "timestamp with time zone", "When the load began"),
                  column("published_at", "timestamp with time zone", "When it came to be served"),
                  column("reason", "text", "Why: load, or rollback to an older version"),
                  column("load_id", "bigint", "The load that made the version"),
                  column("code_version", "text", "The release that made it"),
                  column("fingerprint", "text", "Hash of all that it was made from"),
                  column("declaration", "jsonb", "What it is: title, edition, what one row is"),
                  column(
                      "sources",
                      "jsonb",
                      "The files: publisher, licence, attribution, SHA-256, when retrieved"),
                  column(
                      "made_from",
                      "jsonb",
                      "The other datasets that it was made from, each at the version that was read"),
                  column("report", "jsonb", "What was checked, expected and found"))));

  private static final Table DATA_DICTIONARY =
      new Table(
          new PublishedTable(
              "data_dictionary",
              "A column of a dataset that is served",
              List.of("id"),
              List.of(
                  column("id", "text", "The dataset and the column"),
                  column("dataset", "text", "Name of the dataset"),
                  column("dataset_version", "integer", "Number of the version that is served"),
                  column("table_name", "text", "The published table that its rows are in"),
                  column("column_number", "integer", "Where in the table it stands"),
                  column("column_name", "text", "Name of the column"),
                  column("type", "text", "Its type in PostgreSQL"),
                  column("meaning", "text", "What it says"),
                  column("unit", "text", "Unit of its numbers"),
                  column("may_be_missing", "boolean", "Whether a row may lack it"),
                  column("missing_because", "text", "Why a row may lack it"),
                  column(
                      "source",
                      "text",
                      "The source or dataset that it was taken from as it is; null if the SQL makes it"),
                  column("header", "text", "What the publisher has headed it with"),
                  column("made_by", "text", "The SQL that makes the rows"))));

  @Bean
  ListRoute dataDictionary() {
    return ListRoute.named("data_dictionary")
        .oneRow("A column of a dataset that is served: what it says and where it was taken from")
        .from(DATA_DICTIONARY)
        .order("dataset, column_number")
        .key(DATA_DICTIONARY.field("id"))
        .shows(DATA_DICTIONARY.fields("id", "made_by"))
        .build();
  }

  @Bean
  ListRoute datasets() {
    return ListRoute.named("datasets")
        .oneRow("A dataset at the version that is served, and where it came from")
        .from(DATASET)
        .order("dataset")
        .key(DATASET.field("dataset"))
        .shows(DATASET.fields("dataset", "report"))
        .build();
  }

  private static Column column(String name, String type, String meaning) {
    return Column.of(name, type, !MAY_BE_MISSING.contains(name), meaning);
  }
}
