package census.etl.ods;

import census.etl.acquire.Service;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Column;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.RecordClass;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Role;
import census.etl.read.SourceReader;
import census.etl.read.SourceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The predefined reports: the same tables as the declared files, as they are today. They do not say
 * what has changed, and know neither websites, nor dates in law, nor successors.
 */
final class ReportService implements OrganisationService {

  /** A report, the declaration of its table, and what it is a list of. */
  private record Report(String name, String source, String role, RecordClass recordClass) {}

  private static final List<Report> REPORTS =
      List.of(
          new Report("etr", "ods_trust", OdsRecord.TRUST, RecordClass.ORGANISATION),
          new Report("ets", "ods_trust_site", OdsRecord.TRUST_SITE, RecordClass.SITE),
          new Report("wlhbsite", "ods_welsh_site", OdsRecord.HEALTH_BOARD_SITE, RecordClass.SITE));

  private final Service service;
  private final Catalogue catalogue;
  private @Nullable SortedMap<String, OdsRecord> records;

  ReportService(Service service, Catalogue catalogue) {
    this.service = service;
    this.catalogue = catalogue;
  }

  @Override
  public OptionalInt daysRemembered() {
    return OptionalInt.empty();
  }

  /** Everything, as any of it may have. */
  @Override
  public Set<String> changedSince(LocalDate day) {
    return new TreeSet<>(records().keySet());
  }

  @Override
  public Optional<OdsRecord> find(String code) {
    return Optional.ofNullable(records().get(code));
  }

  private synchronized SortedMap<String, OdsRecord> records() {
    SortedMap<String, OdsRecord> known = records;
    if (known == null) {
      known = new TreeMap<>();
      for (Report report : REPORTS) {
        String path = "getReport?report=" + report.name();
        known.putAll(
            service
                .find(path, answer -> read(report, answer))
                .orElseThrow(
                    () ->
                        new Fault(
                            Kind.ODS_ANSWERS_OTHERWISE
                                .at(Place.file(service.address(path).toString()))
                                .found("no such report"))));
      }
      records = known;
    }
    return known;
  }

  /** By way of a file, as the readers of declared tables read files. */
  private Map<String, OdsRecord> read(Report report, byte[] answer) throws IOException {
    Path file = Files.createTempFile("ods", ".csv");
    try {
      Files.write(file, answer);
      return read(report, catalogue.source(report.source()), file);
    } catch (Fault e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, OdsRecord> read(Report report, Source source, Path file) {
    Map<String, OdsRecord> records = new HashMap<>();
    SourceFile form = source.files().get(0);
    try (SourceReader reader =
        SourceReader.open(
            file, report.name() + ".csv", form.layout(), source.columns(), source.ignored())) {
      for (SourceRow row = reader.read(); row != null; row = reader.read()) {
        OdsRecord record = record(report, new Cells(source.columns(), row.values()));
        records.put(record.code(), record);
      }
    }
    return records;
  }

  private static OdsRecord record(Report report, Cells cells) {
    Period open = new Period(cells.day("opened"), cells.day("closed"));
    @Nullable String parent = cells.text("parent");
    return new OdsRecord(
        String.valueOf(cells.text("ods_code")),
        String.valueOf(cells.text("name")),
        report.recordClass(),
        open.end() == null,
        open,
        Period.OPEN,
        new Address(
            cells.text("address_line_1"),
            cells.text("address_line_2"),
            cells.text("address_line_3"),
            cells.text("address_line_4"),
            cells.text("address_line_5"),
            cells.text("postcode"),
            null),
        cells.text("telephone"),
        null,
        List.of(new Role(report.role(), true, open.end() == null, open)),
        parent == null
            ? List.of()
            : List.of(
                new Relationship(
                    OdsRecord.OPERATED_BY,
                    parent,
                    null,
                    cells.day("parent_until") == null,
                    new Period(cells.day("parent_since"), cells.day("parent_until")))),
        List.of(),
        null);
  }

  /** One row, by the names of the columns; a report can lack any. */
  private record Cells(List<Column> columns, @Nullable Object[] values) {

    @Nullable Object value(String name) {
      for (int i = 0; i < values.length; i++) {
        if (columns.get(i).name().equals(name)) {
          return values[i];
        }
      }
      return null;
    }

    @Nullable String text(String name) {
      return (String) value(name);
    }

    @Nullable LocalDate day(String name) {
      return (LocalDate) value(name);
    }
  }
}
