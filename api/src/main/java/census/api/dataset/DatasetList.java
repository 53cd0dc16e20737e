package census.api.dataset;

import census.api.web.ListRoute;
import census.api.web.Table;
import census.model.schema.PublishedTable;
import census.model.schema.PublishedTable.Column;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where every served number came from. */
@Configuration(proxyBeanMethods = false)
class DatasetList {

  /** The one view that no dataset is loaded into, so the list of published tables has it not. */
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
                  column("report", "jsonb", "What was checked, expected and found"))));

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
    return new Column(name, type, !name.equals("fingerprint"), meaning);
  }
}
