package census.etl.ods.standin;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.Period;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The predefined reports: 27 columns, and no header. */
final class ReportShape {

  private static final int COLUMNS = 27;
  private static final Map<String, String> ROLES =
      Map.of(
          "etr", OdsRecord.TRUST,
          "ets", OdsRecord.TRUST_SITE,
          "wlhbsite", OdsRecord.HEALTH_BOARD_SITE);

  private ReportShape() {}

  /** Empty if there is no such report. */
  static Optional<String> report(String name, Collection<OdsRecord> all) {
    @Nullable String role = ROLES.get(name);
    if (role == null) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      all.stream().filter(one -> one.isA(role)).forEach(one -> csv.writeRecord(row(one)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(text.toString());
  }

  private static List<String> row(OdsRecord one) {
    @Nullable String[] cells = new String[COLUMNS];
    Address address = one.address();
    cells[0] = one.code();
    cells[1] = one.name();
    cells[2] = "Y91";
    cells[3] = "XAA";
    cells[4] = address.line1();
    cells[5] = address.line2();
    cells[6] = address.line3();
    cells[7] = address.town();
    cells[8] = address.county();
    cells[9] = address.postcode();
    cells[10] = day(one.operational().start());
    cells[11] = day(one.operational().end());
    operator(one)
        .ifPresentOrElse(
            operator -> {
              Period period = operator.operational();
              cells[13] = "Z";
              cells[14] = operator.target();
              cells[15] = day(period.start());
              cells[16] = day(period.end());
            },
            () -> cells[17] = one.telephone());
    cells[21] = "0";
    return Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList();
  }

  /** A report has room for one: the last. */
  private static Optional<Relationship> operator(OdsRecord one) {
    return one.relationships().stream()
        .filter(relationship -> relationship.id().equals(OdsRecord.OPERATED_BY))
        .max(Comparator.comparing(relationship -> relationship.operational().firstDay()));
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
