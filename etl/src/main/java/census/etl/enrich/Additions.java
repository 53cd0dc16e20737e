package census.etl.enrich;

import census.model.schema.PublishedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is added of the directory: areas, each with its code and name, and single columns. */
record Additions(List<Addition> areas, List<Addition> columns) {

  /**
   * @param name as it is asked for
   * @param column that of the directory
   */
  record Addition(String name, String column, String meaning) {

    boolean isArea() {
      return column.equals(name + CODE);
    }
  }

  static final String USUAL =
      "local_authority,ward,integrated_care_board,health_authority,nhs_england_region,region";

  private static final String CODE = "_code";
  private static final String KEY = "postcode";

  /** What people call them, who do not know the directory. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "icb", "integrated_care_board",
          "sub_icb", "sub_icb_location",
          "health_board", "health_authority",
          "constituency", "parliamentary_constituency",
          "police_force", "police_force_area");

  static final List<Addition> CHOICES =
      PublishedTable.named(KEY).orElseThrow().columns().stream()
          .filter(column -> !column.name().equals(KEY))
          .map(
              column ->
                  new Addition(
                      column.name().endsWith(CODE)
                          ? column.name().substring(0, column.name().length() - CODE.length())
                          : column.name(),
                      column.name(),
                      column.meaning()))
          .toList();

  static Optional<Addition> named(String name) {
    String meant = OTHER_NAMES.getOrDefault(name, name);
    return CHOICES.stream().filter(choice -> choice.name().equals(meant)).findFirst();
  }

  static Additions of(List<Addition> all) {
    return new Additions(
        all.stream().filter(Addition::isArea).toList(),
        all.stream().filter(addition -> !addition.isArea()).toList());
  }

  List<String> headers() {
    List<String> headers = new ArrayList<>();
    areas.forEach(
        area -> {
          headers.add(area.column());
          headers.add(area.name() + "_name");
        });
    columns.forEach(column -> headers.add(column.column()));
    return headers;
  }
}
