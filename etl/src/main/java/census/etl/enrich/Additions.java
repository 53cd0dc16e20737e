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
  record Addition(String name, String column, String meaning, CellType type) {

    boolean isArea() {
      return column.equals(name + CODE);
    }
  }

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
                      column.meaning(),
                      CellType.of(column)))
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

  List<Added> added() {
    List<Added> added = new ArrayList<>();
    areas.forEach(
        area -> {
          added.add(new Added(area.column(), area.type()));
          added.add(new Added(area.name() + "_name", CellType.TEXT));
        });
    columns.forEach(column -> added.add(new Added(column.column(), column.type())));
    return added;
  }
}
