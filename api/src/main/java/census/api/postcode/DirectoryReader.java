package census.api.postcode;

import census.api.web.DatasetVersion;
import census.api.web.InMemory;
import census.api.web.ListRoute.Reads;
import census.api.web.Published;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is published of the directory into memory. */
final class DirectoryReader implements InMemory.Source<Directory> {

  private static final String POSTCODE = "postcode";
  private static final String AREA_NAME = "area_name";

  private static final List<Reads> READS =
      List.of(new Reads(POSTCODE, "true"), new Reads(AREA_NAME, "true"));

  /** Where there are several for a code, the newest last. */
  private static final String NAMES =
      "select kind, code, name from published.area_name order by edition nulls first";

  private static final String POSTCODES =
      "select postcode, %s, %s from published.postcode order by postcode"
          .formatted(
              Columns.SQL,
              AreaKind.ALL.stream().map(AreaKind::column).collect(Collectors.joining(", ")));

  private final Published published;

  DirectoryReader(Published published) {
    this.published = published;
  }

  @Override
  public String name() {
    return "postcode directory";
  }

  @Override
  public List<DatasetVersion> versions() {
    return published.datasets().stream()
        .filter(dataset -> Set.of(POSTCODE, AREA_NAME).contains(dataset.table()))
        .toList();
  }

  @Override
  public Optional<Directory> read() {
    return published.read(
        READS,
        held -> {
          int rows = rows(held.behind().datasets());
          return rows == 0 ? Optional.empty() : Optional.of(read(held, rows));
        });
  }

  @Override
  public boolean isPublished(List<DatasetVersion> datasets) {
    return rows(datasets) > 0;
  }

  private static int rows(List<DatasetVersion> datasets) {
    return Math.toIntExact(
        datasets.stream()
            .filter(dataset -> dataset.table().equals(POSTCODE))
            .mapToLong(DatasetVersion::rows)
            .sum());
  }

  private static Directory read(Published.Held held, int rows) {
    Postcodes.Collected postcodes = new Postcodes.Collected(rows);
    Columns columns = Columns.of(rows);
    Areas.Collected areas = new Areas.Collected(rows);
    held.copy(
        POSTCODES,
        copied -> {
          int row = postcodes.add(Objects.requireNonNull(copied.text(0)));
          columns.set(row, copied, 1);
          areas.add(row, copied, 1 + Columns.COUNT);
        });
    held.copy(
        NAMES,
        copied ->
            areas.name(
                Objects.requireNonNull(copied.text(0)),
                Objects.requireNonNull(copied.text(1)),
                Objects.requireNonNull(copied.text(2))));
    return Directory.of(held.behind(), postcodes.finished(), columns, areas.finished());
  }
}
